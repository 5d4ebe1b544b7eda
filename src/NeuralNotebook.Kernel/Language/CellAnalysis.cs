using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>A cell that was not run: its syntax, and what its names mean after the cells that were.</summary>
internal sealed class CellAnalysis
{
    private CellAnalysis(string code, CSharpCompilation compilation)
    {
        Code = code;
        Compilation = compilation;
        Tree = compilation.SyntaxTrees[0];
        Root = Tree.GetRoot();
        Model = compilation.GetSemanticModel(Tree);
    }

    /// <summary>The cell's text; what is not C# in it is blank.</summary>
    public string Code { get; }

    public CSharpCompilation Compilation { get; }

    public SyntaxTree Tree { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    /// <summary>Analyses a cell's text as the next cell of a session.</summary>
    public static CellAnalysis Of(string code, CellCompiler compiler)
    {
        string text = CSharpOnly.Of(code);
        return new CellAnalysis(text, compiler.Analyze(text));
    }

    /// <summary>The last token that begins before a place: the one that ends there, or that it lies in.</summary>
    public SyntaxToken TokenBefore(int position)
    {
        if (position <= 0)
            return default;
        var token = Root.FindToken(Math.Min(position, Code.Length) - 1, findInsideTrivia: false);
        // Trivia before the place belongs to the token after it.
        return token.SpanStart < position ? token : token.GetPreviousToken(includeZeroWidth: false);
    }

    /// <summary>Whether a place lies in a comment, a text, a number or a line that the compiler skips, where no name can stand.</summary>
    public bool IsOutsideCode(int position)
    {
        var trivia = Root.FindTrivia(Math.Max(0, position - 1));
        bool isAfterStart = trivia.SpanStart < position;
        if (isAfterStart && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia
            or SyntaxKind.DisabledTextTrivia)
            return true;
        if (isAfterStart && trivia.Kind() is SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia)
            return position < trivia.Span.End || !trivia.ToString().EndsWith("*/", StringComparison.Ordinal);

        var token = TokenBefore(position);
        return token.Kind() switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
                => position < token.Span.End || token.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error),
            SyntaxKind.ColonToken => token.Parent is InterpolationFormatClauseSyntax,
            SyntaxKind.NumericLiteralToken => position <= token.Span.End,
            SyntaxKind.InterpolatedStringTextToken => true,
            SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken
                or SyntaxKind.InterpolatedMultiLineRawStringStartToken => true,
            _ => false,
        };
    }
}
