using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralNotebook.Kernel;

/// <summary>Says whether a cell can be run as it stands, or the learner is still in the middle of it.</summary>
internal static class CellCompleteness
{
    /// <summary>"complete", "incomplete" (with the indent that the next line should have) or "invalid".</summary>
    public static (string Status, string Indent) Of(string code)
    {
        string text = CSharpOnly.Of(code);
        var tree = CSharpSyntaxTree.ParseText(text, CellCompiler.Parsing);
        var errors = tree.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).ToArray();
        // A text that ends with its line is wrong; no further line can mend it.
        if (errors.Any(error => error.Id == "CS1010"))
            return ("invalid", "");
        if (!SyntaxFactory.IsCompleteSubmission(tree) || errors.Any(IsOpenEnd))
            return ("incomplete", new string(' ', 4 * Depth(tree)));
        return (errors.Length > 0 ? "invalid" : "complete", "");
    }

    /// <summary>Errors that more text can mend: a comment, a raw or a verbatim text, an #if that nobody closed.</summary>
    private static bool IsOpenEnd(Diagnostic error) => error.Id is "CS1035" or "CS1039" or "CS8997" or "CS1027" or "CS1038";

    private static int Depth(SyntaxTree tree)
    {
        int depth = 0;
        foreach (var token in tree.GetRoot().DescendantTokens())
        {
            if (token.IsMissing)
                continue;
            if (token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken)
                depth++;
            else if (token.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken)
                depth = Math.Max(0, depth - 1);
        }

        return depth;
    }
}
