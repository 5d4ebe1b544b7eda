using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Workshop;

public sealed class HandOutTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hand-out-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Explicit = true)]
    public async Task A_hand_out_is_the_course_without_outputs_and_its_chapters_run_where_it_lies()
    {
        string target = Path.Combine(folder, "course");
        var (exitCode, output, errors) = await RunningApp.RunAsync(folder, "workshop", "hand-out", target);
        Assert.True(exitCode == 0, errors);
        string[] notebooks = Directory.GetFiles(target, "*.ipynb");
        Assert.Equal(Directory.GetFiles(Room.Notebooks, "*.ipynb").Select(Path.GetFileName).Order(),
            notebooks.Select(Path.GetFileName).Order());
        Assert.Contains($"{notebooks.Length} notebooks without outputs", output, StringComparison.Ordinal);
        Assert.All(notebooks.SelectMany(path => Notebook.Load(path).Cells).Where(cell => cell.IsCode),
            cell => Assert.True(cell.Outputs.Count == 0 && cell.ExecutionCount is null));
        Assert.Equal((0, ""), await RunAsync(Path.Combine(target, "00-start-here.ipynb")));
        Assert.Equal((0, ""), await RunAsync(Path.Combine(target, "16-the-same-network-elsewhere.ipynb")));   // reads a folder beside it
        Assert.Equal((0, ""), await RunAsync(Path.Combine(target, "17-make-it-fast.ipynb")));   // another one
    }

    [Fact]
    public void What_the_organiser_has_tried_or_written_beside_the_course_is_not_handed_out()
    {
        string clone = Directory.CreateDirectory(Path.Combine(folder, "clone")).FullName;
        File.Copy(Path.Combine(Room.Notebooks, "00-start-here.ipynb"), Path.Combine(clone, "00-start-here.ipynb"));
        foreach (string arguments in new[] { "init --quiet", "add .",
            "-c user.name=a -c user.email=a@b.c commit --quiet --message course" })
        {
            using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", $"-C {clone} {arguments}"))!;
            git.WaitForExit();
            Assert.Equal(0, git.ExitCode);
        }

        File.WriteAllText(Path.Combine(clone, "00-start-here.ipynb"), """{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}""");
        File.WriteAllText(Path.Combine(clone, "answers.md"), "42");
        string target = Path.Combine(folder, "course");
        Assert.Equal(1, App.Workshop.HandOut.Write(clone, target));
        Assert.Equal([Path.Combine(target, "00-start-here.ipynb")], Directory.GetFileSystemEntries(target));
        Assert.NotEmpty(Notebook.Load(Path.Combine(target, "00-start-here.ipynb")).Cells);
    }

    [Fact]
    public void When_git_does_not_answer_nothing_is_handed_out_and_the_file_is_named()
    {
        string slow = Path.Combine(folder, "git"), target = Path.Combine(folder, "course");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The slow git of this test is a script.");
        File.WriteAllText(slow, "#!/bin/sh\nexec sleep 1000\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string course = Directory.CreateDirectory(Path.Combine(folder, "clone")).FullName;
        string chapter = Path.Combine(course, "00-start-here.ipynb");
        File.Copy(Path.Combine(Room.Notebooks, "00-start-here.ipynb"), chapter);
        var late = Assert.Throws<NotebookException>(() => App.Workshop.HandOut.Write(course, target,
            new App.Serve.Originals(new App.Serve.CoursePath(course), slow, TimeSpan.FromSeconds(0.2))));
        Assert.StartsWith($"{chapter}: git has not said within 0.2 seconds what is committed there",
            late.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target));
    }

    [Fact]
    public void What_was_handed_out_and_run_from_top_to_bottom_tells_that_all_of_it_ran()
    {
        var plan = Notebook.Load(Path.Combine(Room.Notebooks, "01-one-neuron.ipynb"));
        var copy = Notebook.Parse(plan.ToCanonicalText());
        copy.ClearOutputs();
        foreach (var (index, cell) in copy.Cells.Where(cell => cell.IsRunnable).Index())
            cell.SetOutputs(index + 1, []);
        var work = App.Workshop.ChapterWork.Of(App.Workshop.ChapterPlan.Of("01-one-neuron.ipynb", plan),
            Notebook.Parse(copy.ToCanonicalText()), new HashSet<string>());
        Assert.Equal((App.Workshop.ChapterState.Counted, work.Cells), (work.State, work.Ran));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        string file = Path.Combine(folder, "mine.txt");
        await File.WriteAllTextAsync(file, "mine");
        var (exitCode, _, errors) = await RunningApp.RunAsync(folder, "workshop", "hand-out", folder);
        Assert.Equal((1, $"{folder}: holds something already; name a folder that is new or empty"), (exitCode, errors.TrimEnd()));
        Assert.Equal([file], Directory.GetFileSystemEntries(folder));
    }

    private async Task<(int ExitCode, string Errors)> RunAsync(string notebook)
    {
        var (exitCode, _, errors) = await RunningApp.RunAsync(folder, "run", notebook);
        return (exitCode, errors);
    }
}
