using System.Globalization;

namespace NeuralNotebook.Kernel.Tests.Stdio;

public sealed class MemoryTests
{
    [Fact]
    public async Task Two_hundred_cells_leave_little_behind()
    {
        await using var kernel = await RunningKernel.StartAsync();
        for (int i = 0; i < 200; i++)
            await kernel.RunAsync(string.Create(CultureInfo.InvariantCulture, $"var kept{i} = {i}; kept{i} + 1"));
        int megabytes =
            int.Parse((await kernel.ValueAsync("GC.GetTotalMemory(forceFullCollection: true) >> 20"))!, CultureInfo.InvariantCulture);
        // 20 were seen; 152 while each cell still carried the references of all cells before it.
        Assert.InRange(megabytes, 1, 50);
    }
}
