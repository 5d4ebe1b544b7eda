using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly NotebookFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_notebook_runs_with_a_line_a_cell_and_stays_as_it_was()
    {
        string path = fixture.Write("var a = 1;", "", "a + 1");
        string before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (exitCode, output, errors) = await Run("test.ipynb");
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("test.ipynb: cell 2 of 2", output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_kernels_of_a_run_are_told_to_keep_no_progress()
    {
        fixture.Write("if (Environment.GetEnvironmentVariable(\"NEURALNOTEBOOK_PROGRESS\") != \"off\") throw new Exception(\"progress\");");
        var (exitCode, _, errors) = await Run("test.ipynb");
        Assert.Equal((0, ""), (exitCode, errors));
    }

    [Fact]
    public async Task Saving_twice_gives_the_same_bytes()
    {
        string path = fixture.Write("Console.WriteLine(\"printed\");\nnew[] { 1, 2 }", "display(\"shown\");",
            "System.IO.Directory.GetFiles(\".\").Length");
        Assert.Equal(0, (await Run("test.ipynb", "--save")).ExitCode);
        byte[] once = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await Run("test.ipynb", "--save")).ExitCode);
        Assert.Equal(once, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        var cells = Notebook.Load(path).Cells;
        Assert.Equal("[1, 2]", string.Concat(cells[0].Outputs[1]!["data"]!["text/plain"]!.AsArray().Select(line => (string?)line)));
        Assert.Equal("1", (string?)cells[2].Outputs[0]!["data"]!["text/plain"]![0]);
    }

    [Fact]
    public async Task Saving_without_the_files_that_a_cell_needs_keeps_what_it_stored()
    {
        string path = fixture.WriteText("""
            {"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"name":".net-csharp","language":"csharp"}},"cells":[
             {"cell_type":"code","id":"plain","metadata":{},"execution_count":null,"outputs":[],"source":"1 + 1"},
             {"cell_type":"code","id":"large","metadata":{"tags":["needs-large"]},"execution_count":7,"source":"\"Not run here: large.bin is missing.\"",
              "outputs":[{"output_type":"execute_result","execution_count":7,"metadata":{},"data":{"text/plain":"98.1 %"}}]}]}
            """);
        var (exitCode, output, errors) = await Run("test.ipynb", "--save");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("test.ipynb: 1 cell needs files that are not here and kept what was stored", output, StringComparison.Ordinal);
        var cells = Notebook.Load(path).Cells;
        Assert.Equal("2", (string?)cells[0].Outputs[0]!["data"]!["text/plain"]![0]);
        Assert.Equal(("98.1 %", 2, 2),
            ((string?)cells[1].Outputs[0]!["data"]!["text/plain"]![0], (int)cells[1].Outputs[0]!["execution_count"]!,
                cells[1].ExecutionCount));
    }

    [Theory]
    [InlineData("var a = 1;\nvar b = 0;\na / b", "test.ipynb: cell 2, line 3: DivideByZeroException: Attempted to divide by zero.")]
    [InlineData("int x = \"text\";",
        "test.ipynb: cell 2, line 1: CompilationError: CS0029: Cannot implicitly convert type 'string' to 'int'")]
    [InlineData("#r \"lib/Missing.dll\"",
        "test.ipynb: cell 2, line 1: CompilationError: CS0006: Metadata file 'lib/Missing.dll' could not be found. "
            + "Paths start at the notebook's folder; 'dotnet build' fills its lib folder.")]
    [InlineData("Environment.Exit(5);", "test.ipynb: cell 2: the kernel's process ended with exit code 5")]
    [InlineData("throw new Exception(\"two\\nlines\");", "test.ipynb: cell 2, line 1: Exception: two")]
    public async Task A_cell_that_fails_is_named_in_one_line_and_nothing_is_saved(string cell, string message)
    {
        string path = fixture.Write("1 + 1", cell, "3 + 3");
        await UntouchedAsync(path, message, "--save");
    }

    [Fact]
    public async Task Where_no_temporary_file_can_be_made_the_cell_says_so()
    {
        File.Copy(typeof(Xunit.Assert).Assembly.Location, Path.Combine(fixture.Folder, "library.dll"));
        fixture.Write("#r \"library.dll\"");
        var (exitCode, _, errors) =
            await RunningApp.RunAsync(fixture.Folder,
                (OperatingSystem.IsWindows() ? "TMP" : "TMPDIR", Path.Combine(fixture.Folder, "nowhere")), "run", "test.ipynb");
        Assert.Equal(1, exitCode);
        Assert.Contains("test.ipynb: cell 1: IOException: No temporary folder can be made in ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_never_ends_is_ended_after_the_time_it_was_given() =>
        await UntouchedAsync(fixture.Write("while (true) { }"),
            "test.ipynb: cell 1: still running after 2.5 seconds, and was ended; give it longer with --timeout", "--save",
            "--timeout", "2.5");

    [Theory]
    [InlineData("{ not json",
        "test.ipynb: is not valid JSON (line 1, column 3): 'n' is an invalid start of a property name. Expected a '\"'")]
    [InlineData("{\"nbformat\": 5, \"cells\": []}",
        "test.ipynb: is written in nbformat 5, and this program reads nbformat 4: look for a newer version of this program")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}, \"cells\": []}",
        "test.ipynb: is written in python, and this kernel runs C#")]
    public async Task A_file_that_is_no_notebook_of_ours_is_named_in_one_line(string text, string message) =>
        await UntouchedAsync(fixture.WriteText(text), message, "--save");

    [Fact]
    public async Task Damaged_notebooks_are_named_one_a_line_before_a_cell_of_theirs_runs_and_the_others_of_the_folder_run()
    {
        foreach (var (name, (bytes, _)) in DamagedNotebooks.Refused)
            await File.WriteAllBytesAsync(Path.Combine(fixture.Folder, name + ".ipynb"), bytes, TestContext.Current.CancellationToken);
        string[] odd = ["a byte-order mark and line ends of Windows", "utf-16", "metadata 70 deep", "a count that is text"];
        foreach (string name in odd)
            await File.WriteAllBytesAsync(Path.Combine(fixture.Folder, name + ".ipynb"), DamagedNotebooks.Kept[name],
                TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await Run(".", "--save");

        Assert.Equal(1, exitCode);
        string[] lines = errors.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(DamagedNotebooks.Refused.Count, lines.Length);
        foreach (var (name, (bytes, reason)) in DamagedNotebooks.Refused)
        {
            Assert.Single(lines, line => line.StartsWith(Path.Combine(".", name) + ".ipynb: ", StringComparison.Ordinal)
                && line.Contains(reason, StringComparison.Ordinal));
            Assert.Equal(bytes,
                await File.ReadAllBytesAsync(Path.Combine(fixture.Folder, name + ".ipynb"), TestContext.Current.CancellationToken));
        }

        foreach (string name in odd)
        {
            Assert.Contains($"{name}.ipynb: 1 cells ran", output, StringComparison.Ordinal);
            Assert.Equal((byte)'{',
                (await File.ReadAllBytesAsync(Path.Combine(fixture.Folder, name + ".ipynb"), TestContext.Current.CancellationToken))[0]);
            Assert.NotEmpty(Notebook.Load(Path.Combine(fixture.Folder, name + ".ipynb")).Cells[0].Outputs);
        }
    }

    [Fact]
    public async Task A_cell_in_another_language_is_named_before_anything_runs()
    {
        string path =
            fixture.WriteText("""{"cells":[{"cell_type":"markdown","metadata":{},"source":"text"},{"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"fsharp"}},"source":"printfn \"hi\"","outputs":[],"execution_count":null}],"metadata":{},"nbformat":4,"nbformat_minor":4}""");
        await UntouchedAsync(path,
            "test.ipynb: cell 1: the cell is written in F#, and this kernel runs C# and shows HTML, Markdown and JavaScript; "
                + "give the cell another kernel, or write it in C#", "--save");
    }

    [Fact]
    public async Task Copies_in_hidden_folders_are_not_run()
    {
        string path = fixture.Write("1 + 1");
        foreach (string hidden in new[] { ".ipynb_checkpoints", ".originals" })
        {
            Directory.CreateDirectory(Path.Combine(fixture.Folder, hidden));
            File.Copy(path, Path.Combine(fixture.Folder, hidden, "copy.ipynb"));
        }

        var (exitCode, output, _) = await Run(".");
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("copy.ipynb", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_save_left_is_swept_when_the_next_run_begins()
    {
        string path = fixture.Write("1 + 1"), left = Path.Combine(fixture.Folder, $".test.ipynb.{new string('0', 32)}.tmp");
        await File.WriteAllTextAsync(left, "half", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddDays(-2));
        Assert.Equal(0, (await Run("test.ipynb")).ExitCode);
        Assert.Equal([path], Directory.GetFiles(fixture.Folder));
    }

    [Theory]
    [InlineData("missing.ipynb", "missing.ipynb: there is no such notebook or folder")]
    [InlineData("empty", "empty: holds no notebook")]
    public async Task A_name_that_leads_nowhere_is_said(string name, string message)
    {
        Directory.CreateDirectory(Path.Combine(fixture.Folder, "empty"));
        var (exitCode, _, errors) = await Run(name);
        Assert.Equal((1, message + "\n"), (exitCode, errors.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task One_notebook_that_fails_does_not_keep_the_others_from_running()
    {
        fixture.Write("throw new Exception(\"first\");");
        File.Move(Path.Combine(fixture.Folder, "test.ipynb"), Path.Combine(fixture.Folder, "a.ipynb"));
        fixture.Write("2 + 2");
        var (exitCode, output, errors) = await Run(".", "--save");
        Assert.Equal(1, exitCode);
        Assert.Contains("cell 1, line 1: Exception: first", errors, StringComparison.Ordinal);
        Assert.Contains("2 notebooks, 1 failed", output, StringComparison.Ordinal);
        Assert.Single(Notebook.Load(Path.Combine(fixture.Folder, "test.ipynb")).Cells[0].Outputs);
    }

    [Fact]
    public async Task Two_runs_of_one_notebook_at_once_leave_it_whole()
    {
        string path = fixture.Write("21 * 2");
        var both = await Task.WhenAll(Run("test.ipynb", "--save"), Run("test.ipynb", "--save"));
        Assert.All(both, run => Assert.Equal(0, run.ExitCode));
        Assert.Single(Notebook.Load(path).Cells[0].Outputs);
        Assert.Equal([path], Directory.GetFiles(fixture.Folder));
    }

    [Fact]
    public Task Killing_the_app_while_it_saves_leaves_the_old_notebook_or_the_new_one() => KillAtAsync([0.5, 0.85, 0.95, 1.05]);

    // Most of the kills fall on the last part of the run, where the file is written.
    [Fact(Explicit = true)]
    public Task Killing_it_at_any_of_twenty_moments_does_no_more_harm() =>
        KillAtAsync([.. Enumerable.Range(0, 20).Select(i => i < 5 ? 0.15 * (i + 1) : 0.80 + (0.02 * (i - 5)))]);

    /// <summary>Kills runs of a notebook, each after a part of the time that a whole one takes.</summary>
    private async Task KillAtAsync(double[] parts)
    {
        string path = fixture.Write("new string('x', 2_000_000)");
        string old = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await Run("test.ipynb", "--save")).ExitCode);
        var whole = clock.Elapsed;
        string saved = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.NotEqual(old, saved);

        foreach (double part in parts)
        {
            await File.WriteAllTextAsync(path, old, TestContext.Current.CancellationToken);
            using var process = RunningApp.Start(fixture.Folder, "run", "test.ipynb", "--save");
            process.WaitForExit(whole * part);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            string left = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            Assert.True(left == old || left == saved,
                FormattableString.Invariant($"killed after {part:0.00} of the time, it left a notebook of {left.Length} characters"));
        }
    }

    [Fact]
    public async Task A_killed_app_takes_its_kernel_along()
    {
        fixture.Write("System.IO.File.WriteAllText(\"pid\", Environment.ProcessId.ToString());\nwhile (true) { }");
        string note = Path.Combine(fixture.Folder, "pid");
        using var app = RunningApp.Start(fixture.Folder, "run", "test.ipynb");
        while (!File.Exists(note) || new FileInfo(note).Length == 0)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        using var kernel =
            Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken),
                System.Globalization.CultureInfo.InvariantCulture));
        app.Kill();
        Assert.True(kernel.WaitForExit(10_000));
    }

    [Theory]
    [InlineData("--timeout", "0")]
    [InlineData("--timeout", "soon")]
    [InlineData("--nonsense")]
    public async Task An_option_that_makes_no_sense_is_refused(params string[] arguments) =>
        Assert.NotEqual(0, (await Run(["test.ipynb", .. arguments])).ExitCode);

    private Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) =>
        RunningApp.RunAsync(fixture.Folder, ["run", .. arguments]);

    private async Task UntouchedAsync(string path, string message, params string[] arguments)
    {
        byte[] before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var (exitCode, _, errors) = await Run([Path.GetFileName(path), .. arguments]);
        Assert.Equal(1, exitCode);
        Assert.Equal(message, errors.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.GetFiles(fixture.Folder));
    }
}
