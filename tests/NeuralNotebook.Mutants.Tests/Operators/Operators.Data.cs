using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Edit = NeuralNotebook.Mutants.Tests.Place.Edit;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>What is taken and what is given back: axes, the last item, the caller's own array, what is kept from call to call.</summary>
internal static partial class Operators
{
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
}
