using System.Globalization;
using System.Text;

namespace NeuralNotebook.App.Workshop;

/// <summary>A text that somebody else chose, such as a folder's name, as one line of a table or a terminal can hold it.</summary>
internal static class PlainLine
{
    private const int Longest = 300;

    /// <summary>The text with a replacement character for each control or formatting character, such as those that turn the direction of
    /// writing around; cut where it is very long.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= Longest)
                return plain.Append('…').ToString();
            plain.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return plain.ToString();
    }
}
