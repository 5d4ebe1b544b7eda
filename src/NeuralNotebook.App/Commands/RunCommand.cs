using System.CommandLine;
using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App;

/// <summary><c>run [notebooks or folders] [--save] [--timeout seconds]</c>: runs notebooks top to bottom,
/// each in a kernel of its own.</summary>
internal static class RunCommand
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(120);

    /// <summary>Says to the course's library where progress is kept. Its own constant cannot be named here:
    /// the app knows no library of the course.</summary>
    private const string ProgressVariable = "NEURALNOTEBOOK_PROGRESS";

    public static Command Create()
    {
        var paths = new Argument<string[]>("notebooks")
        { Description = "Notebooks, or folders of notebooks; the whole course if none is named.", Arity = ArgumentArity.ZeroOrMore };
        var save = new Option<bool>("--save")
        { Description = "Write the fresh outputs into the notebooks, when all of a notebook's cells ran." };
        var timeout = new Option<double>("--timeout")
        { Description = "How many seconds one cell may take.", DefaultValueFactory = _ => DefaultTimeout.TotalSeconds };
        timeout.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is > 0 and <= 86_400))
                result.AddError("--timeout takes a number of seconds, more than 0 and at most 86400.");
        });
        var command = new Command("run", "Runs notebooks top to bottom and says where one fails.") { paths, save, timeout };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(paths)!, parsed.GetValue(save), TimeSpan.FromSeconds(parsed.GetValue(timeout)), cancellation));
        return command;
    }

    /// <returns>0 when every cell of every notebook ran, otherwise 1.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> paths, bool save, TimeSpan timeout, CancellationToken cancellation)
    {
        // Nobody is learning here: the kernels, which inherit this, neither read nor write the learner's own progress.
        Environment.SetEnvironmentVariable(ProgressVariable, "off");
        var report = RunReport.ForConsole();
        IReadOnlyList<string> notebooks;
        try
        {
            notebooks = NotebookFiles.Find(paths);
            foreach (string folder in notebooks.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))!).Distinct())
                AtomicFile.Sweep(folder);
            await NotebookLibraries.BuildAsync(notebooks, report, cancellation).ConfigureAwait(false);
        }
        catch (NotebookException error)
        {
            report.Failed(error.Message);
            return 1;
        }

        int failed = 0;
        var clock = Stopwatch.StartNew();
        foreach (string path in notebooks)
        {
            int kept = 0;
            try
            {
                await report.DuringAsync(path, async progress =>
                {
                    var notebook = await NotebookRunner.RunAsync(path, timeout, progress, cancellation).ConfigureAwait(false);
                    if (!save)
                        return;
                    kept = notebook.KeepOutputsOfCellsNotRunHere(Notebook.Load(path));
                    notebook.Save(path);
                }).ConfigureAwait(false);
                if (kept > 0)
                    report.Note(
                        $"{path}: {kept} {(kept == 1 ? "cell needs" : "cells need")} files that are not here and kept what was stored");
            }
            catch (OperationCanceledException)
            {
                report.Failed($"{path}: stopped; the notebook is as it was");
                return 1;
            }
            catch (Exception error)
            {
                // Whatever it was, the other notebooks still run.
                report.Failed(error switch
                {
                    NotebookException => error.Message,
                    KernelDiedException or IOException or UnauthorizedAccessException => $"{path}: {error.Message}",
                    _ => $"{path}: {error.GetType().Name}: {error.Message}",
                });
                failed++;
            }
        }

        report.Finished(notebooks.Count, failed, clock.Elapsed);
        return failed == 0 ? 0 : 1;
    }
}
