using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Edit = NeuralNotebook.Mutants.Tests.Place.Edit;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>What is reckoned: signs, operators, constants, functions, how exactly.</summary>
internal static partial class Operators
{
    private static IEnumerable<Edit> OperatorSwapped(Place place)
    {
        foreach (var each in place.All<BinaryExpressionSyntax>())
        {
            string? other = each.Kind() switch
            {
                SyntaxKind.AddExpression => "-",
                SyntaxKind.SubtractExpression => "+",
                SyntaxKind.MultiplyExpression => "/",
                SyntaxKind.DivideExpression => "*",
                _ => null,
            };
            if (other is not null)
                yield return place.With(each, $"{each.Left} {other} {each.Right}");
        }

        foreach (var each in place.All<AssignmentExpressionSyntax>())
        {
            string? other = each.Kind() switch
            {
                SyntaxKind.AddAssignmentExpression => "-=",
                SyntaxKind.SubtractAssignmentExpression => "+=",
                SyntaxKind.MultiplyAssignmentExpression => "/=",
                SyntaxKind.DivideAssignmentExpression => "*=",
                _ => null,
            };
            if (other is not null && each.Parent is not ForStatementSyntax)
                yield return place.With(each, $"{each.Left} {other} {each.Right}");
        }
    }

    private static IEnumerable<Edit> Sign(Place place)
    {
        foreach (var each in place.All<PrefixUnaryExpressionSyntax>().Where(each => each.IsKind(SyntaxKind.UnaryMinusExpression)))
            yield return place.With(each, each.Operand.ToString());
        foreach (var each in place.All<BinaryExpressionSyntax>().Where(each => each.IsKind(SyntaxKind.SubtractExpression)))
            yield return place.With(each, $"{each.Right} - ({each.Left})");
        foreach (var each in place.All<LiteralExpressionSyntax>().Where(each => IsPartOfAValue(each) && each.Token.Value is not 0))
            yield return place.With(each, $"-{each}");
        if (!place.IsEntry)
            yield break;
        if (Whole(place, "-value", "-each") is { } negated)
            yield return negated;
        foreach (var (name, type) in place.Parameters)
        {
            if (Given(name, type, "-value") is { } statement)
                yield return place.Begin(statement);
        }
    }

    private static IEnumerable<Edit> Constant(Place place)
    {
        foreach (var each in place.All<LiteralExpressionSyntax>().Where(each => each.IsKind(SyntaxKind.NumericLiteralExpression)))
        {
            if (each.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Parent is ForStatementSyntax
                || each.Parent is ArgumentSyntax { Parent: BracketedArgumentListSyntax })
                continue;
            double value = Convert.ToDouble(each.Token.Value, CultureInfo.InvariantCulture);
            double[] others = value switch { 0 => [1], 1 => [0, 2], 2 => [1, 3], _ => [2 * value, value / 2] };
            foreach (double other in others)
                yield return place.With(each, each.Token.Value is int ? Text((int)other) : Text(other));
        }

        if (place.ReturnType == "int[][]")
            yield return place.Return("return [.. ({0}).Select(each => each.Select(value => value + 1).ToArray())];");
    }

    private static IEnumerable<Edit> Mean(Place place)
    {
        foreach (var (call, name) in Calls(place))
        {
            if (Renamed(call, name, ("Average", "Sum"), ("Sum", "Average"), ("ColumnSums", "ColumnMeans"),
                ("ColumnMeans", "ColumnSums")) is { } other)
                yield return place.With(call, other);
        }

        var (x, y) = ("", "");
        foreach (var each in place.All<BinaryExpressionSyntax>().Where(each => each.IsKind(SyntaxKind.DivideExpression)))
        {
            (x, y) = (each.Left.ToString(), each.Right.ToString());
            if (!y.Contains("Length", StringComparison.Ordinal) && !y.Contains("Rows", StringComparison.Ordinal)
                && !y.Contains("Columns", StringComparison.Ordinal) && !y.Contains("ount", StringComparison.Ordinal))
                continue;
            yield return place.With(each, x);
            yield return place.With(each, $"{x} / ({y} - 1)");
        }

        if (!place.IsEntry)
            yield break;
        foreach (string count in Counts(place))
        {
            if (Whole(place, $"value / {count}", $"each / {count}") is { } divided)
                yield return divided;
            break;
        }

        if (Whole(place, "value / 2", "each / 2") is { } halved)
            yield return halved;
        if (Whole(place, "2 * value", "2 * each") is { } doubled)
            yield return doubled;
    }

