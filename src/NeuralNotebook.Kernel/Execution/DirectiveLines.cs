using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>Finds the lines of C# that begin with <c>#</c> for the compiler: not those inside a text or a comment.</summary>
internal static class DirectiveLines
{
    /// <summary>The lines, in order; read as far as somebody asks for them, because what follows a <c>#!html</c> is no C#.</summary>
    /// <param name="code">A cell's text.</param>
    /// <param name="from">Where its C# begins.</param>
    public static IEnumerable<DirectiveTriviaSyntax> Of(string code, int from) =>
        SyntaxFactory.ParseTokens(code, from, from, CellCompiler.Parsing)
            .SelectMany(token => token.LeadingTrivia)
            .Where(trivia => trivia.IsDirective)
            .Select(trivia => (DirectiveTriviaSyntax)trivia.GetStructure()!);

    /// <summary>Whether a line may begin with some mark: a look that costs nothing, for most cells have no such line.</summary>
    public static bool MayBeIn(string code, string mark)
    {
        for (int at = code.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = code.IndexOf(mark, at + 1, StringComparison.Ordinal))
        {
            if (code.AsSpan(0, at).TrimEnd(" \t\f\v\ufeff") is [] or [.., '\n' or '\r' or '\u0085' or '\u2028' or '\u2029'])
                return true;
        }

        return false;
    }
}
