using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class CellSessionTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly RunningKernel kernel = shared.Kernel.FromCellOne();

    [Fact]
    public async Task Cells_share_what_they_declare()
    {
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
        Assert.Equal("3",
            await kernel.ValueAsync("await Task.Delay(10);\nvar numbers = await Task.FromResult(new[] { 1, 2, 3 });\nnumbers.Length"));
    }

    [Fact]
    public async Task A_cell_that_fails_keeps_what_was_there_and_what_it_did_before()
    {
        await kernel.RunAsync("var kept = 1;");
        var (_, error) = await kernel.TryAsync("kept = 2;\nvar added = 3;\nthrow new InvalidOperationException(\"on purpose\");");
        Assert.Equal(("InvalidOperationException", "on purpose", 3), (error!.Name, error.Message, error.Line));
        Assert.Equal("5", await kernel.ValueAsync("kept + added"));
    }

    [Fact]
    public async Task An_exception_names_the_learners_lines_and_no_others()
    {
        await kernel.RunAsync("int Parse(string text)\n{\n    return int.Parse(text);\n}");
        var (_, error) = await kernel.TryAsync("var ok = 1;\nParse(\"x\")");
        Assert.Equal(["  at cell 1, line 3", "  at cell 2, line 2"], error!.Traceback.Skip(1));
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task A_compilation_error_shows_the_line_and_points_at_the_place()
    {
        var (outputs, error) = await kernel.TryAsync("var a = 1;\nvar b = a + nothing;");
        Assert.Equal("CompilationError", error!.Name);
        Assert.Equal(2, error.Line);
        Assert.StartsWith("cell 1, line 2, column 13: error CS0103:", error.Traceback[0], StringComparison.Ordinal);
        Assert.Equal(["    var b = a + nothing;", "                ^^^^^^^"], error.Traceback.Skip(1));
        Assert.Equal("error", (string?)outputs.Single()!["output_type"]);
        Assert.Null((await kernel.TryAsync("var a = 2;")).Error);
    }

    [Fact]
    public async Task A_compilation_error_far_out_in_a_long_line_is_shown_round_its_place()
    {
        var (_, error) = await kernel.TryAsync($"var a = \"{new string('a', 400)}\" + nothing + \"{new string('b', 400)}\";");
        string line = error!.Traceback[1], caret = error.Traceback[2];
        Assert.InRange(line.Length, 100, 170);
        Assert.Equal("nothing", line.Substring(caret.IndexOf('^', StringComparison.Ordinal), caret.Count(character => character == '^')));
    }

    [Fact]
    public async Task Errors_in_a_loaded_file_name_the_file()
    {
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "wrong.csx"), "int Good() => 1;\nint Bad() => nothing;",
            TestContext.Current.CancellationToken);
        var (_, rejected) = await kernel.TryAsync("#load \"wrong.csx\"");
        Assert.StartsWith("wrong.csx, line 2, column 14: error CS0103", rejected!.Traceback[0], StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "throws.csx"), "void Fail()\n{\n    throw new Exception(\"here\");\n}",
            TestContext.Current.CancellationToken);
        var (_, thrown) = await kernel.TryAsync("#load \"throws.csx\"\nFail();");
        Assert.Equal(["  at throws.csx, line 3", "  at cell 2, line 2"], thrown!.Traceback.Skip(1));
    }

    [Fact]
    public async Task Causes_are_named_with_their_own_lines()
    {
        var (_, error) =
            await kernel.TryAsync("void Inner() => throw new ArgumentException(\"deep\");\ntry\n{\n    Inner();\n}\ncatch (Exception "
                + "e)\n{\n    throw new InvalidOperationException(\"outer\", e);\n}");
        Assert.Equal(["InvalidOperationException: outer", "  at cell 1, line 8", "  caused by ArgumentException: deep",
            "  at cell 1, line 1", "  at cell 1, line 4"], error!.Traceback);
    }

    [Fact]
    public async Task A_deep_recursion_of_a_thrown_error_is_not_listed_whole()
    {
        var (_, error) = await kernel.TryAsync("int Down(int a) => a == 0 ? throw new Exception(\"bottom\") : 1 + Down(a - 1);\nDown(500)");
        Assert.InRange(error!.Traceback.Count, 10, 30);
        Assert.EndsWith("frames more", error.Traceback[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_right_in_optimised_loops_and_lambdas_and_async_methods()
    {
        await kernel.RunAsync("double Sum(double[] values)\n{\n    double sum = 0;\n    for (int i = 0; i <= values.Length; "
            + "i++)\n        sum += i < values.Length ? values[i] : throw new Exception(\"too far\");\n    return sum;\n}\nasync Task "
            + "FailAsync()\n{\n    await Task.Delay(1);\n    throw new Exception(\"late\");\n}");
        for (int i = 0; i < 3; i++)
        {
            var (_, error) = await kernel.TryAsync("var many = new double[300_000];\nSum(many)");
            Assert.Equal("  at cell 1, line 5", error!.Traceback[1]);
            Assert.Equal(2, error.Line);
        }

        Assert.Equal(["  at cell 1, line 11", "  at cell 5, line 1"],
            (await kernel.TryAsync("await FailAsync();")).Error!.Traceback.Skip(1));
        Assert.Equal(3, (await kernel.TryAsync("new[] { 1, 0 }\n    .Select(i =>\n        1 / i)\n    .ToArray()")).Error!.Line);
    }

    [Fact]
    public async Task A_warning_is_shown_once_and_never_stored()
    {
        const string Cell = "void F()\n{\n    int unused = 1;\n}";
        Assert.Equal(["cell 1, line 3: warning CS0219: The variable 'unused' is assigned but its value is never used\n"],
            await kernel.NoticesAsync(Cell));
        Assert.Empty(await kernel.NoticesAsync(Cell));
        Assert.Empty(await kernel.RunAsync("void G() { int alsoUnused = 1; }"));
        Assert.Empty(await kernel.NoticesAsync("string? maybe = null; maybe"));
    }

    [Fact]
    public async Task A_task_that_nobody_awaits_does_not_fail_unseen()
    {
        string notice =
            Assert.Single(
                await kernel.NoticesAsync("void Start()\n{\n    Task failing = Task.Run(() => "
                    + "throw new InvalidOperationException(\"lost\"));\n    "
                    + "((IAsyncResult)failing).AsyncWaitHandle.WaitOne();\n}\nStart();"),
                    text => text.Contains("nobody awaited", StringComparison.Ordinal));
        Assert.Equal("A task that nobody awaited failed: InvalidOperationException: lost\n  at cell 1, line 3\n", notice);
    }

    [Fact]
    public async Task A_library_is_found_relative_to_the_notebook_and_is_not_locked()
    {
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
        var (_, error) = await kernel.TryAsync("#r \"lib/Nowhere.dll\"");
        Assert.Contains("lib/Nowhere.dll", error!.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet build", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupt_while_a_cell_is_still_compiled_is_not_lost()
    {
        await using var fresh = await RunningKernel.StartAsync();
        var running = fresh.TryAsync("while (true) { }");
        // The first cell takes the compiler about a second, and much longer on a busy machine.
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await fresh.Process.InterruptAsync();
        var (_, error) = await running.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal("CellInterruptedException", error!.Name);
    }

    [Fact]
    public async Task Methods_of_a_cell_run_optimised()
    {
        Assert.Equal("False",
            await kernel.ValueAsync("System.Reflection.Assembly.GetExecutingAssembly().GetCustomAttributes(typeof(System.Diagnostics."
                + "DebuggableAttribute), false).Cast<System.Diagnostics.DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled)"));
    }
}