    private static IEnumerable<Edit> Function(Place place)
    {
        foreach (var (call, name) in Calls(place))
        {
            string whole = call.Expression.ToString();
            var arguments = call.ArgumentList.Arguments;
            string[] others = whole switch
            {
                "Math.Log" => ["Math.Log10", "Math.Log2"],
                "Math.Exp" => ["Math.Exp2"],
                "Math.Sqrt" => ["Math.Cbrt"],
                "Math.Sin" => ["Math.Cos"],
                "Math.Cos" => ["Math.Sin"],
                "Math.Tanh" => ["Math.Atan"],
                _ => [],
            };
            foreach (string other in others)
            {
                if (other == "Math.Exp2")
                    yield return place.With(call, $"Math.Pow(2, {arguments[0]})");
                else
                    yield return place.With(call, $"{other}{call.ArgumentList}");
            }

            if (arguments.Count == 1
                && call.Expression is IdentifierNameSyntax
                    or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" } }
                    && place.TypeOf(call) == place.TypeOf(arguments[0].Expression))
                yield return place.With(call, arguments[0].ToString());
        }

        foreach (var each in place.All<ObjectCreationExpressionSyntax>())
        {
            string[] others = each.Type.ToString() switch
            {
                "ReLU" => ["Linear", "Step"],
                "Tanh" => ["Linear", "Step"],
                "Softmax" => ["Linear", "Sigmoid"],
                "CategoricalCrossEntropy" => ["MeanSquaredError"],
                _ => []
            };
            foreach (string other in others)
                yield return place.With(each, $"new {other}()");
        }

        // The function itself handed on: Map(Math.Log).
        foreach (var each in place.All<MemberAccessExpressionSyntax>()
            .Where(each => each.Parent is ArgumentSyntax && each.Expression.ToString() == "Math"))
        {
            if (each.Name.Identifier.Text == "Log")
            {
                yield return place.With(each, "Math.Log10");
                yield return place.With(each, "Math.Log2");
            }
        }

        foreach (var each in place.All<BinaryExpressionSyntax>()
            .Where(each => each.IsKind(SyntaxKind.MultiplyExpression) && each.Left.ToString() == each.Right.ToString()))
            yield return place.With(each, $"Math.Abs({each.Left})");
    }

    private static IEnumerable<Edit> Extreme(Place place)
    {
        foreach (var (call, name) in Calls(place))
        {
            if (Renamed(call, name, ("Max", "Min"), ("Min", "Max"), ("All", "Any"), ("Any", "All"), ("First", "Last"),
                ("Last", "First")) is { } other)
                yield return place.With(call, other);
            var arguments = call.ArgumentList.Arguments;
            if (name is "Max" or "Min" && arguments.Count == 0)
            {
                yield return place.With(call, $"{((MemberAccessExpressionSyntax)call.Expression).Expression}.First()");
                yield return place.With(call, $"{((MemberAccessExpressionSyntax)call.Expression).Expression}.Last()");
            }
            else if (name is "Max" or "Min" && arguments.Count == 2)
            {
                yield return place.With(call, arguments[0].ToString());
                yield return place.With(call, arguments[1].ToString());
            }
            else if (name == "Clamp" && arguments.Count == 3)
            {
                yield return place.With(call, arguments[0].ToString());
                yield return place.With(call, $"Math.Max({arguments[0]}, {arguments[1]})");
                yield return place.With(call, $"Math.Min({arguments[0]}, {arguments[2]})");
            }
        }
    }

    private static IEnumerable<Edit> Precision(Place place)
    {
        if (!place.IsEntry)
            yield break;
        foreach (string change in new[] { "(float){0}", "Math.Round({0}, 2)", "Math.Floor({0})" })
        {
            if (Whole(place, change.Replace("{0}", "value", StringComparison.Ordinal),
                $"each.Map(value => {change.Replace("{0}", "value", StringComparison.Ordinal)})") is { } rounded)
                yield return rounded;
        }

        foreach (var (name, type) in place.Parameters)
        {
            if (Given(name, type, "(float)value") is { } statement && type != "int")
                yield return place.Begin(statement);
        }

        foreach (var each in place.All<LiteralExpressionSyntax>().Where(each => IsPartOfAValue(each) && each.Token.Value is double))
        {
            yield return place.With(each, Text(Math.Floor((double)each.Token.Value!)));
            yield return place.With(each, Text(Math.Ceiling((double)each.Token.Value!)));
        }

        foreach (var each in place.All<CastExpressionSyntax>().Where(each => each.Type.ToString() == "double"))
            yield return place.With(each, each.Expression.ToString());
    }

    private static IEnumerable<Edit> Range(Place place)
    {
        if (!place.IsEntry)
            yield break;
        foreach (var (name, type) in place.Parameters)
        {
            foreach (string change in new[] { "Math.Abs(value)", "Math.Max(0, value)", "Math.Min(value, 20)" })
            {
                if (Given(name, type, change) is { } statement)
                    yield return place.Begin(statement);
            }
        }

        if (Whole(place, "Math.Abs(value)", "each.Map(Math.Abs)") is { } unsigned)
            yield return unsigned;
        if (Whole(place, "Math.Clamp(value, 0, 1)", "each.Map(value => Math.Clamp(value, 0, 1))") is { } clamped)
            yield return clamped;
    }
}
