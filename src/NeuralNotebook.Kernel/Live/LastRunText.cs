using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralNotebook.Kernel;

/// <summary>The text with which a cell ran last, and where in it its inputs stand.</summary>
/// <remarks>While a number moves, nothing else changes: the new number is read, and not the whole text again. That takes no time, and
/// leaves nothing behind: the compiler keeps the last 65,000 pieces of syntax that it has read, so that each value would take memory until
/// there are as many.</remarks>
/// <param name="code">The text.</param>
/// <param name="places">Where each input begins in it, and how long it is, in their order.</param>
internal sealed class LastRunText(string code, IEnumerable<(int Start, int Length)> places)
{
    private readonly (int Start, int Length)[] places = [.. places];
    private string code = code;

    /// <summary>Whether a text is this one.</summary>
    public bool Is(string other) => code == other;

    /// <summary>Takes a text that differs from this one by nothing but the value of one input.</summary>
    /// <param name="next">The text.</param>
    /// <param name="place">Where in it the number is that was dragged.</param>
    /// <param name="fits">Whether the input, by its place among them, can have the value; else the text stays what it was.</param>
    /// <returns>Whether it was such a text.</returns>
    public bool Take(string next, int place, Func<int, object, bool> fits)
    {
        int input = Array.FindIndex(places, each => each.Start == place);
        if (input < 0)
            return false;
        int longer = next.Length - code.Length;
        var (start, length) = places[input];
        int now = length + longer;
        bool isElsewhereTheSame = now > 0
            && next.AsSpan(0, start).SequenceEqual(code.AsSpan(0, start))
            && next.AsSpan(start + now).SequenceEqual(code.AsSpan(start + length));
        // One that gets or loses its sign may mean something else where it stands.
        if (!isElsewhereTheSame || next[start] == '-' != (code[start] == '-'))
            return false;
        if (Value(next, start, now) is not { } value || !fits(input, value))
            return false;
        code = next;
        places[input].Length = now;
        for (int i = input + 1; i < places.Length; i++)
            places[i].Start += longer;
        return true;
    }

    private static object? Value(string text, int start, int length)
    {
        int sign = text[start] == '-' ? 1 : 0;
        var number = SyntaxFactory.ParseToken(text, start + sign);
        bool isOne = number.IsKind(SyntaxKind.NumericLiteralToken) && !number.ContainsDiagnostics && !number.HasLeadingTrivia;
        if (!isOne || number.Span.Length != length - sign)
            return null;
        return sign == 0 ? number.Value : WrittenNumbers.Negative(number.Value);
    }
}
