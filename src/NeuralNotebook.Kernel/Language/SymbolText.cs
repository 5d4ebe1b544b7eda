using Microsoft.CodeAnalysis;

namespace NeuralNotebook.Kernel;

/// <summary>Writes a symbol as a C# developer reads it, and names its kind.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat Whole = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.Default,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis
            | SymbolDisplayParameterOptions.IncludeOptionalBrackets,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword
            | SymbolDisplayKindOptions.IncludeMemberKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.CollapseTupleTypes);

    private static readonly SymbolDisplayFormat WithoutContainer =
        Whole.WithMemberOptions(Whole.MemberOptions & ~SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly SymbolDisplayFormat Brief = WithoutContainer.WithKindOptions(SymbolDisplayKindOptions.None);

    /// <summary>The symbol in one line, such as <c>double Math.Max(double val1, double val2)</c>.</summary>
    public static string Of(ISymbol symbol) =>
        symbol.ToDisplayString(IsCellMember(symbol) || symbol.ContainingType is { IsAnonymousType: true } ? WithoutContainer : Whole);

    /// <summary>The line for a list, where what contains it is known: <c>double Max(double val1, double val2)</c>.</summary>
    public static string Short(ISymbol symbol) => symbol.ToDisplayString(Brief);

    /// <summary>A parameter as its method writes it.</summary>
    public static string Parameter(IParameterSymbol parameter) => parameter.ToDisplayString(Brief);

    /// <summary>The kind, in the words that editors choose an icon by.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "namespace",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } => "delegate",
        ITypeParameterSymbol => "type parameter",
        ITypeSymbol => "class",
        IMethodSymbol method => IsCellMember(method) || method.MethodKind == MethodKind.LocalFunction
            ? "function" : method.IsExtensionMethod ? "extension" : "method",
        IPropertySymbol => IsCellMember(symbol) ? "variable" : "property",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum member",
        IFieldSymbol field => IsCellMember(field) ? "variable" : field.IsConst ? "constant" : "field",
        IEventSymbol => "event",
        IParameterSymbol => "parameter",
        _ => "variable",
    };

    /// <summary>Whether a cell declares it at its top: such variables and methods are members of a class that nobody wrote.</summary>
    public static bool IsCellMember(ISymbol symbol) => symbol.ContainingType is { IsScriptClass: true };
}
