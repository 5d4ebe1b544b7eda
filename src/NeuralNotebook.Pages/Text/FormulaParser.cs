using Markdig.Helpers;
using Markdig.Parsers;

namespace NeuralNotebook.Pages;

/// <summary>Finds formulas between dollars, before Markdown can take their underscores for emphasis.</summary>
/// <remarks>"It costs $5 and $6" holds none: a formula begins and ends beside a letter and not beside a space,
/// and no digit follows it.</remarks>
internal sealed class FormulaParser : InlineParser
{
    public FormulaParser() => OpeningCharacters = ['$'];

    /// <inheritdoc/>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        string text = slice.Text;
        bool isDisplay = slice.Start < slice.End && text[slice.Start + 1] == '$';
        string mark = isDisplay ? "$$" : "$";
        int start = slice.Start + mark.Length, end = Find(text, mark, start, slice.End);
        if (end <= start
            || (!isDisplay
                && (char.IsWhiteSpace(text[start]) || char.IsWhiteSpace(text[end - 1])
                    || (end < slice.End && char.IsAsciiDigit(text[end + 1])))))
            return false;
        processor.Inline = new FormulaInline(text[start..end], isDisplay);
        slice.Start = end + mark.Length;
        return true;
    }

    /// <summary>Where the closing dollars stand, which no backslash stands before; -1 if nowhere.</summary>
    private static int Find(string text, string mark, int start, int last)
    {
        for (int at = start; at <= last; at++)
        {
            at = text.IndexOf(mark, at, last + 1 - at, StringComparison.Ordinal);
            if (at < 0 || text[at - 1] != '\\')
                return at;
        }

        return -1;
    }
}
