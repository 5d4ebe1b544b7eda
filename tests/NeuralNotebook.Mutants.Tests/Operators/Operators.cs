using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Edit = NeuralNotebook.Mutants.Tests.Place.Edit;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>The families of mistakes that are made by themselves, each from what it finds in a method.</summary>
internal static partial class Operators
{
    public static IReadOnlyList<(string Family, Func<Place, IEnumerable<Edit>> Edits)> All { get; } =
    [
        ("operator", OperatorSwapped), ("sign", Sign), ("comparison", Comparison), ("bounds", Bounds), ("constant", Constant),
        ("mean", Mean), ("axis", Axis),
        ("extreme", Extreme), ("function", Function), ("left out", LeftOut), ("deleted", Deleted), ("branch", Branch),
        ("exchanged", Exchanged),
        ("ignored", Ignored), ("last lost", LastLost), ("in place", InPlace), ("edge", Edge), ("precision", Precision), ("range", Range),
        ("kept", Kept),
    ];

    /// <summary>A number that stands in an answer as it is: [-1, -1, 0.5].</summary>
    private static bool IsPartOfAValue(LiteralExpressionSyntax literal) =>
        literal.IsKind(SyntaxKind.NumericLiteralExpression) && literal.Ancestors().TakeWhile(each => each is not StatementSyntax)
            .All(each => each is CollectionExpressionSyntax or ExpressionElementSyntax or PrefixUnaryExpressionSyntax
                or VariableDeclarationSyntax or VariableDeclaratorSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax
                or MethodDeclarationSyntax or TypeDeclarationSyntax or CompilationUnitSyntax)
            && literal.Ancestors().Any(each => each is CollectionExpressionSyntax);

    /// <summary>Every number that is returned, changed.</summary>
    private static Edit? Whole(Place place, string ofNumber, string ofMatrix) => place.ReturnType switch
    {
        "double" => place.Return($"{{ double value = {{0}}; return {ofNumber}; }}"),
        "int" => place.Return($"{{ int value = {{0}}; return (int)({ofNumber}); }}"),
        "double[]" => place.Return($"return [.. ({{0}}).Select(value => (double)({ofNumber}))];"),
        "Matrix" =>
            place.Return(
                $"{{ Matrix each = {{0}}; return {ofMatrix.Replace("(float)value", "(double)(float)value", StringComparison.Ordinal)}; }}"),
        "(Matrix, Matrix)" => place.Return($"{{ var (each, second) = {{0}}; return ({ofMatrix}, second); }}"),
        _ => null,
    };

    /// <summary>Every number of a parameter, changed.</summary>
    private static string? Given(string name, string type, string change) => type switch
    {
        "double" => $"{name} = {change.Replace("value", name, StringComparison.Ordinal)};",
        "double[]" => $"{name} = [.. {name}.Select(value => (double)({change}))];",
        "Matrix" => $"{name} = {name}.Map(value => {change});",
        _ => null,
    };

    private static IEnumerable<string> Counts(Place place) =>
        place.Parameters.Select(each => each.Type == "Matrix"
            ? $"{each.Name}.Rows" : each.Type.EndsWith(']') ? $"{each.Name}.Length" : null).OfType<string>();

    private static IEnumerable<(InvocationExpressionSyntax Call, string Name)> Calls(Place place) =>
        place.All<InvocationExpressionSyntax>().Select(each => (each, each.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
            SimpleNameSyntax name => name.Identifier.Text,
            _ => "",
        }));

    private static string? Renamed(InvocationExpressionSyntax call, string name, params (string From, string To)[] names) =>
        call.Expression is MemberAccessExpressionSyntax access && names.FirstOrDefault(each => each.From == name).To is { } other
            ? $"{access.Expression}.{other}{call.ArgumentList}" : null;

    private static string Text(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('E', StringComparison.Ordinal)
            ? text.Replace("E", "e", StringComparison.Ordinal) : text;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
