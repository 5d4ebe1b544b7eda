using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>Finds out whether a number that is written in a cell can become an input of the compiled cell, and of which type, so that
/// nothing else about the cell changes.</summary>
internal static class NumberInput
{
    private const string SizeOfList = "the size of a list of values";

    /// <summary>The types of numbers that can be written, or that C# makes of them where they fit: an int that is written becomes a
    /// byte.</summary>
    private static readonly Dictionary<SpecialType, Type> Types = new()
    {
        [SpecialType.System_SByte] = typeof(sbyte),
        [SpecialType.System_Byte] = typeof(byte),
        [SpecialType.System_Int16] = typeof(short),
        [SpecialType.System_UInt16] = typeof(ushort),
        [SpecialType.System_Int32] = typeof(int),
        [SpecialType.System_UInt32] = typeof(uint),
        [SpecialType.System_Int64] = typeof(long),
        [SpecialType.System_UInt64] = typeof(ulong),
        [SpecialType.System_Single] = typeof(float),
        [SpecialType.System_Double] = typeof(double),
        [SpecialType.System_Decimal] = typeof(decimal),
    };

    /// <summary>The type that a number has as an input; or what it is part of that must be there when the cell is compiled.</summary>
    public static (ITypeSymbol? Type, string? Obstacle) Of(ExpressionSyntax number, SemanticModel model)
    {
        if (number.Ancestors().Select(node => Obstacle(node, number, model)).FirstOrDefault(found => found is not null) is { } obstacle)
            return (null, obstacle);
        if (Folded(number, model) is { } folded)
            return (null, folded);
        var (type, converted) = (model.GetTypeInfo(number).Type, model.GetTypeInfo(number).ConvertedType);
        // What the number becomes where it stands, if that is a number: a double of the int that is written, so that 1 may become 1.5.
        var target = converted is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : converted;
        if (target is not null && Types.ContainsKey(target.SpecialType))
            return (target, null);
        return type is not null && Types.ContainsKey(type.SpecialType)
            && model.Compilation.ClassifyConversion(type, converted ?? type).IsImplicit
            ? (type, null)
            : (null, "a conversion");
    }

    /// <summary>A number's value in the type of its input; null where it does not fit, or is of another kind than the number that was
    /// compiled.</summary>
    /// <param name="value">What is written now.</param>
    /// <param name="written">The type of what was written when the cell was compiled.</param>
    /// <param name="type">The input's type.</param>
    public static object? Converted(object? value, Type written, Type type)
    {
        if (value?.GetType() == type)
            return value;
        if (value?.GetType() != written)
            return null;
        try
        {
            return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The .NET type of an input.</summary>
    public static Type TypeOf(ITypeSymbol type) => Types[type.SpecialType];

    private static string? Obstacle(SyntaxNode node, ExpressionSyntax number, SemanticModel model) => node switch
    {
        LocalDeclarationStatementSyntax { IsConst: true } => "a constant",
        FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) => "a constant",
        CaseSwitchLabelSyntax or GotoStatementSyntax => "a case label",
        PatternSyntax => "a pattern",
        AttributeSyntax => "an attribute",
        ParameterSyntax => "a default value",
        InterpolationAlignmentClauseSyntax => "the width of a text",
        ArrayRankSpecifierSyntax { Parent.Parent: ArrayCreationExpressionSyntax { Initializer: not null } } => SizeOfList,
        ArrayRankSpecifierSyntax { Parent.Parent: StackAllocArrayCreationExpressionSyntax { Initializer: not null } } => SizeOfList,
        // A type is made anew by every run of its cell, and what was made of the one before keeps its numbers.
        BaseTypeDeclarationSyntax => "a type",
        LocalFunctionStatementSyntax function when function.Modifiers.Any(SyntaxKind.StaticKeyword) => "a static function",
        BaseMethodDeclarationSyntax method when method.Modifiers.Any(SyntaxKind.StaticKeyword) => "a static function",
        AnonymousFunctionExpressionSyntax function when function.Modifiers.Any(SyntaxKind.StaticKeyword) => "a static function",
        LambdaExpressionSyntax when IsTree(model.GetTypeInfo(node).ConvertedType) => "an expression tree",
        BinaryExpressionSyntax { Right: var right } when right == number && IsExactDivision(node, number, model) => "a divisor",
        AssignmentExpressionSyntax { Right: var right } when right == number && IsExactDivision(node, number, model) => "a divisor",
        BaseArgumentListSyntax when model.GetSymbolInfo(node.Parent!).Symbol is IMethodSymbol method && method.Parameters.Any(WantsText) =>
            "an argument whose text is shown",
        _ => null,
    };

    /// <summary>Whether the compiler works out what a number is part of, with rules of its own: whole numbers that are too large are
    /// errors.</summary>
    private static string? Folded(ExpressionSyntax number, SemanticModel model) =>
        number.Ancestors().TakeWhile(node => node is ExpressionSyntax && model.GetConstantValue(node).HasValue)
            .Any(node => node is not ParenthesizedExpressionSyntax && model.GetConstantValue(node).Value is not (double or float))
            ? "a constant"
            : null;

    /// <summary>Whether a division by zero is an error of the compiler's.</summary>
    private static bool IsExactDivision(SyntaxNode node, ExpressionSyntax number, SemanticModel model) =>
        node.Kind() is SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression
            or SyntaxKind.DivideAssignmentExpression or SyntaxKind.ModuloAssignmentExpression
        && model.GetTypeInfo(number).ConvertedType?.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single);

    private static bool IsTree(ITypeSymbol? type) => type is { Name: "Expression", ContainingNamespace.Name: "Expressions" };

    private static bool WantsText(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CallerArgumentExpressionAttribute");
}
