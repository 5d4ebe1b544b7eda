using System.Text;

namespace NeuralNotebook.Pages;

/// <summary>Text as it is written within HTML and XML.</summary>
internal static class Xml
{
    /// <summary>A text between tags, or in an attribute between double quotes.</summary>
    public static string Text(string text)
    {
        var written = new StringBuilder(text.Length + 16);
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '&' => written.Append("&amp;"),
                '<' => written.Append("&lt;"),
                '>' => written.Append("&gt;"),
                '"' => written.Append("&quot;"),
                // No browser shows them, and a parser may stop at them.
                < ' ' and not ('\n' or '\t') => written.Append('\uFFFD'),
                _ => written.Append(letter),
            };
        }

        return written.ToString();
    }
}
