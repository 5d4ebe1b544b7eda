using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>How wide a text will be, from the usual widths of a sans-serif typeface: no font is at hand when the picture is written,
/// and none may be, or the picture would differ from machine to machine.</summary>
internal static class TextWidth
{
    /// <summary>The widest of the usual typefaces is this much wider than the one that is reckoned with.</summary>
    private const double Widest = 1.13;

    public static double Of(string text, double size)
    {
        double width = 0.0;
        foreach (var rune in text.EnumerateRunes())
            width += Em(rune.Value);
        return width * size;
    }

    /// <summary>The width in the widest of the usual typefaces: what a text may need where there must be room for it.</summary>
    public static double Most(string text, double size) => Of(text, size) * Widest;

    private static double Em(int letter) => letter switch
    {
        'i' or 'j' or 'l' or '\'' or '|' or '.' or ',' or ':' or ';' or '!' or 'I' => 0.28,
        'f' or 't' or 'r' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' => 0.36,
        'm' or 'w' or 'M' or '%' or '→' => 0.88,
        'W' or '@' or 'Æ' or 'æ' or 'Œ' or 'œ' or '—' or '…' or '™' or '∞' => 0.94,
        >= 'A' and <= 'Z' => 0.7,
        < '\u00c0' or '×' => 0.57,
        < '\u00df' => 0.7, // capitals with accents
        < '\u0300' => 0.57,
        < '\u0370' => 0, // combining marks
        < '\u0400' => 0.6,
        < '\u0530' => 0.7, // Cyrillic
        // joiners, directions and variants
        (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\ufe00' and <= '\ufe0f') => 0,
        < '\u2190' => 0.6,
        < '\u2200' => 0.88, // arrows
        < '\u2e80' => 0.6,
        >= 0x1f3fb and <= 0x1f3ff => 0, // tones of skin
        >= 0x1f000 => 1.25,
        _ => 1.02,
    };

    /// <summary>Breaks a text between words and at its own line ends into lines no wider than asked,
    /// the last cut with … after <paramref name="most"/> lines.</summary>
    public static List<string> Wrap(string text, double size, double width, int most)
    {
        var lines = new List<string>();
        foreach (string paragraph in text.Split('\n'))
        {
            bool fresh = true;
            foreach (string word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (!fresh && Of($"{lines[^1]} {word}", size) <= width)
                    lines[^1] += " " + word;
                else if (lines.Count < most)
                    lines.Add(word);
                else
                {
                    string joined = $"{lines[^1]} {word}";
                    lines[^1] = Of(joined, size) > width ? joined : lines[^1] + " …";
                    return [.. lines.Select(line => Cut(line, size, width))];
                }
                fresh = false;
            }
        }
        return [.. lines.Select(line => Cut(line, size, width))];
    }

    /// <summary>The text, or as much of it as the width takes and an ellipsis. What is one sign to a reader,
    /// a family of emoji or a letter with its accents, is kept whole or left out.</summary>
    public static string Cut(string text, double size, double width) => Of(text, size) <= width ? text : Shortened(text, size, width);

    /// <summary>The same for a text that must not leave its room in any of the usual typefaces.</summary>
    public static string Fit(string text, double size, double width) => Most(text, size) <= width ? text : Shortened(text, size, width);

    /// <summary>The text, or as much of its start and its end as the width takes with an ellipsis between:
    /// names of series often differ at their ends.</summary>
    public static string FitMiddle(string text, double size, double width)
    {
        if (Most(text, size) <= width)
            return text;
        double room = width / Widest - Em('…') * size;
        string start = text[..Fitting(text, size, room / 2)].TrimEnd();
        int[] signs = StringInfo.ParseCombiningCharacters(text);
        int end = signs.Length;
        while (end > 0 && signs[end - 1] > start.Length && Of(text[signs[end - 1]..], size) <= room - Of(start, size))
            end--;
        return start + "…" + (end < signs.Length ? text[signs[end]..].TrimStart() : "");
    }

    private static string Shortened(string text, double size, double width) =>
        text[..Fitting(text, size, width / Widest - Em('…') * size)].TrimEnd() + "…";

    /// <summary>How many of the text's letters fit, in whole signs and one sign at least.</summary>
    private static int Fitting(string text, double size, double room)
    {
        var (at, width) = (0, 0.0);
        while (at < text.Length)
        {
            int length = StringInfo.GetNextTextElementLength(text, at);
            width += Of(text.Substring(at, length), size);
            if (width > room && at > 0)
                break;
            at += length;
        }
        return at;
    }
}
