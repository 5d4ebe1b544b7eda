using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>Finds what the name at a place of a cell stands for.</summary>
internal static class SymbolFinder
{
    /// <summary>The symbol of the name that the place lies in or behind; failing that, of the call whose arguments it lies in.
    /// Null if there is none.</summary>
    public static ISymbol? Find(CellAnalysis cell, int position)
    {
        if (position < cell.Code.Length && Of(cell, cell.Root.FindToken(position), position) is { } here)
            return here;
        return Of(cell, cell.TokenBefore(position), position) ?? SignatureFinder.Find(cell, position)?.Best;
    }

    private static ISymbol? Of(CellAnalysis cell, SyntaxToken token, int position)
    {
        if (token.Parent is not { } node || position < token.SpanStart || position > token.Span.End)
            return null;
        if (!token.IsKind(SyntaxKind.IdentifierToken) && node is not PredefinedTypeSyntax && !token.IsKind(SyntaxKind.ThisKeyword))
            return null;

        var symbol = cell.Model.GetDeclaredSymbol(node) ?? Meaning(cell.Model, node);
        if (symbol is null && node.Parent is MemberAccessExpressionSyntax or QualifiedNameSyntax or MemberBindingExpressionSyntax
            or AliasQualifiedNameSyntax)
            symbol = Meaning(cell.Model, node.Parent);
        // "new Dense(…)": the constructor says more than the type, if it is the one that was meant.
        if (symbol is INamedTypeSymbol && node.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { } creation
            && creation.Type.Span.Contains(token.Span) && creation.Type.Span.End == token.Span.End)
            symbol = cell.Model.GetSymbolInfo(creation).Symbol ?? symbol;
        // A name alone at the end of a cell that is still being written is read as half a declaration, where only types are looked for.
        return symbol
            ?? (node is SimpleNameSyntax name
                ? cell.Model.LookupSymbols(name.SpanStart, name: name.Identifier.ValueText).FirstOrDefault() : null);
    }

    private static ISymbol? Meaning(SemanticModel model, SyntaxNode node)
    {
        var info = model.GetSymbolInfo(node);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault()
            ?? (node is ExpressionSyntax ? model.GetMemberGroup(node).FirstOrDefault() : null);
    }
}
