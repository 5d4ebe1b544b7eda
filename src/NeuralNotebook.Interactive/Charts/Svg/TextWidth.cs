namespace NeuralNotebook.Interactive;

/// <summary>How wide a text will be, from the usual widths of a sans-serif typeface: no font is at hand when the picture is written,
/// and none may be, or the picture would differ from machine to machine.</summary>
internal static class TextWidth
{
    public static double Of(string text, double size) => text.Sum(Em) * size;

    private static double Em(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '\'' or '|' or '.' or ',' or ':' or ';' or '!' or 'I' => 0.28,
        'f' or 't' or 'r' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' => 0.36,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '→' => 0.88,
        >= 'A' and <= 'Z' => 0.7,
        < '\u0300' => 0.57,
        < '\u0370' => 0, // combining marks
        < '\u2e80' => 0.6,
        _ => 1.02,
    };

    /// <summary>Breaks a text between words into lines no wider than asked, the last cut with … after <paramref name="most"/> lines.</summary>
    public static List<string> Wrap(string text, double size, double width, int most)
    {
        var lines = new List<string>();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (lines.Count > 0 && Of($"{lines[^1]} {word}", size) <= width)
                lines[^1] += " " + word;
            else if (lines.Count < most)
                lines.Add(word);
            else
            {
                lines[^1] += " " + word;
                break;
            }
        }
        return [.. lines.Select(line => Cut(line, size, width))];
    }

    /// <summary>The text, or as much of it as the width takes and an ellipsis.</summary>
    public static string Cut(string text, double size, double width)
    {
        if (Of(text, size) <= width)
            return text;
        var end = text.Length;
        while (end > 1 && Of(text[..end], size) + size > width)
            end--;
        if (char.IsHighSurrogate(text[end - 1]) && end > 1)
            end--;
        return text[..end].TrimEnd() + "…";
    }
}
