using System.Text;

namespace NeuralNotebook;

/// <summary>Goes through comma-separated text, record by record and field by field, and copies nothing.</summary>
/// <remarks>A field that holds separators, quotes or line breaks stands in quotes, quotes within it doubled. Lines end with CR LF,
/// LF or CR; the last may end with the text. Beyond that, spaces around a field do not count, and lines of spaces are passed over.
/// Source: RFC 4180.</remarks>
internal ref struct CsvReader
{
    private const byte Quote = (byte)'"', LineFeed = (byte)'\n', CarriageReturn = (byte)'\r';

    private readonly ReadOnlySpan<byte> text;
    private readonly byte separator;
    private readonly string path;
    private int at;
    private int line = 1;
    private bool moreFields;

    /// <param name="text">The text in UTF-8.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <param name="path">What error messages call the text.</param>
    public CsvReader(ReadOnlySpan<byte> text, char separator, string path)
    {
        this.text = text;
        this.separator = (byte)separator;
        this.path = path;
    }

    /// <summary>The line, counted from 1, on which the last record began, and then each of its fields.</summary>
    public int Line { get; private set; }

    /// <summary>The place of the last field in its record, counted from 1; 0 before the first.</summary>
    public int Column { get; private set; }

    /// <summary>Moves to the next record, before its first field. All fields of the last one must have been read.</summary>
    public bool NextRecord()
    {
        while (at < text.Length)
        {
            int next = PastSpaces(at);
            if (next < text.Length && text[next] is not (LineFeed or CarriageReturn))
            {
                (Line, Column, moreFields) = (line, 0, true);
                return true;
            }

            at = next;
            PastLineEnd();
        }

        return false;
    }

    /// <summary>Reads the next field of the record. Where a quote stands in it, it is doubled.</summary>
    /// <exception cref="InvalidDataException">The quotes do not match.</exception>
    public bool NextField(out ReadOnlySpan<byte> field)
    {
        field = default;
        if (!moreFields)
            return false;
        Column++;
        Line = line;
        at = PastSpaces(at);
        field = at < text.Length && text[at] == Quote ? Quoted() : Bare();
        moreFields = at < text.Length && text[at] == separator;
        if (moreFields)
            at++;
        else
            PastLineEnd();
        return true;
    }

    /// <summary>What is thrown where the last field is not as it should be.</summary>
    public readonly InvalidDataException Error(string problem) => new($"{path}, line {Line}, column {Column}: {problem}");

    /// <summary>The beginning of a field in quotes, as one line, for a message.</summary>
    public static string Show(ReadOnlySpan<byte> field)
    {
        const int Longest = 40;
        Rune[] signs = [.. Encoding.UTF8.GetString(field[..Math.Min(field.Length, 4 * Longest)]).EnumerateRunes()];
        string text = string.Concat(signs.Take(Longest).Select(sign => Rune.IsControl(sign) ? $"\\u{sign.Value:x4}" : sign.ToString()));
        return $"'{text}{(signs.Length > Longest ? "…" : "")}'";
    }

    private ReadOnlySpan<byte> Bare()
    {
        int start = at, length = text[start..].IndexOfAny(separator, LineFeed, CarriageReturn);
        at = length < 0 ? text.Length : start + length;
        var field = text[start..at].TrimEnd(" \t"u8);
        return field.Contains(Quote)
            ? throw Error("has a quote within a field that does not begin with one; the whole field belongs in quotes, "
                + "and a quote within it is doubled")
            : field;
    }

    private ReadOnlySpan<byte> Quoted()
    {
        int start = ++at;
        while (true)
        {
            int length = text[at..].IndexOf(Quote);
            if (length < 0)
                throw Error("begins with a quote that is never closed");
            line += LineEnds(text.Slice(at, length));
            at += length + 1;
            if (at == text.Length || text[at] != Quote)
                break;
            at++;
        }

        var field = text[start..(at - 1)];
        at = PastSpaces(at);
        return at == text.Length || text[at] == separator || text[at] is LineFeed or CarriageReturn
            ? field
            : throw Error("goes on after its closing quote; a quote within a field is doubled");
    }

    private readonly int PastSpaces(int from)
    {
        while (from < text.Length && text[from] is (byte)' ' or (byte)'\t' && text[from] != separator)
            from++;
        return from;
    }

    private void PastLineEnd()
    {
        if (at == text.Length)
            return;
        at += text[at] == CarriageReturn && at + 1 < text.Length && text[at + 1] == LineFeed ? 2 : 1;
        line++;
    }

    private static int LineEnds(ReadOnlySpan<byte> text) => text.Count(LineFeed) + text.Count(CarriageReturn) - text.Count("\r\n"u8);
}
