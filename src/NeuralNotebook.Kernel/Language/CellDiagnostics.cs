namespace NeuralNotebook.Kernel;

/// <summary>Something the compiler says about a place of a cell.</summary>
/// <param name="Severity">"error" or "warning".</param>
/// <param name="Id">The compiler's number for it, such as CS0103; empty for what this kernel says.</param>
/// <param name="Message">What it says.</param>
/// <param name="Start">Where the place begins, in UTF-16 units of the cell's text.</param>
/// <param name="End">Where it ends.</param>
internal sealed record CellDiagnostic(string Severity, string Id, string Message, int Start, int End);

/// <summary>Checks a cell without running it.</summary>
internal static class CellDiagnostics
{
    /// <summary>The errors and warnings of a cell, in the order of the text.</summary>
    public static IReadOnlyList<CellDiagnostic> Of(string code, CellCompiler compiler)
    {
        if (CellText.Read(code).Problem is { } refused)
            return [new CellDiagnostic("error", "", refused.Message, refused.Start, refused.End)];

        var cell = CellAnalysis.Of(code, compiler);
        return [.. CompilerMessage.Of(cell.Compilation, cell.Compilation.GetDiagnostics())
            .Where(found => found.Place.SourceTree == cell.Tree)
            .OrderBy(found => found.Place.SourceSpan.Start)
            .Select(found => new CellDiagnostic(found.IsError ? "error" : "warning", found.Id, found.Text, found.Place.SourceSpan.Start,
                found.Place.SourceSpan.End))];
    }
}
