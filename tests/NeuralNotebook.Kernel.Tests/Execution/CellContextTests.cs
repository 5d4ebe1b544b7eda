using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class CellContextTests
{
    [Fact]
    public async Task A_culture_that_a_cell_sets_holds_for_the_cells_after_it()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("1.5", await kernel.ValueAsync("$\"{1.5}\""));
        await kernel.RunAsync("using System.Globalization;\nCultureInfo.CurrentCulture = new CultureInfo(\"de-DE\"); "
            + "CultureInfo.CurrentUICulture = new CultureInfo(\"fr-FR\");");
        Assert.Equal("1,5 1,5 de-DE fr-FR",
            await kernel.ValueAsync(
                "$\"{1.5} {double.Parse(\"1,5\")} {CultureInfo.CurrentCulture.Name} {CultureInfo.CurrentUICulture.Name}\""));
        Assert.Equal("1,5", await kernel.ValueAsync("Task.Run(() => $\"{1.5}\").Result"));
        Assert.Equal("1,5\n", (string?)(await kernel.RunAsync("Console.WriteLine(1.5);")).Single()!["text"]);
        // What the kernel makes of a value is the same everywhere; a lazy value's own code runs as the cell would.
        Assert.Equal("[1.5, -2000]", await kernel.ValueAsync("new[] { 1.5, -2000 }"));
        Assert.Equal("[\"0,5\"]", await kernel.ValueAsync("Enumerable.Range(0, 1).Select(i => $\"{i + 0.5}\")"));
    }

    [Fact]
    public async Task A_culture_that_a_cell_sets_for_all_threads_holds_for_the_next_cells_thread_too()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync(
            "System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new System.Globalization.CultureInfo(\"de-DE\");");
        Assert.Equal("1,5", await kernel.ValueAsync("(1.5).ToString()"));
        Assert.Equal("-1.5", await kernel.ValueAsync("-1.5"));
    }

    [Fact]
    public async Task Values_that_flow_with_a_cell_are_carried_on_also_after_a_wait_or_an_error()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("using System.Threading;\nvar flowing = new AsyncLocal<int>();\nflowing.Value = 1;");
        Assert.Equal("1", await kernel.ValueAsync("flowing.Value"));
        await kernel.RunAsync("await Task.Yield(); flowing.Value = 2;");
        Assert.Equal("2", await kernel.ValueAsync("flowing.Value"));
        await kernel.TryAsync("flowing.Value = 3; throw new Exception(\"at once\");");
        Assert.Equal("3", await kernel.ValueAsync("flowing.Value"));
        await kernel.TryAsync("await Task.Delay(10); flowing.Value = 4; throw new Exception(\"later\");");
        Assert.Equal("4", await kernel.ValueAsync("flowing.Value"));
        await kernel.RunAsync("for (int i = 0; i < 2_000; i++) { flowing.Value = i; await Task.Yield(); }");
        Assert.Equal("1999", await kernel.ValueAsync("flowing.Value"));
        // As everywhere in .NET, what an async method or a task changes is its own.
        await kernel.RunAsync(
            "async Task Change() { await Task.Yield(); flowing.Value = -1; }\nawait Change(); await Task.Run(() => flowing.Value = -2);");
        Assert.Equal("1999", await kernel.ValueAsync("flowing.Value"));
    }
}
