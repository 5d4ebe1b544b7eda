using System.Text.Json.Nodes;
using NeuralNotebook.Interactive.Tests;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Workshop;

/// <summary>Who is where, as the command tells it.</summary>
public sealed class CollectTests : IDisposable
{
    private const string Start = "00-start-here.ipynb", Softmax = "05-softmax.ipynb";

    private readonly Room room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task Each_learner_has_a_line_named_after_her_folder_with_her_exercises_and_how_many_cells_she_ran()
    {
        room.Work("ada", Start, cells => Run(cells, 5));
        room.Work("ada", Softmax,
            cells => Cell(cells, "ex2")["source"] = "double[] MaskedSoftmax(double[] logits, bool[] allowed) => logits;");
        room.Write("ada", ".progress.json", """{ "passed": ["00.1", "05.1", "99.9", "<b>"] }""");
        room.Add("zoë", Start);

        var table = await room.TableAsync();

        Assert.Equal(["ada", "zoë"], table.Keys);
        int cells = Notebook.Load(Path.Combine(Room.Notebooks, Start)).Cells.Count(cell => cell.IsRunnable);
        Assert.Equal(("05", "2", "1", "5", $"{cells}"),
            (table["ada"]["is at chapter"], table["ada"]["exercises solved"], table["ada"]["exercises tried"], table["ada"]["00 cells run"],
                table["ada"]["00 cells"]));
        Assert.Equal(("passed", "untouched", "passed", "tried", "untouched", "unknown"),
            (table["ada"]["00.1"], table["ada"]["00.2"], table["ada"]["05.1"], table["ada"]["05.2"], table["ada"]["05.3"],
                table["ada"]["04.1"]));
        Assert.Equal(("0", "missing"), (table["ada"]["05 cells run"], table["ada"]["04 cells run"]));
        Assert.Equal(("", "as stored", "untouched"), (table["zoë"]["is at chapter"], table["zoë"]["00 cells run"], table["zoë"]["00.1"]));
    }

    [Fact]
    public async Task A_card_that_says_right_counts_without_a_progress_file_and_one_that_says_wrong_is_a_try()
    {
        room.Work("ada", Start, cells =>
        {
            Show(cells, "ex1", "Exercise 00.1 · How few neurons are enough: ✓ right");
            Show(cells, "ex2", "Exercise 00.2 · What more noise makes worse: ✗ not right yet\nRecognised: …");
            Show(cells, "ex3-solution", "Exercise 00.3 · Three classes instead of two: ✓ the solution is right");
        });
        var ada = (await room.TableAsync())["ada"];
        Assert.Equal(("passed", "tried", "untouched"), (ada["00.1"], ada["00.2"], ada["00.3"]));
    }

    [Fact]
    public async Task A_copy_with_the_stored_outputs_tells_only_whether_it_was_changed()
    {
        room.Add("ada", Start, Softmax);
        string path = Path.Combine(room.Folder, "ada", Softmax);
        var notebook = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        Cell(notebook["cells"]!.AsArray(), "load")["source"] = "// Mine.";
        await File.WriteAllTextAsync(path, notebook.ToJsonString());
        var ada = (await room.TableAsync())["ada"];
        Assert.Equal(("as stored", "changed", "05"), (ada["00 cells run"], ada["05 cells run"], ada["is at chapter"]));
    }

    [Fact]
    public async Task Every_damaged_progress_file_gets_a_sentence_and_its_learners_notebooks_still_count()
    {
        foreach (var (name, bytes) in DamagedProgress.Files)
        {
            room.Work(name, Start, cells => Run(cells, 3));
            await File.WriteAllBytesAsync(Path.Combine(room.Folder, name, ".progress.json"), bytes);
        }

        var table = await room.TableAsync();

        Assert.Equal(DamagedProgress.Files.Keys.Order(), table.Keys.Order());
        Assert.All(table.Values, learner => Assert.StartsWith(".progress.json ", learner["could not be read"], StringComparison.Ordinal));
        Assert.All(table.Values, learner => Assert.Equal("3", learner["00 cells run"]));
    }

    [Fact]
    public async Task Every_damaged_notebook_gets_a_sentence_and_nobody_else_is_lost()
    {
        foreach (var (name, (bytes, _)) in DamagedNotebooks.Refused)
            await File.WriteAllBytesAsync(Path.Combine(room.Add(name), Start), bytes, TestContext.Current.CancellationToken);
        foreach (var (name, bytes) in DamagedNotebooks.Kept)
            await File.WriteAllBytesAsync(Path.Combine(room.Add("kept " + name), Start), bytes, TestContext.Current.CancellationToken);
        room.Write("well", ".progress.json", """{ "passed": ["00.1"] }""");

        var table = await room.TableAsync();

        Assert.Equal(DamagedNotebooks.Refused.Count + DamagedNotebooks.Kept.Count + 1, table.Count);
        Assert.All(DamagedNotebooks.Refused.Keys,
            name => Assert.StartsWith(Start, table[name]["could not be read"], StringComparison.Ordinal));
        Assert.All(DamagedNotebooks.Kept.Keys, name => Assert.Equal("", table["kept " + name]["could not be read"]));
        Assert.Equal("passed", table["well"]["00.1"]);
    }

