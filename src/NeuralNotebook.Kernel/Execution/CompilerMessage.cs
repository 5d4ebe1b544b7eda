using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralNotebook.Kernel;

/// <summary>What the compiler says about a place of a cell, with what to try where the compiler says only what is wrong.</summary>
/// <param name="IsError">Whether the cell cannot run with it.</param>
/// <param name="Id">The compiler's number for it, such as CS0103; empty for what this kernel says.</param>
/// <param name="Text">What is said.</param>
/// <param name="Place">The place.</param>
internal sealed record CompilerMessage(bool IsError, string Id, string Text, Location Place)
{
    /// <summary>The messages of a compilation, the errors that say the same only once.</summary>
    public static IReadOnlyList<CompilerMessage> Of(CSharpCompilation compilation, IEnumerable<Diagnostic> found)
    {
        var shown = found.Where(message => message.Severity >= DiagnosticSeverity.Warning && message.Id != "CS1569").ToArray();
        if (shown.Any(message => message.Severity == DiagnosticSeverity.Error) && NotInScripts.Find(compilation) is { } cause)
            return [cause];
        return [
            .. shown.Select(message =>
                new CompilerMessage(message.Severity == DiagnosticSeverity.Error, message.Id, Explained(compilation, message),
                    message.Location))];
    }

    private static string Explained(CSharpCompilation compilation, Diagnostic message)
    {
        string text = message.GetMessage(CultureInfo.InvariantCulture);
        if (Redefinition.Explain(compilation, message, text) is { } explained)
            return explained;
        return CompilerHints.Of(message) is { Length: > 0 } hint ? $"{text.TrimEnd('.')}. {hint}" : text;
    }
}
