using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Edit = NeuralNotebook.Mutants.Tests.Place.Edit;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>What is done, how often, in which order, and on which condition.</summary>
internal static partial class Operators
{
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
}
