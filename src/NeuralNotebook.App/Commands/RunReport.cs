using System.Diagnostics;
using System.Globalization;
using NeuralNotebook.Kernel;
using Spectre.Console;

namespace NeuralNotebook.App;

/// <summary>Tells how a run goes: a live line on a terminal, plain lines elsewhere.</summary>
internal sealed class RunReport
{
    private readonly bool live;

    private RunReport(bool live) => this.live = live;

    public static RunReport ForConsole() => new(AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected);

    public void Note(string text)
    {
        if (live)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{text}[/]");
        else
            Console.WriteLine(text);
    }

    /// <summary>One line on the error output: the file, the cell, the line, what is wrong.</summary>
    public void Failed(string message)
    {
        string line = message.ReplaceLineEndings(" ");
        if (live)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]✗[/] {line}");
        else
            Console.Error.WriteLine(line);
    }

    /// <summary>Runs a notebook and shows which cell it is at.</summary>
    public async Task DuringAsync(string path, Func<IProgress<CellProgress>, Task> run)
    {
        var clock = Stopwatch.StartNew();
        int cells = 0;
        if (live)
        {
            await AnsiConsole.Status().StartAsync(Markup.Escape(path), status => run(new Immediate(progress =>
            {
                cells = progress.Cells;
                status.Status(
                    Markup.Escape(string.Create(CultureInfo.InvariantCulture,
                        $"{path}: cell {progress.Cell} of {progress.Cells}, {clock.Elapsed.TotalSeconds:0.0} s")));
            }))).ConfigureAwait(false);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
                $"[green]✓[/] {path}: {cells} cells, {clock.Elapsed.TotalSeconds:0.0} s");
        }
        else
        {
            await run(new Immediate(progress =>
            {
                cells = progress.Cells;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{path}: cell {progress.Cell} of {progress.Cells}, {clock.Elapsed.TotalSeconds:0.0} s"));
            })).ConfigureAwait(false);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{path}: {cells} cells ran, {clock.Elapsed.TotalSeconds:0.0} s"));
        }
    }

    public void Finished(int notebooks, int failed, TimeSpan time)
    {
        if (notebooks > 1 || failed > 0)
            Note(string.Create(CultureInfo.InvariantCulture,
                $"{notebooks} {(notebooks == 1 ? "notebook" : "notebooks")}, {failed} failed, {time.TotalSeconds:0.0} s"));
    }

    /// <summary>Reports at once and on the caller's thread, so that lines keep their order.</summary>
    private sealed class Immediate(Action<CellProgress> report) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => report(value);
    }
}
