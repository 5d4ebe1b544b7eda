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

    private static IEnumerable<Edit> Comparison(Place place)
    {
        foreach (var each in place.All<BinaryExpressionSyntax>().Where(each => each.Parent is not ForStatementSyntax))
        {
            string[] others = each.Kind() switch
            {
                SyntaxKind.LessThanExpression => ["<=", ">"],
                SyntaxKind.LessThanOrEqualExpression => ["<", ">="],
                SyntaxKind.GreaterThanExpression => [">=", "<"],
                SyntaxKind.GreaterThanOrEqualExpression => [">", "<="],
                SyntaxKind.EqualsExpression => ["!=", ">="],
                SyntaxKind.NotEqualsExpression => ["==", ">"],
                SyntaxKind.LogicalAndExpression => ["||"],
                SyntaxKind.LogicalOrExpression => ["&&"],
                _ => [],
            };
            foreach (string other in others)
                yield return place.With(each, $"{each.Left} {other} {each.Right}");
        }
    }

    private static IEnumerable<Edit> Bounds(Place place)
    {
        if (place.ReturnType == "int[][]")
        {
            yield return place.Return("return [.. ({0}).Skip(1)];");
            yield return place.Return("return [.. ({0}).Select(each => each[1..])];");
            yield return place.Return("return [.. ({0}).Select(each => each[..^1])];");
        }

        foreach (var loop in place.All<ForStatementSyntax>())
        {
            foreach (var first in loop.Declaration?.Variables.Select(each => each.Initializer?.Value).OfType<ExpressionSyntax>() ?? [])
                yield return place.With(first,
                    first is LiteralExpressionSyntax literal && int.TryParse(literal.Token.Text, out int start)
                        ? Text(start + 1) : $"{first} + 1");
            if (loop.Condition is BinaryExpressionSyntax condition)
            {
                string? other = condition.Kind() switch
                {
                    SyntaxKind.LessThanExpression => "<=",
                    SyntaxKind.LessThanOrEqualExpression =>
                    "<",
                    SyntaxKind.GreaterThanExpression => ">=",
                    SyntaxKind.GreaterThanOrEqualExpression => ">",
                    _ => null
                };
                if (other is not null)
                    yield return place.With(condition, $"{condition.Left} {other} {condition.Right}");
                yield return place.With(condition.Right, $"{condition.Right} - 1");
            }

            foreach (var step in loop.Incrementors)
            {
                if (step is PostfixUnaryExpressionSyntax { Operand: var counter })
                    yield return place.With(step, $"{counter} += 2");
                else if (step is AssignmentExpressionSyntax assignment && step.IsKind(SyntaxKind.AddAssignmentExpression))
                    yield return place.With(step, $"{assignment.Left} += {assignment.Right} + 1");
            }
        }

        foreach (var loop in place.All<ForEachStatementSyntax>())
            yield return place.With(loop.Expression, $"{loop.Expression}.Skip(1)");
        foreach (var (call, name) in Calls(place))
        {
            string[] arguments = call.ArgumentList.Arguments.Select(each => each.ToString()).ToArray();
            if (name == "Range" && arguments.Length == 2)
            {
                yield return place.With(call, $"{call.Expression}(1, {arguments[1]})");
                yield return place.With(call, $"{call.Expression}({arguments[0]}, {arguments[1]} - 1)");
            }
            else if (name is "Chunk" or "Take" or "Skip" or "SkipLast" && arguments.Length == 1)
                yield return place.With(call, $"{call.Expression}({arguments[0]} + 1)");
            else if (name == "Pow" && arguments.Length == 2)
            {
                yield return place.With(call, $"{call.Expression}({arguments[0]}, {arguments[1]} - 1)");
                yield return place.With(call, $"{call.Expression}({arguments[0]}, {arguments[1]} + 1)");
            }
        }

        foreach (var access in place.All<ElementAccessExpressionSyntax>())
        {
            foreach (var index in access.ArgumentList.Arguments.Select(each => each.Expression).Where(place.IsNumber))
                yield return place.With(index,
                    index is LiteralExpressionSyntax literal && int.TryParse(literal.Token.Text, out int at)
                        ? Text(at + 1) : $"{index} - 1");
        }

        foreach (var range in place.All<RangeExpressionSyntax>().Where(each => each.RightOperand is not null))
            yield return place.With(range.RightOperand!, $"{range.RightOperand} - 1");
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

    private static IEnumerable<Edit> Axis(Place place)
    {
        foreach (var each in place.All<TupleExpressionSyntax>())
        {
            foreach (var part in each.Arguments.Where(part => place.TypeOf(part.Expression) == "Matrix"))
                yield return place.With(part.Expression, $"{part.Expression}.Transpose()");
        }

        foreach (var each in place.All<MemberAccessExpressionSyntax>())
        {
            if (each.Name.Identifier.Text == "Train")
                yield return place.With(each, $"{each.Expression}.Test");
            string? other = each.Name.Identifier.Text switch
            {
                "Rows" => "Columns",
                "Columns" => "Rows",
                "ColumnSums" => "RowSums",
                "RowSums" => "ColumnSums",
                "ColumnMeans" => "RowMeans",
                "Row" => "Column",
                "Column" => "Row",
                _ => null
            };
            if (other is not null)
                yield return place.With(each, $"{each.Expression}.{other}");
        }

        foreach (var (call, name) in Calls(place).Where(each => each.Name == "Transpose"))
            yield return place.With(call, ((MemberAccessExpressionSyntax)call.Expression).Expression.ToString());
        foreach (var each in place.All<BinaryExpressionSyntax>()
            .Where(each => each.IsKind(SyntaxKind.MultiplyExpression) && place.TypeOf(each.Left) == "Matrix"
                && place.TypeOf(each.Right) == "Matrix"))
        {
            yield return place.With(each, $"{each.Right} * {each.Left}");
            yield return place.With(each, $"{each.Left} * ({each.Right}).Transpose()");
            yield return place.With(each, $"({each.Left}).Transpose() * {each.Right}");
        }

        foreach (var each in place.All<ElementAccessExpressionSyntax>().Where(each => each.ArgumentList.Arguments.Count == 2))
            yield return place.With(each, $"{each.Expression}[{each.ArgumentList.Arguments[1]}, {each.ArgumentList.Arguments[0]}]");
        if (!place.IsEntry)
            yield break;
        if (place.ReturnType == "Matrix")
            yield return place.Return("return ({0}).Transpose();");
        foreach (var (name, _) in place.Parameters.Where(each => each.Type == "Matrix"))
            yield return place.Begin($"{name} = {name}.Transpose();");
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

    private static IEnumerable<Edit> LeftOut(Place place)
    {
        foreach (var each in place.All<BinaryExpressionSyntax>())
        {
            if (each.Kind() is not (SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression
                or SyntaxKind.DivideExpression or SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression))
                continue;
            yield return place.With(each, each.Left.ToString());
            yield return place.With(each, each.Right.ToString());
        }
    }

    private static IEnumerable<Edit> Deleted(Place place)
    {
        if (place.ReturnType == "int[][]")
            yield return place.Return("return [.. ({0}).Take(1)];");
        foreach (var each in place.All<ArgumentSyntax>()
            .Where(each => each.Expression is BaseObjectCreationExpressionSyntax && each.Parent is ArgumentListSyntax))
        {
            var list = (ArgumentListSyntax)each.Parent!;
            yield return new(place.Method.ToFullString(),
                place.Method.ReplaceNode(list, list.WithArguments(list.Arguments.Remove(each))).ToFullString());
        }

        foreach (var each in place.All<CollectionExpressionSyntax>().Where(each => each.Elements.Count > 1))
        {
            yield return place.With(each, $"[{string.Join(", ", each.Elements.Skip(1))}]");
            yield return place.With(each, $"[{string.Join(", ", each.Elements.SkipLast(1))}]");
        }

        foreach (var each in place.All<StatementSyntax>()
            .Where(each => each is ExpressionStatementSyntax or IfStatementSyntax or ForStatementSyntax or ForEachStatementSyntax
                or WhileStatementSyntax))
            yield return place.With(each, null);
        foreach (var each in place.All<AssignmentExpressionSyntax>()
            .Where(each => each.Parent is ExpressionStatementSyntax
                && each.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression
                    or SyntaxKind.MultiplyAssignmentExpression or SyntaxKind.DivideAssignmentExpression))
            yield return place.With(each, $"{each.Left} = {each.Right}");
    }

    private static IEnumerable<Edit> Branch(Place place)
    {
        foreach (var each in place.All<ConditionalExpressionSyntax>())
        {
            yield return place.With(each, each.WhenTrue.ToString());
            yield return place.With(each, each.WhenFalse.ToString());
            yield return place.With(each, $"{each.Condition} ? {each.WhenFalse} : {each.WhenTrue}");
        }

        foreach (var each in place.All<IfStatementSyntax>())
        {
            yield return place.With(each, each.Statement.ToString());
            if (each.Else is not null)
                yield return place.With(each, each.Else.Statement.ToString());
        }
    }

    private static IEnumerable<Edit> Exchanged(Place place)
    {
        foreach (var block in place.All<BlockSyntax>().Append(place.Method.Body).OfType<BlockSyntax>().Distinct())
        {
            foreach (var (first, second) in block.Statements.Zip(block.Statements.Skip(1)))
            {
                if (first is LocalDeclarationStatementSyntax or ExpressionStatementSyntax
                    && second is LocalDeclarationStatementSyntax or ExpressionStatementSyntax)
                    yield return new(place.Method.ToFullString(),
                        place.Method.ReplaceNodes([first, second], (old, _) => old == first ? second : first).ToFullString());
            }
        }

        foreach (var (call, _) in Calls(place))
        {
            var arguments = call.ArgumentList.Arguments;
            for (int i = 0; i + 1 < arguments.Count; i++)
            {
                if (arguments[i].NameColon is null && arguments[i + 1].NameColon is null
                    && place.TypeOf(arguments[i].Expression) is { } type && type == place.TypeOf(arguments[i + 1].Expression))
                    yield return new(place.Method.ToFullString(),
                        place.Method.ReplaceNodes([arguments[i], arguments[i + 1]],
                            (old, _) => old == arguments[i] ? arguments[i + 1] : arguments[i]).ToFullString());
            }
        }

        // Two layers of a network that is all of the answer: one that is trained there, too, has enough other things to change.
        foreach (var list in place.All<BaseObjectCreationExpressionSyntax>().Where(_ => place.Parameters.Count == 0)
            .Select(each => each.ArgumentList).OfType<ArgumentListSyntax>())
        {
            foreach (var (first, second) in list.Arguments.Zip(list.Arguments.Skip(1))
                .Where(each => each.First.Expression is ObjectCreationExpressionSyntax
                    && each.Second.Expression is ObjectCreationExpressionSyntax))
                yield return new(place.Method.ToFullString(),
                    place.Method.ReplaceNodes([first, second], (old, _) => old == first ? second : first).ToFullString());
        }

        foreach (var each in place.All<TupleExpressionSyntax>())
        {
            for (int i = 0; i + 1 < each.Arguments.Count; i++)
            {
                string[] parts = [.. each.Arguments.Select(part => part.ToString())];
                (parts[i], parts[i + 1]) = (parts[i + 1], parts[i]);
                yield return place.With(each, $"({string.Join(", ", parts)})");
            }
        }

        foreach (var each in place.All<CollectionExpressionSyntax>().Where(each => each.Elements.Count > 1))
        {
            for (int i = 0; i + 1 < each.Elements.Count; i++)
            {
                string[] parts = [.. each.Elements.Select(part => part.ToString())];
                (parts[i], parts[i + 1]) = (parts[i + 1], parts[i]);
                yield return place.With(each, $"[{string.Join(", ", parts)}]");
            }
        }
        if (!place.IsEntry)
            yield break;
        foreach (var (first, second) in place.Parameters.Zip(place.Parameters.Skip(1)).Where(each => each.First.Type == each.Second.Type))
            yield return place.Begin($"({first.Name}, {second.Name}) = ({second.Name}, {first.Name});");
        foreach (var (name, type) in place.Parameters)
        {
            if (type is "double[]" or "int[]" or "Matrix[]")
                yield return place.Begin($"{name} = [.. {name}.Reverse()];");
            else if (type == "Matrix")
                yield return place.Begin($"{name} = [.. Enumerable.Reverse({name})];");
        }

        if (place.ReturnType is "double[]" or "int[][]")
            yield return place.Return("return [.. ({0}).Reverse()];");
        if (place.ReturnType is "int[][]")
            yield return place.Return("return [.. ({0}).Select(each => each.Reverse().ToArray())];");
    }

    private static IEnumerable<Edit> Ignored(Place place)
    {
        if (!place.IsEntry)
            yield break;
        foreach (var (name, type) in place.Parameters)
        {
            string[] others = type switch
            {
                "double" or "int" => ["1", "0"],
                "double[]" => [$"[.. {name}.Select(_ => 1.0)]", $"[.. {name}.Select(_ => 0.0)]"],
                "int[]" => [$"[.. {name}.Select(_ => 0)]", $"[.. Enumerable.Range(0, {name}.Length)]"],
                "Matrix" => [$"new Matrix({name}.Rows, {name}.Columns)", $"{name}.Map(_ => 1.0)"],
                "Func<double, double>" => ["_ => 1"],
                "Func<double[], double>" => ["_ => 1"],
                _ => [],
            };
            foreach (string other in others)
                yield return place.Begin($"{name} = {other};");
        }
    }

    private static IEnumerable<Edit> LastLost(Place place)
    {
        if (!place.IsEntry)
            yield break;
        foreach (var (name, type) in place.Parameters)
        {
            if (type.EndsWith(']') && !type.EndsWith("[][]", StringComparison.Ordinal))
            {
                yield return place.Begin($"{name} = {name}[..^Math.Min(1, {name}.Length)];");
                yield return place.Begin($"{name} = {name}[..Math.Min(1, {name}.Length)];");
            }
            else if (type == "Matrix")
            {
                yield return place.Begin($"{name} = {name}.Slice(0, Math.Max(0, {name}.Rows - 1));");
                yield return place.Begin($"{name} = {name}.Slice(0, Math.Min(1, {name}.Rows));");
            }
        }

        if (place.ReturnType == "double[]")
        {
            yield return place.Return("return [.. ({0}).SkipLast(1)];");
            yield return place.Return("return [.. ({0}).SkipLast(1), 0];");
        }
        else if (place.ReturnType is "int[][]" or "int[]")
            yield return place.Return("return [.. ({0}).SkipLast(1)];");
        else if (place.ReturnType == "Matrix")
            yield return place.Return("{ var answer = {0}; if (answer.Rows > 0) answer.Row(answer.Rows - 1).Clear(); return answer; }");
    }

    private static IEnumerable<Edit> InPlace(Place place)
    {
        foreach (var each in place.All<CollectionExpressionSyntax>()
            .Where(each => each.Elements is [SpreadElementSyntax { Expression: IdentifierNameSyntax }]))
            yield return place.With(each, ((SpreadElementSyntax)each.Elements[0]).Expression.ToString());
        if (!place.IsEntry)
            yield break;
        foreach (var (name, type) in place.Parameters)
        {
            if (type == place.ReturnType && type is "double[]" or "int[]")
                yield return place.Return($"{{ var answer = {{0}}; if (answer.Length != {name}.Length) return answer; "
                    + $"answer.CopyTo({name}, 0); return {name}; }}");
            else if (type == place.ReturnType && type == "Matrix")
                yield return place.Return($"{{ var answer = {{0}}; if (answer.Shape != {name}.Shape) return answer; "
                    + $"answer.Values.CopyTo({name}.Values); return {name}; }}");
            if (type is "double[]" or "int[]")
            {
                yield return place.Begin($"Array.Sort({name});");
                yield return place.Return($"{{ var answer = {{0}}; Array.Sort({name}); return answer; }}");
            }
            else if (type == "Matrix")
            {
                yield return place.Return($"{{ var answer = {{0}}; {name}.Values.Sort(); return answer; }}");
            }
            else if (type == "Matrix[]")
                yield return place.Return($"{{ var answer = {{0}}; Array.Reverse({name}); return answer; }}");
        }
    }

    private static IEnumerable<Edit> Edge(Place place)
    {
        if (!place.IsEntry)
            yield break;
        if (place.ReturnType == "int[][]")
        {
            yield return place.Return("{ var answer = {0}; return answer.Length == 0 ? [[]] : answer; }");
            yield return place.Return("{ var answer = {0}; return answer.Length > 1 && answer[^1].Length < answer[0].Length ? [.. "
                + "answer[..^2], [.. answer[^2], .. answer[^1]]] : answer; }");
        }

        foreach (var (name, type) in place.Parameters)
        {
            string? count = type == "Matrix" ? $"{name}.Rows" : type.EndsWith(']') ? $"{name}.Length" : null;
            if (count is null)
                continue;
            yield return place.Begin($"if ({count} == 0) throw new InvalidOperationException(\"empty\");");
            yield return place.Begin($"if ({count} == 1) throw new InvalidOperationException(\"one\");");
            if (place.ReturnType == "double")
            {
                yield return place.Begin($"if ({count} == 0) return double.NaN;");
                yield return place.Begin($"if ({count} == 1) return double.NaN;");
            }
            else if (place.ReturnType == "Matrix" && type == "Matrix")
                yield return place.Begin($"if ({count} == 1) return {name};");
            else if (place.ReturnType == "double[]" && type == "double[]")
                yield return place.Begin($"if ({count} == 1) return {name};");
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

    /// <summary>A variable that keeps its value from one call to the next.</summary>
    private static IEnumerable<Edit> Kept(Place place)
    {
        foreach (var declaration in place.All<LocalDeclarationStatementSyntax>()
            .Where(each => each.Parent == place.Method.Body && each.Declaration.Type.ToString() is not "var"))
        {
            foreach (var variable in declaration.Declaration.Variables.Where(each => each.Initializer?.Value is LiteralExpressionSyntax))
            {
                string name = variable.Identifier.Text, type = declaration.Declaration.Type.ToString();
                string[] others =
                    [.. declaration.Declaration.Variables.Where(each => each != variable).Select(each => each.ToString())];
                string rest = others.Length == 0 ? "" : $"{type} {string.Join(", ", others)};";
                yield return place.WithField($"static {type} {variable};",
                    text => text.Replace(declaration.ToString(), $"{rest} /* static {type} {variable} */", StringComparison.Ordinal));
            }
        }

        foreach (var declaration in place.All<LocalDeclarationStatementSyntax>()
            .Where(each =>
                each.Declaration.Variables is [{ Initializer.Value: ObjectCreationExpressionSyntax { Type: GenericNameSyntax } }]))
        {
            var variable = declaration.Declaration.Variables[0];
            string type = ((ObjectCreationExpressionSyntax)variable.Initializer!.Value).Type.ToString();
            yield return place.WithField($"static {type} {variable};",
                text => text.Replace(declaration.ToString(), $"/* static {type} {variable} */", StringComparison.Ordinal));
        }

        if (place.IsEntry && place.ReturnType is "double[]" or "int[][]")
            yield return place.WithField($"static readonly List<{place.ReturnType[..^2]}> all = [];",
                _ => place.Return("{ all.AddRange({0}); return [.. all]; }").After);
        else if (place.IsEntry && place.ReturnType == "double")
            yield return place.WithField("static double? kept;", _ => place.Return("return kept ??= {0};").After);
        else if (place.IsEntry && place.ReturnType == "Matrix")
            yield return place.WithField("static Matrix? kept;", _ => place.Return("return (kept ??= {0}).Copy();").After);
    }

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
