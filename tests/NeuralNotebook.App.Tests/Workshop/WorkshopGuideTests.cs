using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuralNotebook.App.Tests.Workshop;

/// <summary>What an organiser reads the day before is so.</summary>
public sealed partial class WorkshopGuideTests
{
    private const string Guide = "docs/workshop.md", HubGuide = "docs/jupyterhub/README.md";
    private const string OurProgram = "dotnet run --project src/NeuralNotebook.App -- ";

    /// <summary>What the guides start besides our own; an organiser of a hub has them, a machine that tests need not.</summary>
    private static readonly string[] OtherPrograms =
        ["apt-get", "cd", "chmod", "cp", "docker", "dotnet", "git", "helm", "install", "jupyterhub", "passwd", "useradd"];

    private static string Root => CourseFolder.Find()!;

    [Theory]
    [InlineData(Guide)]
    [InlineData(HubGuide)]
    public void Every_command_of_ours_is_understood_and_every_other_one_starts_a_known_program(string page)
    {
        string[] lines = Commands(page);
        Assert.NotEmpty(lines);
        foreach (string line in lines)
        {
            if (line.StartsWith(OurProgram, StringComparison.Ordinal))
                Assert.True(CommandLine.Create().Parse(line[OurProgram.Length..]).Errors is { Count: 0 }, line);
            else
                Assert.Contains(line.Split(' ')[0], OtherPrograms);
        }
    }

    [Theory]
    [InlineData(Guide)]
    [InlineData(HubGuide)]
    public void Every_path_of_the_repository_that_is_named_or_linked_to_exists(string page)
    {
        string text = Read(page);
        string[] links = [.. Link().Matches(text).Select(match => match.Groups[1].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#'))
            .Select(link => Path.Combine(Path.GetDirectoryName(Path.Combine(Root, page))!, link.Split('#')[0]))];
        string[] named = [.. RepositoryPath().Matches(text).Select(match => match.Value)
            .Where(path => !path.EndsWith(".progress.json", StringComparison.Ordinal)).Select(path => Path.Combine(Root, path))];
        Assert.NotEmpty(links);
        Assert.NotEmpty(named);
        Assert.All(links.Concat(named), path => Assert.True(Path.Exists(path), path));
    }

    [Fact]
    public void The_timetables_have_the_chapters_own_minutes_and_one_row_begins_where_the_one_before_ends()
    {
        var tables = Regex.Split(Read(Guide), "^## ", RegexOptions.Multiline).Select(section => Row().Matches(section))
            .Where(rows => rows.Count > 0).ToArray();
        Assert.Equal(2, tables.Length);
        foreach (var rows in tables)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                int minutes = int.Parse(rows[i].Groups["minutes"].Value, CultureInfo.InvariantCulture);
                if (i + 1 < rows.Count)
                    Assert.Equal(Begins(rows[i]) + TimeSpan.FromMinutes(minutes), Begins(rows[i + 1]));
                if (Chapter().Match(rows[i].Value) is { Success: true } chapter)
                    Assert.Equal(Pages.Chapter.Read(Path.Combine(Room.Notebooks, chapter.Value), chapter.Value).Minutes, minutes);
            }
        }

        Assert.Equal(TimeSpan.FromHours(2), Begins(tables[0][^1]) - Begins(tables[0][0]));
    }

    [Fact]
    public void What_the_hubs_guide_says_of_the_limits_is_what_its_configuration_sets()
    {
        string config = Read("docs/jupyterhub/jupyterhub_config.py");
        Assert.All(LimitRow().Matches(Read(HubGuide)).SelectMany(row => Name().Matches(row.Value)).Select(match => match.Groups[1].Value),
            name => Assert.Contains(name, config, StringComparison.Ordinal));
    }

    private static TimeSpan Begins(Match row) => TimeSpan.Parse(row.Groups["begins"].Value, CultureInfo.InvariantCulture);

    /// <summary>The lines of the blocks whose first line starts a program; others show a file's content.</summary>
    private static string[] Commands(string page) =>
        [.. Block().Matches(Read(page))
            .Select(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(lines => lines is not ["location / {", ..] and not ["c.JupyterHub.spawner_class = \"systemd\"", ..])
            .SelectMany(lines => lines)];

    private static string Read(string page) => File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^ *```\n(.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w./])(?:src|notebooks|docs)/[\w./-]*[\w/]")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^\| (?<begins>[0-9]+:[0-9]{2}) \| .* \| (?<minutes>[0-9]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"[0-9]{2}-[\w-]+\.ipynb")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^\| (?:`(?:DOTNET|RLIMIT)_|`nice`).*, .* \|$", RegexOptions.Multiline)]
    private static partial Regex LimitRow();

    [GeneratedRegex(@"`((?:DOTNET|RLIMIT)_\w+)`")]
    private static partial Regex Name();
}
