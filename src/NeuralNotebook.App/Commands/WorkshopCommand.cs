using System.CommandLine;
using NeuralNotebook.App.Workshop;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App;

/// <summary><c>workshop hand-out | collect</c>: what whoever gives the course to a room of learners needs besides git and
/// the file system.</summary>
internal static class WorkshopCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("folder") { Description = "A new or empty folder." };
        var handOut = new Command("hand-out",
            "Writes the folder that every learner gets a copy of: the notebooks without outputs, and what they load.") { target };
        handOut.SetAction((parsed, cancellation) => TryAsync(() => HandOutAsync(parsed.GetValue(target)!, cancellation)));

        var folders = new Argument<string[]>("folders")
        {
            Description = "A learner's folder, or a folder that holds those of many; each is named after its folder.",
            Arity = ArgumentArity.OneOrMore
        };
        var output = new Option<string>("--output")
        { Description = "Where to write, without the ending: OUTPUT.html and OUTPUT.csv.", DefaultValueFactory = _ => "workshop" };
        var collect = new Command("collect", "Gathers the learners' progress and notebooks into one table, as a page and for spreadsheets.")
            { folders, output };
        collect.SetAction((parsed, _) => TryAsync(() => Task.FromResult(Collect(parsed.GetValue(folders)!, parsed.GetValue(output)!))));
        return new Command("workshop", "Hands the course out to a room of learners, and gathers who is where.") { handOut, collect };
    }

    private static async Task<int> HandOutAsync(string target, CancellationToken cancellation)
    {
        string notebooks = Notebooks();
        HandOut.Require(notebooks, target);
        await NotebookLibraries.BuildAsync(Path.GetDirectoryName(notebooks)!, cancellation).ConfigureAwait(false);
        Console.WriteLine($"{HandOut.Write(notebooks, target)} notebooks without outputs, and what they load, are in {target}");
        return 0;
    }

    private static int Collect(string[] folders, string output)
    {
        string page = output + ".html", table = output + ".csv";
        OwnFile.Require(page, WorkshopPage.Beginning);
        OwnFile.Require(table, WorkshopTable.Beginning);
        var syllabus = Syllabus.Read(Notebooks());
        var found = new LearnerFolders(folders);
        LearnersWork[] learners = [.. found.Learners.Select(learner => LearnersWork.Read(learner, syllabus))];
        foreach (string problem in found.Problems.Concat(
            learners.SelectMany(learner => learner.Problems.Select(problem => $"{learner.Name}: {problem}"))))
            Console.Error.WriteLine(problem);
        if (learners.Length == 0)
            throw new NotebookException("No learner's folder was found, so nothing was written. A learner's folder holds the chapters or "
                + "her .progress.json, itself or in 'notebooks'");
        OwnFile.Write(page, WorkshopPage.Write(learners, syllabus, found.Problems));
        OwnFile.Write(table, WorkshopTable.Write(learners, syllabus));
        Console.WriteLine($"{learners.Length} {(learners.Length == 1 ? "learner" : "learners")}: {page} and {table}");
        return 0;
    }

    private static string Notebooks() => Path.Combine(
        CourseFolder.Find()
            ?? throw new NotebookException("Here is no course to compare with: start from the folder that NeuralNotebook.sln lies in"),
            "notebooks");

    private static async Task<int> TryAsync(Func<Task<int>> act)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (Exception error) when (error is NotebookException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
