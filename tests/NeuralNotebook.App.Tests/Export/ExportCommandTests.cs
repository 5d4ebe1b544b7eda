using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>The command that writes the course as a site, on a small course of its own.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private const string Notebook =
        """{"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":"# First\n\n[home](../README.md), [text](notes.md#one), [data](more/data.json)"}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";

    private readonly string home = Directory.CreateTempSubdirectory("export-").FullName;

    public ExportCommandTests()
    {
        Write("course/00-first.ipynb", Notebook);
        Write("course/notes.md", "# Notes\n\n## One\n");
        Write("course/more/data.json", "{}");
        Write("course/lib/NeuralNotebook.dll", "built");
        Write("course/.progress.json", "{}");
    }

    [Fact]
    public async Task A_course_becomes_pages_and_files_and_what_is_hidden_or_built_stays_at_home()
    {
        var (exitCode, output, errors) = await ExportAsync();
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("are in site.", output, StringComparison.Ordinal);
        Assert.Equal([".nojekyll", "00-first.html", "00-first.ipynb", "404.html", "assets/finished.css", "assets/page.css", "index.html",
            "more/data.json", "notes.html", "site.json"], Files());
    }

    [Fact]
    public async Task Two_exports_are_equal_byte_for_byte()
    {
        await ExportAsync();
        await RunningApp.RunAsync(home, "export", "other", "--folder", "course");
        Assert.All(Files(), file => Assert.Equal(File.ReadAllBytes(At($"site/{file}")), File.ReadAllBytes(At($"other/{file}"))));
        Assert.Equal(Files(), Files("other"));
    }

    [Fact]
    public async Task A_second_export_takes_the_first_one_s_place_and_leaves_what_others_laid_there()
    {
        await ExportAsync();
        Write("site/CNAME", "course.example");
        Write("site/more/own.txt", "mine");
        Directory.CreateDirectory(At("site/.git/refs/tags"));
        File.Delete(At("course/notes.md"));
        File.Move(At("course/00-first.ipynb"), At("course/01-second.ipynb"));
        Assert.Equal(0, (await ExportAsync()).ExitCode);
        Assert.Equal([".nojekyll", "01-second.html", "01-second.ipynb", "404.html", "CNAME", "assets/finished.css", "assets/page.css",
            "index.html", "more/data.json", "more/own.txt", "site.json"], Files());
        Assert.True(Directory.Exists(At("site/.git/refs/tags")));
        Assert.Equal(["course", "site"], Directory.GetFileSystemEntries(home).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused_and_left_as_it_is()
    {
        Write("site/thesis.txt", "years of work");
        Assert.Equal(
            (1, $"{At("site")}: holds something that is no earlier export (it has no site.json of this program); "
                + "name a folder that is new or empty"), Said(await ExportAsync()));
        Assert.Equal(["thesis.txt"], Files());
        Write("site/site.json", "{\"maker\":\"somebody else\",\"files\":{}}");
        Assert.Equal(1, (await ExportAsync()).ExitCode);
        Write("site/site.json", "{");
        Assert.Equal(1, (await ExportAsync()).ExitCode);
        Assert.Equal(["site.json", "thesis.txt"], Files());
    }

    [Fact]
    public async Task A_file_of_somebody_else_s_with_a_name_that_the_site_needs_is_not_replaced()
    {
        await ExportAsync();
        Write("site/extra.html", "mine");
        Write("course/extra.md", "# Extra");
        Assert.Equal((1, $"{At("site/extra.html")}: is not of an earlier export, and the new one has a file of that name; move it away"),
            Said(await ExportAsync()));
        Assert.Equal("mine", File.ReadAllText(At("site/extra.html")));
    }

    [Fact]
    public async Task An_export_that_was_ended_between_its_two_steps_is_brought_to_its_end_by_the_next()
    {
        await ExportAsync();
        Write("site/CNAME", "course.example");
        Directory.Move(At("site"), At(".site.old"));
        Write(".site.new/half.html", "half");
        Assert.Equal(0, (await ExportAsync()).ExitCode);
        Assert.Contains("CNAME", Files());
        Assert.DoesNotContain("half.html", Files());
        Assert.Equal(["course", "site"], Directory.GetFileSystemEntries(home).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("course/thesis", "lies in the folder that is exported")]
    [InlineData("course", "lies in the folder that is exported")]
    [InlineData("file", "is a file; name a folder")]
    [InlineData("link", "is a link; name a folder")]
    [InlineData("/", "is no folder of its own")]
    public async Task A_place_that_is_none_for_a_site_is_refused(string place, string reason)
    {
        Write("file", "");
        Directory.CreateDirectory(At("elsewhere"));
        File.CreateSymbolicLink(At("link"), At("elsewhere"));
        var (exitCode, _, errors) = await RunningApp.RunAsync(home, "export", place, "--folder", "course");
        Assert.Equal(1, exitCode);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(At("elsewhere")));
    }

    [Fact]
    public async Task A_damaged_notebook_or_two_pages_of_one_name_are_said_and_the_site_stays_as_it_was()
    {
        await ExportAsync();
        string before = File.ReadAllText(At("site/index.html"));
        Write("course/01-bad.ipynb", "{");
        var (exitCode, errors) = Said(await ExportAsync());
        Assert.Equal(1, exitCode);
        Assert.StartsWith("01-bad.ipynb", errors, StringComparison.Ordinal);
        File.Delete(At("course/01-bad.ipynb"));
        Write("course/00-FIRST.md", "# The same name");
        Assert.Equal((1, "Two files of the site would be called '00-first.html': rename the notebook, text or file of that name"),
            Said(await ExportAsync()));
        Assert.Equal(before, File.ReadAllText(At("site/index.html")));
    }

    [Fact]
    public async Task Links_to_the_repository_lead_to_where_it_can_be_read_or_are_plain_text()
    {
        await ExportAsync();
        Assert.DoesNotContain("README", File.ReadAllText(At("site/00-first.html")), StringComparison.Ordinal);
        await ExportAsync("--source", "https://code.example/owner/name/blob/main");
        Assert.Contains("href=\"https://code.example/owner/name/blob/main/README.md\"", File.ReadAllText(At("site/00-first.html")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_wrong_addresses_finds_home_from_anywhere_once_it_knows_the_site_s_address()
    {
        await ExportAsync("--address", "https://owner.example/course");
        string page = File.ReadAllText(At("site/404.html"));
        Assert.Contains("href=\"https://owner.example/course/index.html\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://owner.example/course/assets/page.css\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--source", "main")]
    [InlineData("--address", "javascript:alert(1)")]
    [InlineData("--folder", "nowhere")]
    [InlineData("--kernel", "course")]
    public async Task An_option_that_makes_no_sense_is_refused(string option, string value)
    {
        Assert.NotEqual(0, (await ExportAsync(option, value)).ExitCode);
        Assert.False(Directory.Exists(At("site")));
    }

    [Fact]
    public async Task Without_the_sources_of_the_browser_s_kernel_it_is_said_what_is_missing_and_nothing_is_written()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "page")),
            "The page is not built: Node.js with npm builds it.");
        Write("NeuralNotebook.sln", "");
        Directory.Move(At("course"), At("notebooks"));
        var (exitCode, _, errors) = await RunningApp.RunAsync(home, "export", "site");
        Assert.Equal(1, exitCode);
        Assert.Contains("the sources of the kernel that runs in a browser are not there; name a published one with --kernel", errors,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("site")));
    }

    [Fact]
    public async Task The_list_names_every_file_with_its_size_and_changes_its_version_with_them()
    {
        await ExportAsync();
        var first = JsonNode.Parse(File.ReadAllText(At("site/site.json")))!;
        Assert.Equal(Files().Where(file => file != "site.json"), first["files"]!.AsObject().Select(file => file.Key));
        Assert.All(first["files"]!.AsObject(),
            file => Assert.Equal(new FileInfo(At($"site/{file.Key}")).Length, (long)file.Value!["bytes"]!));
        Write("course/notes.md", "# Notes, changed");
        await ExportAsync();
        Assert.NotEqual((string)first["version"]!, (string)JsonNode.Parse(File.ReadAllText(At("site/site.json")))!["version"]!);
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    private Task<(int ExitCode, string Output, string Errors)> ExportAsync(params string[] options) =>
        RunningApp.RunAsync(home, ["export", "site", .. options.Contains("--folder") ? [] : new[] { "--folder", "course" }, .. options]);

    private static (int ExitCode, string Errors) Said((int ExitCode, string Output, string Errors) run) =>
        (run.ExitCode, run.Errors.TrimEnd());

    private string At(string path) => Path.Combine(home, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private string[] Files(string folder = "site") =>
        [.. Directory.GetFiles(At(folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(At(folder), file))
            .Order(StringComparer.Ordinal)];
}
