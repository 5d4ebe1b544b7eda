using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class CellSessionTests
{
    [Fact]
    public async Task Cells_share_what_they_declare()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("using System.IO;\nint x = 40; int Twice(int a) => 2 * a; record Point(int X, int Y);");
        Assert.Equal("84", await kernel.ValueAsync("Twice(x + 2)"));
        Assert.Equal("Point { X = 1, Y = 2 }", await kernel.ValueAsync("new Point(1, 2)"));
        Assert.Equal("a.txt", await kernel.ValueAsync("Path.GetFileName(\"b/a.txt\")"));
        await kernel.RunAsync("string x = \"declared again\";");
        Assert.Equal("declared again", await kernel.ValueAsync("x"));
    }

    [Fact]
    public async Task A_cell_may_await()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("3", await kernel.ValueAsync("await Task.Delay(10);\nvar numbers = await Task.FromResult(new[] { 1, 2, 3 });\nnumbers.Length"));
    }

    [Fact]
    public async Task A_cell_that_fails_keeps_what_was_there_and_what_it_did_before()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("var kept = 1;");
        var (_, error) = await kernel.TryAsync("kept = 2;\nvar added = 3;\nthrow new InvalidOperationException(\"on purpose\");");
        Assert.Equal(("InvalidOperationException", "on purpose", 3), (error!.Name, error.Message, error.Line));
        Assert.Equal("5", await kernel.ValueAsync("kept + added"));
    }

    [Fact]
    public async Task An_exception_names_the_learners_lines_and_no_others()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("int Parse(string text)\n{\n    return int.Parse(text);\n}");
        var (_, error) = await kernel.TryAsync("var ok = 1;\nParse(\"x\")");
        Assert.Equal(["  at cell 1, line 3", "  at cell 2, line 2"], error!.Traceback.Skip(1));
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task A_compilation_error_shows_the_line_and_points_at_the_place()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (outputs, error) = await kernel.TryAsync("var a = 1;\nvar b = a + nothing;");
        Assert.Equal("CompilationError", error!.Name);
        Assert.Equal(2, error.Line);
        Assert.StartsWith("cell 1, line 2, column 13: error CS0103:", error.Traceback[0], StringComparison.Ordinal);
        Assert.Equal(["    var b = a + nothing;", "                ^^^^^^^"], error.Traceback.Skip(1));
        Assert.Equal("error", (string?)outputs.Single()!["output_type"]);
        Assert.Null((await kernel.TryAsync("var a = 2;")).Error);
    }

    [Fact]
    public async Task A_library_is_found_relative_to_the_notebook_and_is_not_locked()
    {
        await using var kernel = await RunningKernel.StartAsync();
        string library = Path.Combine(Directory.CreateDirectory(Path.Combine(kernel.Folder, "lib")).FullName, "FsCheck.dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "FsCheck.dll"), library);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "FSharp.Core.dll"), Path.Combine(kernel.Folder, "lib", "FSharp.Core.dll"));

        Assert.Equal("FsCheck", await kernel.ValueAsync("#r \"lib/FsCheck.dll\"\nusing FsCheck;\ntypeof(Config).Assembly.GetName().Name"));
        File.WriteAllText(library, "rebuilt meanwhile");
        Assert.Equal("FsCheck", await kernel.ValueAsync("typeof(Config).Namespace"));
    }

    [Fact]
    public async Task A_library_that_is_missing_is_named_with_what_to_try()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, error) = await kernel.TryAsync("#r \"lib/Nowhere.dll\"");
        Assert.Contains("lib/Nowhere.dll", error!.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet build", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("await Task.Delay(60_000);")]
    [InlineData("while (true) { try { System.Threading.Thread.Sleep(10); } catch { } }")]
    public async Task An_endless_cell_can_be_interrupted_and_the_state_lives_on(string code)
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("var kept = 7;");
        var running = kernel.TryAsync(code);
        await Task.Delay(800, TestContext.Current.CancellationToken);
        await kernel.Process.InterruptAsync();
        var (_, error) = await running.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal("CellInterruptedException", error!.Name);
        Assert.Equal("7", await kernel.ValueAsync("kept"));
    }

    [Fact]
    public async Task An_interrupt_while_a_cell_is_still_compiled_is_not_lost()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var running = kernel.TryAsync("while (true) { }");
        // The first cell takes the compiler about a second.
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await kernel.Process.InterruptAsync();
        var (_, error) = await running.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal("CellInterruptedException", error!.Name);
    }

    [Fact]
    public async Task Methods_of_a_cell_run_optimised()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("False", await kernel.ValueAsync("System.Reflection.Assembly.GetExecutingAssembly().GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false).Cast<System.Diagnostics.DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled)"));
    }
}
