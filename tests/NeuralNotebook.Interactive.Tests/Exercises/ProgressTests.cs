using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>What is kept of the learner's work. The collection keeps apart the tests that set the environment variable.</summary>
[Collection(nameof(ProgressTests))]
public sealed class ProgressTests : IDisposable
{
    private readonly OwnProgress own = new();

    private static readonly ValueExercise<double> One = new("00.9", "One") { Expected = 1, Hints = ["a", "b"] };

    public static TheoryData<string> Damaged => [.. DamagedProgress.Files.Keys];

    public static TheoryData<string> Readable => [.. DamagedProgress.Readable.Keys];

    public void Dispose() => own.Dispose();

    [Fact]
    public void Only_a_passing_check_is_kept()
    {
        One.Check(2);
        One.Check(double.NaN);
        One.Solution(1);
        Assert.False(File.Exists(own.Path));

        One.Check(1);
        Assert.Equal(["00.9"], new ProgressFile(own.Path).Passed());
    }

    [Fact]
    public void Passing_twice_changes_nothing()
    {
        One.Check(1);
        string before = File.ReadAllText(own.Path);
        One.Check(1);

        Assert.Equal(before, File.ReadAllText(own.Path));
        Assert.Equal(["progress.json", "progress.json.lock"], Directory.GetFiles(own.Folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void A_damaged_file_is_said_and_set_aside_when_there_is_something_to_write(string name)
    {
        byte[] damaged = DamagedProgress.Files[name];
        File.WriteAllBytes(own.Path, damaged);
        var map = Progress.Map();
        Assert.Equal(0, map.Solved);
        Assert.StartsWith("Which exercises you solved cannot be read: progress.json ", map.ToString(), StringComparison.Ordinal);
        Assert.Contains("Which exercises you solved cannot be read", map.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(own.Path));

        var result = One.Check(1);

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Contains("progress.json.damaged", result.ToString(), StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(own.Path + ".damaged"));
        Assert.Equal(["00.9"], new ProgressFile(own.Path).Passed());
        Assert.Null(Progress.Map().Problem);
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void What_can_be_read_is_kept_in_its_place(string name)
    {
        File.WriteAllBytes(own.Path, DamagedProgress.Readable[name]);
        Assert.Equal(["00.1"], new ProgressFile(own.Path).Passed(out string? problem));
        Assert.Null(problem);
        One.Check(1);
        Assert.Equal(["00.1", "00.9"], new ProgressFile(own.Path).Passed());
        Assert.False(File.Exists(own.Path + ".damaged"));
    }

    [Fact]
    public void A_second_damaged_file_does_not_take_the_place_of_the_first()
    {
        foreach (string damaged in new[] { "first", "second", "third" })
        {
            File.WriteAllText(own.Path, damaged);
            Assert.Contains(".damaged", new ProgressFile(own.Path).Add("00.1")!, StringComparison.Ordinal);
        }

        Assert.Equal(["first", "second", "third"],
            new[] { "", "-2", "-3" }.Select(number => File.ReadAllText($"{own.Path}.damaged{number}")));
    }

    [Fact]
    public void What_else_the_file_holds_stays()
    {
        File.WriteAllText(own.Path, """{ "name": "Ada", "passed": ["04.2", 7, null] }""");
        One.Check(1);

        var content = JsonNode.Parse(File.ReadAllText(own.Path))!;
        Assert.Equal("Ada", (string?)content["name"]);
        Assert.Equal("""["00.9","04.2",7,null]""", content["passed"]!.ToJsonString());
        Assert.Equal(["00.9", "04.2"], new ProgressFile(own.Path).Passed());
    }

    [Fact]
    public void Many_at_once_lose_nothing()
    {
        var ids = Enumerable.Range(1, 40).Select(i => $"03.{i}").ToList();
        var threads = ids.Select(id => new Thread(() => Assert.Null(new ProgressFile(own.Path).Add(id)))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(ids.Order(), new ProgressFile(own.Path).Passed().Order());
    }

    [Fact]
    public void While_another_process_holds_the_lock_the_check_waits_and_then_says_that_nothing_was_kept()
    {
        using (new FileStream(own.Path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            Assert.Contains("could not be kept", One.Check(1).ToString(), StringComparison.Ordinal);
        Assert.Null(new ProgressFile(own.Path).Add("00.9"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_and_fails_nothing()
    {
        Environment.SetEnvironmentVariable(Progress.Variable, Path.Combine(own.Folder, "nowhere", "p.json"));

        var result = One.Check(1);

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Contains("could not be kept", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Off_neither_reads_nor_writes()
    {
        File.WriteAllText(own.Path, """{ "passed": ["00.1"] }""");
        Environment.SetEnvironmentVariable(Progress.Variable, "off");

        Assert.Null(Progress.Record("00.9"));
        Assert.Equal(0, Progress.Map().Solved);
        Assert.Equal("""{ "passed": ["00.1"] }""", File.ReadAllText(own.Path));
    }

    [Fact]
    public void The_map_ticks_off_what_is_solved()
    {
        var map = new CourseMap([("00", "Start"), ("01", "One")],
            [One, new ValueExercise<double>("00.10", "t") { Expected = 1, Hints = ["a", "b"] }], new HashSet<string> { "00.9", "77.1" });

        Assert.Equal(1, map.Solved);
        Assert.Equal("1 of 2 exercises are solved\n    chapter  exercises        solved\n00  Start    ✓ 00.9  ○ 00.10  1 of 2\n01  One   "
            + "                    –", map.ToString());
    }
}
