using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Interruption;

/// <summary>Cells that cannot be stopped: they are in somebody else's code, which does not ask.</summary>
public sealed class StuckCellTests
{
    [Theory]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int sleep(int seconds); sleep(60);")]
    [InlineData("new System.Text.RegularExpressions.Regex(\"^(a+)+$\").IsMatch(new string('a', 60) + \"!\")")]
    public async Task A_cell_that_does_not_stop_is_named_and_ended_with_its_kernel_only_when_asked_again(string code)
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("1");
        await kernel.Process.SendAsync("execute_request",
            new JsonObject { ["code"] = $"System.IO.File.WriteAllText(\"running\", \"\");\n{code}", ["cell"] = 2 });
        await kernel.RunningAsync();
        var clock = Stopwatch.StartNew();
        await kernel.Process.InterruptAsync();
        // Asked again before it is known that it does not stop: nothing is lost by impatience.
        await kernel.Process.InterruptAsync();
        var (type, content) = await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal("stream", type);
        Assert.Contains("does not stop by itself. Interrupt again to end the kernel, which loses its variables", (string?)content["text"],
            StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 2.9, 10);

        await kernel.Process.InterruptAsync();
        (type, content) = await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal("error", type);
        Assert.Contains("run them again from the top", (string?)content["evalue"], StringComparison.Ordinal);
        Assert.Equal("execute_reply", (await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken)).Type);
        var death = await Assert.ThrowsAsync<KernelDiedException>(() => kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken));
        Assert.Contains("interrupted again", death.Reason, StringComparison.Ordinal);
    }
}
