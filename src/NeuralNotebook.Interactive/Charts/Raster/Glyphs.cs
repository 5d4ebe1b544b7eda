using System.Collections.Concurrent;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>The letters of pictures made of pixels, drawn for this course. A sign that is missing is a box.</summary>
internal static class Glyphs
{
    private static readonly Glyph Missing = new(120, "M0 0 L0 130 L84 130 L84 0 L0 0");

    // Letters and digits that stand raised or lowered beside others, each with the one that it is a small form of.
    private const string Raised = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9⁻−⁺+ᵗtⁿnⁱiᵀT⁽(⁾)", Lowered = "₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9₋−₊+ᵢiⱼjₖkₙnₜtₓx₌=";

    // A letter with a mark, the letter, the mark.
    private const string Marked = "áa´àa`âaˆäa¨ãa˜åa˚çc¸ée´èe`êeˆëe¨íı´ìı`îıˆïı¨ñn˜óo´òo`ôoˆöo¨õo˜úu´ùu`ûuˆüu¨ýy´ŷyˆÿy¨ÄA¨ÖO¨ÜU¨ÉE´ẑzˆ";

    private static readonly Dictionary<string, Glyph> Drawn = GlyphTable.Read();

    // Those that were asked for.
    private static readonly ConcurrentDictionary<Rune, (Glyph Glyph, double Raised, double Size)[]> Known = new();

    /// <summary>All signs that are drawn.</summary>
    public static IEnumerable<string> Signs =>
        Drawn.Keys.Where(sign => sign.Length < 2 || sign[^1] != '+').Concat(Every(Raised, 2)).Concat(Every(Lowered, 2))
            .Concat(Every(Marked, 3));

    /// <summary>What is drawn for a sign, one after the other: how far raised and how large, both as shares of the type's size.</summary>
    public static IReadOnlyList<(Glyph Glyph, double Raised, double Size)> Of(Rune rune) => Known.GetOrAdd(rune, Find);

    private static (Glyph Glyph, double Raised, double Size)[] Find(Rune rune)
    {
        string sign = rune.ToString();
        if (Small(Raised, sign) is { } raised)
            return [(Drawn[raised], 0.32, 0.68)];
        if (Small(Lowered, sign) is { } lowered)
            return [(Drawn[lowered], -0.14, 0.68)];
        int marked = Every(Marked, 3).ToList().IndexOf(sign);
        if (marked >= 0)
        {
            var (letter, mark) = (Marked[3 * marked + 1], Marked[3 * marked + 2]);
            return [(Drawn[letter.ToString()], 0, 1), (Drawn[mark + "+"], char.IsUpper(letter) ? 0.19 : 0, 1)];
        }
        return [(Drawn.GetValueOrDefault(sign, Missing), 0, 1)];
    }

    private static string? Small(string pairs, string sign) =>
        Every(pairs, 2).ToList().IndexOf(sign) is var at and >= 0 ? pairs[2 * at + 1].ToString() : null;

    private static IEnumerable<string> Every(string text, int step) =>
        Enumerable.Range(0, text.Length / step).Select(i => text[step * i].ToString());
}
