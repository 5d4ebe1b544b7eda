using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>The numbers that are written in a cell, in order, each with the minus before it, if that is its sign.</summary>
internal sealed class WrittenNumbers
{
    private readonly string code;

    private WrittenNumbers(string code, SyntaxTree tree)
    {
        this.code = code;
        All =
        [
            .. tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>()
                .Where(literal => literal.IsKind(SyntaxKind.NumericLiteralExpression))
                .Select(literal => literal.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus
                    ? minus
                    : (ExpressionSyntax)literal),
        ];
    }

    /// <summary>The expressions.</summary>
    public IReadOnlyList<ExpressionSyntax> All { get; }

    /// <summary>Reads a cell's text.</summary>
    public static WrittenNumbers Of(string code) => new(code, CSharpSyntaxTree.ParseText(code, CellCompiler.Parsing));

    /// <summary>Reads a cell that has been parsed.</summary>
    public static WrittenNumbers Of(SyntaxTree tree) => new(tree.ToString(), tree);

    /// <summary>The index of the number at a place of the text; -1 if there is none.</summary>
    public int At(int place) => All.ToList().FindIndex(number => number.SpanStart <= place && place <= number.Span.End);

    /// <summary>What is written round some of the numbers; null where there are not as many.</summary>
    public string? Without(IEnumerable<int> indices)
    {
        if (indices.Any(index => index >= All.Count))
            return null;
        var text = new StringBuilder();
        int from = 0;
        foreach (int index in indices.Order())
        {
            text.Append(code, from, All[index].SpanStart - from).Append('\0');
            from = All[index].Span.End;
        }

        return text.Append(code, from, code.Length - from).ToString();
    }

    /// <summary>The value that a number has where nothing converts it.</summary>
    public object? Value(int index) => All[index] switch
    {
        PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax literal } => Negative(literal.Token.Value),
        var number => ((LiteralExpressionSyntax)number).Token.Value,
    };

    /// <summary>A minus and a literal, as C# reads them: a number that has no positive int or long of its size is one with its
    /// sign.</summary>
    public static object? Negative(object? value) => value switch
    {
        int number => -number,
        uint and 1u + int.MaxValue => int.MinValue,
        uint number => -(long)number,
        long number => -number,
        ulong and 1ul + long.MaxValue => long.MinValue,
        float number => -number,
        double number => -number,
        decimal number => -number,
        _ => null,
    };
}
