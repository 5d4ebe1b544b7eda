using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NeuralNotebook.Kernel;

/// <summary>Finds what C# allows in a method and not at the top of a cell, where the compiler takes it for something else and says
/// five wrong things.</summary>
internal static class NotInScripts
{
    private const string Using =
        "a 'using' variable cannot stand at the top of a cell, whose variables live on after it: write 'var' alone and call Dispose() "
            + "where it ends, or put the lines into a block: { using var x = …; }";
    private const string Reference =
        "a 'ref' variable cannot stand at the top of a cell, whose variables live on after it: put the lines into a method or into a "
            + "block: { ref int x = ref …; }";

    /// <summary>The first such place of a cell; null if there is none.</summary>
    public static CompilerMessage? Find(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Select(Find).FirstOrDefault(found => found is not null);

    private static CompilerMessage? Find(SyntaxTree tree)
    {
        int depth = 0;
        SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(tree.GetText().ToString(), options: CellCompiler.Parsing)];
        for (int i = 0; i < tokens.Length; i++)
        {
            depth += tokens[i].Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
            // Only where a statement begins: "x = ref y" and "=> ref z" are others.
            bool isFirst = i == 0 || tokens[i - 1].Kind() is SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken
                or SyntaxKind.AwaitKeyword or SyntaxKind.ScopedKeyword || tokens[i - 1].Text is "await" or "scoped";
            if (depth != 0 || !isFirst || !IsDeclaration(tokens.AsSpan(i + 1)))
                continue;
            if (tokens[i].Kind() is SyntaxKind.UsingKeyword or SyntaxKind.RefKeyword)
                return new CompilerMessage(IsError: true, "", tokens[i].IsKind(SyntaxKind.UsingKeyword) ? Using : Reference,
                    Location.Create(tree, TextSpan.FromBounds(tokens[i].SpanStart, EndOfName(tokens, i))));
        }

        return null;
    }

    /// <summary>Whether a type and a name follow, and then what the name stands for:
    /// <c>var x =</c>, and not <c>X =</c> as in a directive that gives a type another name.</summary>
    private static bool IsDeclaration(ReadOnlySpan<SyntaxToken> tokens)
    {
        int equals = Equals(tokens);
        return equals >= 2 && tokens[equals - 1].IsKind(SyntaxKind.IdentifierToken)
            && !tokens[equals - 2].IsKind(SyntaxKind.DotToken)
            && tokens[0].Kind() is not (SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.OpenParenToken);
    }

    private static int Equals(ReadOnlySpan<SyntaxToken> tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].IsKind(SyntaxKind.EqualsToken))
                return i;
            if (tokens[i].Kind() is SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken
                or SyntaxKind.EqualsGreaterThanToken)
                return -1;
        }

        return -1;
    }

    private static int EndOfName(SyntaxToken[] tokens, int start) => tokens[start + Equals(tokens.AsSpan(start + 1))].Span.End;
}