    [Fact]
    public async Task Empty_huge_and_unreadable_files_get_a_sentence_and_are_not_read()
    {
        room.Write("empty", Start, "");
        room.Write("huge", ".progress.json", new string(' ', (1 << 20) + 1));
        await using (var file = File.Create(Path.Combine(room.Add("huge"), Start)))
            file.SetLength(200L << 20);
        if (!OperatingSystem.IsWindows())
            await (System.Diagnostics.Process.Start("mkfifo", Path.Combine(room.Add("pipe"), Start)) is var pipe
                ? pipe.WaitForExitAsync() : Task.CompletedTask);

        var table = await room.TableAsync();

        Assert.Contains($"{Start} is empty.", table["empty"]["could not be read"], StringComparison.Ordinal);
        Assert.Equal($".progress.json has 1 MB, and no more than 1 are read. {Start} has 200 MB, and no more than 64 are read.",
            table["huge"]["could not be read"]);
        if (!OperatingSystem.IsWindows())
            Assert.Contains($"{Start} is empty.", table["pipe"]["could not be read"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_are_not_followed_wherever_they_stand()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only some users make links.");
        using var secret = new Room();
        secret.Write("other", ".progress.json", """{ "passed": ["00.1"] }""");
        secret.Add("other", Start);
        string other = Path.Combine(secret.Folder, "other");
        File.CreateSymbolicLink(Path.Combine(room.Folder, "folder"), other);
        File.CreateSymbolicLink(Path.Combine(room.Add("notebooks"), "notebooks"), other);
        File.CreateSymbolicLink(Path.Combine(room.Add("progress"), ".progress.json"), Path.Combine(other, ".progress.json"));
        File.CreateSymbolicLink(Path.Combine(room.Add("chapter"), Start), Path.Combine(other, Start));
        File.CreateSymbolicLink(Path.Combine(room.Add("nowhere"), Start), Path.Combine(other, "nothing"));

        var table = await room.TableAsync();

        Assert.Equal(["chapter", "folder", "notebooks", "nowhere", "progress"], table.Keys);
        Assert.All(table.Values, learner => Assert.Equal(("unknown", "0"), (learner["00.1"], learner["exercises solved"])));
        Assert.All(table.Values, learner => Assert.NotEqual("", learner["could not be read"]));
    }

    [Fact]
    public async Task A_home_folder_and_a_clone_are_learners_too_and_equal_names_are_told_apart()
    {
        room.Write(Path.Combine("home", "ada", "course"), ".progress.json", """{ "passed": ["00.1"] }""");
        room.Write(Path.Combine("home", "bob", "clone", "notebooks"), ".progress.json", """{ "passed": ["00.2"] }""");
        room.Write(Path.Combine("monday", "eve"), ".progress.json", """{ "passed": ["00.1"] }""");
        room.Write(Path.Combine("tuesday", "eve"), ".progress.json", """{ "passed": ["00.2"] }""");

        var table =
            await room.TableAsync(
                [.. new[] { "home", "monday", Path.Combine("tuesday", "eve"),
                    Path.Combine("tuesday", "eve") + "/" }.Select(name => Path.Combine(room.Folder, name))]);

        Assert.Equal(["ada", "bob", "monday/eve", "tuesday/eve"], table.Keys);
        Assert.Equal(["passed", "passed"], [table["ada"]["00.1"], table["tuesday/eve"]["00.2"]]);
    }

    [Fact]
    public async Task A_folder_that_is_missing_or_packed_is_named_and_the_others_count()
    {
        room.Write("ada", ".progress.json", """{ "passed": [] }""");
        File.WriteAllText(Path.Combine(room.Folder, "bob.zip"), "PK");
        var (exitCode, output, errors) = await room.CollectAsync(room.Folder, "gone");
        Assert.Equal((0, "1 learner: workshop.html and workshop.csv"), (exitCode, output.TrimEnd()));
        Assert.Contains("gone: there is no such folder", errors, StringComparison.Ordinal);
        Assert.Contains("bob.zip: is packed; unpack it into a folder of its own, named after the learner", errors,
            StringComparison.Ordinal);
        Assert.Contains("bob.zip: is packed", await File.ReadAllTextAsync(room.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_learner_nothing_is_written()
    {
        var (exitCode, _, errors) = await room.CollectAsync("gone");
        Assert.Equal(1, exitCode);
        Assert.Contains("No learner's folder was found, so nothing was written.", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(room.Desk));
    }

    [Theory]
    [InlineData("workshop.html", "<!doctype html>\n<p>Mine.</p>")]
    [InlineData("workshop.csv", "name,grade\nada,1\n")]
    [InlineData("workshop.csv", "")]
    public async Task What_somebody_else_made_is_never_replaced_and_what_it_made_itself_is(string file, string text)
    {
        room.Write("ada", ".progress.json", """{ "passed": [] }""");
        Assert.Equal(0, (await room.CollectAsync()).ExitCode);
        Assert.Equal(0, (await room.CollectAsync()).ExitCode);
        string path = Path.Combine(room.Desk, file);
        await File.WriteAllTextAsync(path, text);
        var (exitCode, _, errors) = await room.CollectAsync();
        Assert.Equal((1, $"{file}: is a file that this command did not write; move it away, or name another place with --output"),
            (exitCode, errors.TrimEnd()));
        Assert.Equal(text, await File.ReadAllTextAsync(path));
    }

    private static JsonObject Cell(JsonArray cells, string id) =>
        cells.Select(cell => cell!.AsObject()).Single(cell => (string?)cell["id"] == id);

    private static void Run(JsonArray cells, int count)
    {
        foreach (var (index, cell) in cells.Where(cell => (string?)cell!["cell_type"] == "code").Take(count).Index())
            cell!["execution_count"] = index + 1;
    }

    private static void Show(JsonArray cells, string id, string text)
    {
        Cell(cells, id)["execution_count"] = 1;
        Cell(cells, id)["outputs"] =
            new JsonArray(new JsonObject
            {
                ["output_type"] = "execute_result",
                ["execution_count"] = 1,
                ["metadata"] = new JsonObject(),
                ["data"] = new JsonObject { ["text/plain"] = text }
            });
    }
}
