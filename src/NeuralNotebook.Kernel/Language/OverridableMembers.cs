using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>Finds what a class can still override, each as it is declared.</summary>
internal static class OverridableMembers
{
    private static readonly SymbolDisplayFormat Declaration = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>What can follow the word <c>override</c>: <c>double Area(double scale)</c>.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="word">The word.</param>
    public static IEnumerable<CompletionItem> After(CellAnalysis cell, SyntaxToken word)
    {
        if (word.Parent is not MemberDeclarationSyntax { Parent: TypeDeclarationSyntax declaration } unfinished
            || cell.Model.GetDeclaredSymbol(declaration) is not { } type)
            return [];
        string written = string.Join(' ', unfinished.Modifiers.Where(modifier => modifier.SpanStart < word.SpanStart
            && modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword
                or SyntaxKind.PrivateKeyword));
        return from member in Of(type)
               where cell.Compilation.IsSymbolAccessibleWithin(member, type)
               let access = SyntaxFacts.GetText(Access(member, type))
               where written.Length == 0 || written == access
               let declared = member.ToMinimalDisplayString(cell.Model, word.SpanStart, Declaration)
               // C# takes modifiers in any order.
               select new CompletionItem(written.Length == 0 ? $"{access} {declared}" : declared, SymbolText.Kind(member),
                   (member.IsAbstract ? "abstract in " : "of ") + member.ContainingType.Name)
               { Name = member.Name };
    }

    private static IEnumerable<ISymbol> Of(INamedTypeSymbol type)
    {
        var overridden = type.GetMembers().Where(member => !member.IsImplicitlyDeclared).Select(Overridden)
            .ToHashSet(SymbolEqualityComparer.Default);
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            foreach (var member in parent.GetMembers())
            {
                overridden.Add(Overridden(member));
                if ((member.IsAbstract || member.IsVirtual || member.IsOverride) && !member.IsSealed && !overridden.Contains(member)
                    && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { IsIndexer: false }
                    && member.CanBeReferencedByName && !(type.IsRecord && member.Name == nameof(Equals)))
                    yield return member;
            }
        }
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    /// <summary>Where a member was <c>protected internal</c> in another assembly, its override is <c>protected</c>.</summary>
    private static Accessibility Access(ISymbol member, INamedTypeSymbol type) =>
        member.DeclaredAccessibility == Accessibility.ProtectedOrInternal
            && !member.ContainingAssembly.GivesAccessTo(type.ContainingAssembly)
            ? Accessibility.Protected : member.DeclaredAccessibility;
}
