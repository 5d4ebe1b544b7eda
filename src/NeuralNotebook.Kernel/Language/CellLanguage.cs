using Microsoft.CodeAnalysis;

namespace NeuralNotebook.Kernel;

/// <summary>What an editor asks about a cell that is being written: what can stand here, what is this,
/// what does this call take, is it right.</summary>
/// <remarks>It answers from any thread, also while a cell runs: it sees what the cells declared that were compiled before.</remarks>
internal sealed class CellLanguage(CellCompiler compiler, string folder)
{
    private readonly DocumentationFiles documentation = new();

    /// <summary>What can be written at a place.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">The place, in UTF-16 units.</param>
    public CompletionList Complete(string code, int position) =>
        DirectiveCompletion.Find(code, position, folder)
        ?? (CSharpOnly.Holds(code, position)
            ? CompletionFinder.Find(CellAnalysis.Of(code, compiler), position) : CompletionList.Nothing(position));

    /// <summary>What the name at a place stands for; null if there is none.</summary>
    public (string Signature, SymbolDocumentation Documentation)? Inspect(string code, int position)
    {
        var cell = CellAnalysis.Of(code, compiler);
        return SymbolFinder.Find(cell, position) is { } symbol ? (SymbolText.Of(symbol), Documentation(symbol, cell)) : null;
    }

    /// <summary>What the call at a place takes, with the documentation of each overload; null if the place lies in no call.</summary>
    public (CallAt Call, IReadOnlyList<SymbolDocumentation> Documentation)? Signatures(string code, int position)
    {
        var cell = CellAnalysis.Of(code, compiler);
        return SignatureFinder.Find(cell, position) is { } call
            ? (call, [.. call.Overloads.Select(overload => Documentation(overload, cell))]) : null;
    }

    /// <summary>The errors and warnings of a cell, without running it.</summary>
    public IReadOnlyList<CellDiagnostic> Diagnose(string code) => CellDiagnostics.Of(code, compiler);

    /// <summary>Answers once, so that the compiler is loaded when the learner asks first.</summary>
    /// <param name="isAsked">Whether a real question or a cell waits: then the rest is left to it, which needs the processor more.</param>
    public async Task WarmUp(Func<bool> isAsked)
    {
        const string Code = "Console.WriteLine(Enumerable.Range(0, 3).Select(i => i";
        Action[] steps =
        [
            () => Complete("Console.", "Console.".Length),
            () => Complete(Code, Code.Length),
            () => Inspect(Code, "Console.WriteL".Length),
            () => Signatures(Code, "Console.WriteLine(".Length),
            () => Diagnose("var x = 1;"),
            () => Complete("Fil", "Fil".Length), // The longest step, in a browser most of all.
        ];
        foreach (var step in steps)
        {
            if (isAsked())
                return;
            step();
            await Threads.GiveWay().ConfigureAwait(false);
        }
    }

    private SymbolDocumentation Documentation(ISymbol symbol, CellAnalysis cell) =>
        SymbolDocumentation.Of(symbol, cell.Compilation, documentation);
}
