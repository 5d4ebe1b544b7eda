using System.ComponentModel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>Finds what C# can be written at a place of a cell.</summary>
internal static class CompletionFinder
{
    /// <param name="cell">The cell.</param>
    /// <param name="position">Where the cursor stands, in UTF-16 units.</param>
    public static CompletionList Find(CellAnalysis cell, int position)
    {
        int start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(cell.Code[start - 1]))
            start--;
        string typed = cell.Code[start..position];
        if (cell.IsOutsideCode(position) || (typed.Length > 0 && char.IsAsciiDigit(typed[0])) || IsBeingNamed(cell, position, typed))
            return CompletionList.Nothing(position);
        if (start > 0 && cell.Code[start - 1] == '@')
            start--;

        int end = position;
        while (end < cell.Code.Length && SyntaxFacts.IsIdentifierPartCharacter(cell.Code[end]))
            end++;
        // "1." begins 1.5 more often than it asks what a number can do.
        bool isNumber = typed.Length == 0 && cell.TokenBefore(start).Parent is MemberAccessExpressionSyntax access
            && access.Expression.IsKind(SyntaxKind.NumericLiteralExpression);
        return isNumber ? CompletionList.Nothing(position) : CompletionList.Matching(start, end, typed, Candidates(cell, start, typed));
    }

    private static IEnumerable<CompletionItem> Candidates(CellAnalysis cell, int start, string typed)
    {
        var before = cell.TokenBefore(start);
        var parent = before.Parent;
        if (before.IsKind(SyntaxKind.DotToken) || before.IsKind(SyntaxKind.MinusGreaterThanToken)
            || before.IsKind(SyntaxKind.ColonColonToken))
            return Items(MembersAfterDot(cell, parent, start));
        if (parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } directive && directive.Span.End >= start - 1
            && before.SpanStart >= directive.SpanStart && !before.IsKind(SyntaxKind.SemicolonToken))
            return Items(cell.Model.LookupNamespacesAndTypes(start)
                .Where(symbol => symbol is INamespaceSymbol || directive.StaticKeyword.RawKind != 0 || directive.Alias is not null));
        if (parent is InitializerExpressionSyntax initializer && before.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken
            && Settable(cell, initializer, start) is { Length: > 0 } settable)
            return Items(settable);
        if (before.IsKind(SyntaxKind.OverrideKeyword))
            return OverridableMembers.After(cell, before);
        if (IsTypeExpected(before))
            return WithUnimported(Items(cell.Model.LookupNamespacesAndTypes(start)), typed).Concat(Keywords.OfTypes);

        var names = WithUnimported(Items(cell.Model.LookupSymbols(start)), typed).Concat(Keywords.All);
        return before.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken && parent is ArgumentListSyntax
            ? names.Concat(ArgumentNames(cell, start)) : names;
    }

    /// <summary>Adds the types that lack a <c>using</c>; a name that means something here already is not offered again.</summary>
    private static IEnumerable<CompletionItem> WithUnimported(IEnumerable<CompletionItem> names, string typed)
    {
        var known = names.ToArray();
        return known.Concat(UnimportedTypes.Beginning(typed).ExceptBy(known.Select(item => item.Name), item => item.Name));
    }

    private static IEnumerable<ISymbol> MembersAfterDot(CellAnalysis cell, SyntaxNode? parent, int position)
    {
        SyntaxNode? left = parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            QualifiedNameSyntax name => name.Left,
            AliasQualifiedNameSyntax alias => alias.Alias,
            _ => null,
        };
        if (left is null)
            return [];

        var model = cell.Model;
        var symbol = model.GetSymbolInfo(left).Symbol ?? model.GetSymbolInfo(left).CandidateSymbols.FirstOrDefault();
        var type = parent is MemberBindingExpressionSyntax
            && model.GetTypeInfo(left).Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : model.GetTypeInfo(left).Type;
        if (symbol is null && type is null or IErrorTypeSymbol)
        {
            // "Color." at the beginning of a line is read as half a declaration, where only types are looked for;
            // the name may be a variable.
            var named = left is SimpleNameSyntax simple
                ? model.LookupSymbols(left.SpanStart, name: simple.Identifier.ValueText).FirstOrDefault() : null;
            (symbol, type) = (named, TypeOf(named));
        }

        if (symbol is INamespaceSymbol or INamedTypeSymbol or ITypeParameterSymbol && left is not InstanceExpressionSyntax)
            return model.LookupSymbols(position, (INamespaceOrTypeSymbol)symbol)
                .Where(member => member.IsStatic || member is INamespaceOrTypeSymbol);
        type ??= TypeOf(symbol);
        if (type is null or IErrorTypeSymbol)
            return [];
        if (type is IPointerTypeSymbol pointer)
            type = pointer.PointedAtType;
        var members = model.LookupSymbols(position, type, includeReducedExtensionMethods: true)
            .Where(member => !member.IsStatic && member is not ITypeSymbol);
        // A property that is named as its type, "Color Color", can mean either.
        return symbol is not null && symbol.Name == type.Name && symbol is IPropertySymbol or IFieldSymbol
            ? members.Concat(model.LookupSymbols(position, type).Where(member => member.IsStatic))
            : members;
    }

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        IEventSymbol occasion => occasion.Type,
        _ => null,
    };

    private static ISymbol[] Settable(CellAnalysis cell, InitializerExpressionSyntax initializer, int position)
    {
        if (!initializer.IsKind(SyntaxKind.ObjectInitializerExpression) && !initializer.IsKind(SyntaxKind.WithInitializerExpression)
            && initializer.Parent is not BaseObjectCreationExpressionSyntax)
            return [];
        var owner = initializer.Parent is WithExpressionSyntax with ? with.Expression : initializer.Parent as ExpressionSyntax;
        if (owner is null || cell.Model.GetTypeInfo(owner).Type is not { } type
            || type.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable))
            return [];
        var written = initializer.Expressions.OfType<AssignmentExpressionSyntax>()
            .Select(assignment => assignment.Left.ToString()).ToHashSet();
        return [.. cell.Model.LookupSymbols(position, type).Where(member => !member.IsStatic && !written.Contains(member.Name)
            && member is IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol { IsReadOnly: false, IsConst: false })];
    }

    private static IEnumerable<CompletionItem> ArgumentNames(CellAnalysis cell, int position) =>
        SignatureFinder.Find(cell, position)
            ?.Parameters.Select(parameter => new CompletionItem(parameter.Name + ":", "argument", SymbolText.Parameter(parameter))) ?? [];

    private static bool IsTypeExpected(SyntaxToken before) => before.Kind() switch
    {
        SyntaxKind.NewKeyword => before.Parent is not ImplicitObjectCreationExpressionSyntax,
        SyntaxKind.ColonToken => before.Parent is BaseListSyntax or TypeParameterConstraintClauseSyntax,
        SyntaxKind.LessThanToken => before.Parent is TypeArgumentListSyntax,
        SyntaxKind.CommaToken => before.Parent is TypeArgumentListSyntax or BaseListSyntax or ParameterListSyntax,
        SyntaxKind.OpenParenToken =>
            before.Parent is ParameterListSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax
                or CatchDeclarationSyntax,
        SyntaxKind.OpenBracketToken => before.Parent is AttributeListSyntax,
        SyntaxKind.AsKeyword => true,
        _ => false,
    };

    /// <summary>Whether the cursor stands in a name that the cell gives itself: <c>var here</c>.</summary>
    private static bool IsBeingNamed(CellAnalysis cell, int position, string typed)
    {
        if (typed.Length == 0)
            return false;
        var token = cell.TokenBefore(position);
        return token.IsKind(SyntaxKind.IdentifierToken) && token.Parent switch
        {
            // "Console\nWri" is read as a declaration too; the learner's own is on one line.
            VariableDeclaratorSyntax variable => variable.Identifier == token
                && IsOnOneLine(variable.Parent as VariableDeclarationSyntax, token),
            ParameterSyntax parameter => parameter.Identifier == token && parameter.Type is not null,
            SingleVariableDesignationSyntax => true,
            ForEachStatementSyntax each => each.Identifier == token,
            BaseTypeDeclarationSyntax type => type.Identifier == token,
            MethodDeclarationSyntax method => method.Identifier == token,
            LocalFunctionStatementSyntax function => function.Identifier == token,
            TypeParameterSyntax => true,
            _ => false,
        };
    }

    private static bool IsOnOneLine(VariableDeclarationSyntax? declaration, SyntaxToken name) =>
        declaration is not null && !declaration.Type.IsMissing
            && !declaration.Type.GetTrailingTrivia().Concat(name.LeadingTrivia).Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static IEnumerable<CompletionItem> Items(IEnumerable<ISymbol> symbols) => symbols
        .Where(symbol => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared
            && symbol is not IMethodSymbol
            {
                MethodKind: not (MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.LocalFunction
                or MethodKind.DelegateInvoke)
            } && IsMeantToBeSeen(symbol))
        .GroupBy(symbol => symbol.Name)
        .Select(overloads =>
        {
            var first = overloads.First();
            int more = overloads.Count() - 1;
            bool needsEscape = SyntaxFacts.GetKeywordKind(first.Name) != SyntaxKind.None;
            return new CompletionItem(needsEscape ? "@" + first.Name : first.Name, SymbolText.Kind(first),
                SymbolText.Short(first) + (more > 0 ? $" (+ {more} more)" : ""));
        });

    private static bool IsMeantToBeSeen(ISymbol symbol) => !symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == nameof(EditorBrowsableAttribute)
            && attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]);
}
