using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>What can be called where the cursor stands between a call's parentheses.</summary>
/// <param name="Overloads">Every method, constructor or indexer that the name can mean.</param>
/// <param name="ActiveOverload">The one that fits what is written so far.</param>
/// <param name="ActiveParameter">The parameter that is being written, counted from 0; −1 if there is none such.</param>
internal sealed record CallAt(IReadOnlyList<ISymbol> Overloads, int ActiveOverload, int ActiveParameter)
{
    /// <summary>The overload that fits what is written so far.</summary>
    public ISymbol Best => Overloads[ActiveOverload];

    /// <summary>The parameters of all overloads, each name once.</summary>
    public IEnumerable<IParameterSymbol> Parameters =>
        Overloads.SelectMany(SignatureFinder.ParametersOf).DistinctBy(parameter => parameter.Name);
}

/// <summary>Finds the call that a place of a cell lies in.</summary>
internal static class SignatureFinder
{
    /// <summary>The innermost call whose parentheses hold the place, or null.</summary>
    public static CallAt? Find(CellAnalysis cell, int position)
    {
        for (var node = cell.TokenBefore(position).Parent; node is not null; node = node.Parent)
        {
            if (node is BaseArgumentListSyntax list && IsInside(list, position) && Call(cell.Model, list, position) is { } call)
                return call;
            if (node is AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } arguments
                && position > arguments.OpenParenToken.SpanStart
                && cell.Model.GetTypeInfo(attribute).Type is INamedTypeSymbol type)
                return Choose([.. type.InstanceConstructors.Where(IsPublic)], cell.Model.GetSymbolInfo(attribute).Symbol,
                    Before(arguments.Arguments.GetSeparators(), position), null, arguments.Arguments.Count);
        }

        return null;
    }

    /// <summary>A symbol's parameters; none where it cannot be called.</summary>
    public static IReadOnlyList<IParameterSymbol> ParametersOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static bool IsInside(BaseArgumentListSyntax list, int position)
    {
        var (open, close) = list switch
        {
            ArgumentListSyntax round => (round.OpenParenToken, round.CloseParenToken),
            BracketedArgumentListSyntax square => (square.OpenBracketToken, square.CloseBracketToken),
            _ => (default, default),
        };
        return !open.IsMissing && position >= open.Span.End && (close.IsMissing || close.RawKind == 0 || position <= close.SpanStart);
    }

    private static CallAt? Call(SemanticModel model, BaseArgumentListSyntax list, int position)
    {
        ISymbol[] overloads = [.. Overloads(model, list.Parent!).Where(overload => overload is not null)];
        if (overloads.Length == 0)
            return null;
        int index = Before(list.Arguments.GetSeparators(), position);
        string? name = index < list.Arguments.Count ? list.Arguments[index].NameColon?.Name.Identifier.ValueText : null;
        int written = list.Arguments.Count(argument => argument.Span.Length > 0);
        return Choose(overloads, model.GetSymbolInfo(list.Parent!).Symbol, index, name, Math.Max(written, index + 1));
    }

    private static IEnumerable<ISymbol> Overloads(SemanticModel model, SyntaxNode call)
    {
        switch (call)
        {
            case InvocationExpressionSyntax invocation:
                if (model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
                    return [invoke];
                var group = model.GetMemberGroup(invocation.Expression);
                return group.Length > 0 ? group : [.. model.GetSymbolInfo(invocation.Expression).CandidateSymbols.OfType<IMethodSymbol>()];
            case BaseObjectCreationExpressionSyntax creation:
                var created = model.GetTypeInfo(creation).Type
                    ?? (creation is ObjectCreationExpressionSyntax { Type: var written } ? model.GetTypeInfo(written).Type : null);
                return created is INamedTypeSymbol type
                    ? type.InstanceConstructors.Where(constructor => IsPublic(constructor)
                        || constructor.Locations.Any(place => place.IsInSource)) : [];
            case ElementAccessExpressionSyntax element:
                return model.GetTypeInfo(element.Expression).Type is { } indexed
                    ? Inherited(indexed).SelectMany(owner => owner.GetMembers().OfType<IPropertySymbol>())
                        .Where(property => property.IsIndexer && property.DeclaredAccessibility == Accessibility.Public) : [];
            case ConstructorInitializerSyntax initializer:
                return model.GetMemberGroup(initializer);
            case PrimaryConstructorBaseTypeSyntax parent:
                return model.GetTypeInfo(parent.Type).Type is INamedTypeSymbol baseType ? baseType.InstanceConstructors : [];
            default:
                return [];
        }
    }

    private static IEnumerable<ITypeSymbol> Inherited(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (var face in type.AllInterfaces)
                yield return face;
        }
    }

    private static CallAt? Choose(ISymbol[] overloads, ISymbol? chosen, int index, string? name, int written)
    {
        if (overloads.Length == 0)
            return null;
        int active = chosen is null
            ? -1
            : Array.FindIndex(overloads,
                overload => SymbolEqualityComparer.Default.Equals(overload.OriginalDefinition, chosen.OriginalDefinition));
        if (active < 0)
            active = Math.Max(0, Array.FindIndex(overloads, overload => Takes(overload, written)));
        var parameters = ParametersOf(overloads[active]);
        int parameter = name is null ? index : parameters.ToList().FindIndex(candidate => candidate.Name == name);
        if (parameter >= parameters.Count)
            parameter = parameters is [.., { IsParams: true }] ? parameters.Count - 1 : -1;
        return new CallAt(overloads, active, parameter);
    }

    private static bool Takes(ISymbol overload, int written) =>
        ParametersOf(overload) is var parameters && (parameters.Count >= written || parameters is [.., { IsParams: true }]);

    private static int Before(IEnumerable<SyntaxToken> separators, int position) => separators.Count(comma => comma.SpanStart < position);

    private static bool IsPublic(IMethodSymbol method) => method.DeclaredAccessibility == Accessibility.Public;
}
