namespace NeuralNotebook.Kernel;

/// <summary>Runs a whole notebook, top to bottom, in a kernel process of its own.</summary>
public static class NotebookRunner
{
    /// <summary>Runs all code cells and puts their outputs into the notebook in memory; the file is not touched.</summary>
    /// <param name="path">The notebook's file.</param>
    /// <param name="timeout">How long one cell may take.</param>
    /// <param name="progress">Is told before each cell.</param>
    /// <param name="cancellation">Ends the run, and its kernel.</param>
    /// <returns>The notebook with its fresh outputs.</returns>
    /// <exception cref="NotebookException">The notebook cannot be read, a cell failed, took too long, or ended its kernel.
    /// The message names file and cell.</exception>
    public static async Task<Notebook> RunAsync(string path, TimeSpan timeout, IProgress<CellProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var notebook = Notebook.Load(path);
        if (!notebook.IsCSharp)
            throw new NotebookException($"{path}: is written in {notebook.Language}, and this kernel runs C#");
        var cells = notebook.Cells.Where(cell => cell.IsRunnable).ToArray();
        RequireKnownLanguages(cells, path);
        var kernel = await KernelProcess.StartAsync(Path.GetDirectoryName(Path.GetFullPath(path))!, cancellation).ConfigureAwait(false);
        await using var _ = kernel.ConfigureAwait(false);
        var outputs = new List<CellOutputs>();
        for (int i = 0; i < cells.Length; i++)
        {
            int number = i + 1;
            progress?.Report(new CellProgress(number, cells.Length));
            var error = await RunCellAsync(kernel, cells[i].Code, number, new CellOutputs(outputs), path, timeout, cancellation)
                .ConfigureAwait(false);
            if (error is not null && !cells[i].RaisesException)
                throw new NotebookException(
                    $"{path}: cell {number}{(error.Line is { } line ? $", line {line}" : "")}: {error.Name}: {error.Message}");
        }

        // At the end, because a later cell may have updated what an earlier one showed.
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode))
        {
            int index = Array.IndexOf(cells, cell);
            cell.SetOutputs(index < 0 ? null : index + 1, index < 0 ? [] : outputs[index].ToJson(index + 1));
        }

        return notebook;
    }

    /// <summary>A cell that cannot be run is found before the others take their time.</summary>
    private static void RequireKnownLanguages(NotebookCell[] cells, string path)
    {
        foreach (var (index, cell) in cells.Index())
        {
            if (cell.Language is { } language && !cell.RaisesException
                && Directives.Find($"#!{language.ToLowerInvariant()}") is not LanguageDirective and var row)
                throw new NotebookException(
                    $"{path}: cell {index + 1}: {row?.Help ?? $"the cell is written in {language}, and this kernel runs C#"}");
        }
    }

    private static async Task<CellError?> RunCellAsync(KernelProcess kernel, string code, int number, CellOutputs outputs, string path,
        TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            return await kernel.RunAsync(code, number, outputs, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new NotebookException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{path}: cell {number}: still running after {timeout.TotalSeconds:0.###}"
                        + $" seconds, and was ended; give it longer with --timeout"), error);
        }
        catch (KernelDiedException error)
        {
            throw new NotebookException($"{path}: cell {number}: {error.Reason}", error);
        }
    }
}

/// <summary>How far a run has come.</summary>
/// <param name="Cell">The cell that starts now, counted from 1.</param>
/// <param name="Cells">How many code cells there are.</param>
public sealed record CellProgress(int Cell, int Cells);
