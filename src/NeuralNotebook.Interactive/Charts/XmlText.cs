using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>Any text as XML can hold it.</summary>
internal static class XmlText
{
    /// <summary>Leaves out what XML 1.0 cannot hold: control characters and halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || rune.Value is 0xFFFE or 0xFFFF
                || (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n')))
                continue;
            clean.Append(rune.Value is '\t' or '\n' ? " " : rune.ToString());
        }
        return clean.ToString();
    }

    /// <summary>The text as element content or as an attribute's value.</summary>
    public static string Escape(string text) => Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
