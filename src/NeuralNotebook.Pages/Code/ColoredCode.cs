using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Pages;

/// <summary>C# with its keywords, types, texts, numbers and comments in colours, as the compiler's own parser tells them apart.</summary>
internal static class ColoredCode
{
    private const int Longest = 200_000, Deepest = 300;

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>Writes C# as HTML.</summary>
    public static string ToHtml(string code)
    {
        if (code.Length > Longest || IsTooDeep(code))
            return Xml.Text(code);
        var root = CSharpSyntaxTree.ParseText(code, Script).GetRoot();
        var colors = root.DescendantTokens().Select(token => (token.Span, Class: ClassOf(token)))
            .Concat(root.DescendantTrivia().Select(trivia => (trivia.Span, Class: ClassOf(trivia))))
            .Where(part => part.Class is not null && part.Span.Length > 0)
            .OrderBy(part => part.Span.Start);
        var html = new StringBuilder();
        int at = 0;
        foreach (var (span, color) in colors)
        {
            if (span.Start < at)
                continue;
            html.Append(Xml.Text(code[at..span.Start])).Append("<span class=\"").Append(color).Append("\">")
                .Append(Xml.Text(code.Substring(span.Start, span.Length))).Append("</span>");
            at = span.End;
        }

        return html.Append(Xml.Text(code[at..])).ToString();
    }

    /// <summary>Whether brackets are nested so deep that the compiler's parser would end this program:
    /// it looks for tuples and type arguments without a limit of its own.</summary>
    private static bool IsTooDeep(string code)
    {
        int depth = 0;
        foreach (char letter in code)
        {
            depth = letter switch
            {
                '(' or '[' or '{' or '<' => depth + 1,
                ')' or ']' or '}' or '>' => Math.Max(depth - 1, 0),
                _ => depth,
            };
            if (depth > Deepest)
                return true;
        }

        return false;
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken => "tok-string",
        SyntaxKind.NumericLiteralToken => "tok-number",
        SyntaxKind.IdentifierToken =>
            token.Parent is IdentifierNameSyntax { IsVar: true } ? "tok-keyword" : NamesType(token) ? "tok-typeName" : null,
        var kind => SyntaxFacts.IsKeywordKind(kind) ? "tok-keyword" : null,
    };

    private static bool NamesType(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax or TypeParameterSyntax or DelegateDeclarationSyntax => true,
        SimpleNameSyntax
        {
            Parent: AttributeSyntax or BaseObjectCreationExpressionSyntax or BaseTypeSyntax or TypeArgumentListSyntax
            or NullableTypeSyntax or ArrayTypeSyntax
        } => true,
        SimpleNameSyntax name => SyntaxFacts.IsInTypeOnlyContext(name),
        _ => false,
    };

    private static string? ClassOf(SyntaxTrivia trivia) => trivia.IsDirective ? "tok-meta" : trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia
            or SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia => "tok-comment",
        _ => null,
    };
}
