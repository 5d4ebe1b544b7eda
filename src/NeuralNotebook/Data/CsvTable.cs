using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace NeuralNotebook;

/// <summary>The samples of a comma-separated text. They are gone through twice: first all is checked and counted,
/// then what they need is allocated and filled.</summary>
internal sealed class CsvTable
{
    private readonly string path;
    private readonly ReadOnlyMemory<byte> text;
    private readonly bool header;
    private readonly char separator;
    private readonly NumberFormatInfo format;
    private readonly int label;

    /// <exception cref="InvalidDataException">This is no text in UTF-8, has no line, or not the column of the labels.</exception>
    public CsvTable(string path, byte[] bytes, bool header, char separator, NumberFormatInfo format, int labelColumn)
    {
        (this.path, this.header, this.separator, this.format) = (path, header, separator, format);
        text = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        RequireText(text.Span);
        var first = Reader();
        if (!first.NextRecord())
            throw new InvalidDataException($"{path}: holds no line of data");
        Columns = Count(first, out _);
        label = labelColumn < 0 ? Columns + labelColumn : labelColumn;
        if (label < 0 || label >= Columns || Columns < 2)
            throw new InvalidDataException($"{path}: has {Columns} {(Columns == 1 ? "column" : "columns")}, so column {labelColumn}"
                + $" cannot be the label beside at least one feature{OtherSeparator(FirstLine(), ";\t|,")}");
    }

    /// <summary>How many columns there are, the label's among them.</summary>
    public int Columns { get; }

    /// <summary>Checks every line, takes the classes in, and returns how many samples there are.</summary>
    /// <exception cref="InvalidDataException">Something is not as it should be; the message names the place.</exception>
    public int Check(CsvClasses classes)
    {
        int samples = 0;
        for (var reader = AfterHeader(); reader.NextRecord(); samples++)
        {
            int columns = Count(reader, out bool endsEmpty);
            if (columns != Columns)
            {
                string hint = format.NumberDecimalSeparator == "," && separator == ','
                    ? "; numbers with a decimal comma stand in quotes where commas part the columns" : "";
                throw new InvalidDataException(
                    $"{path}, line {reader.Line}: has {columns} columns, the first line has {Columns}{hint}");
            }

            // A line of names holds no number before the first field that cannot be read.
            bool namesColumns = samples == 0 && !header;
            while (reader.NextField(out var field))
            {
                if (reader.Column - 1 == label)
                {
                    if (classes.Collect(field) is { } problem)
                        throw reader.Error($"{ColumnName(label)}{problem}{Advice(field, namesColumns, endsEmpty)}");
                }
                else if (!TryParse(field, out _))
                {
                    throw reader.Error($"{ColumnName(reader.Column - 1)}{CsvReader.Show(field)}"
                        + $" is no finite number{(field.IsEmpty ? ": the value is missing" : "")}{Advice(field, namesColumns, endsEmpty)}");
                }
                else
                {
                    namesColumns = false;
                }
            }
        }

        return samples > 0 ? samples : throw new InvalidDataException($"{path}: holds no line of data");
    }

    /// <summary>Fills in what was checked before.</summary>
    public void Read(Matrix X, int[] labels, CsvClasses classes)
    {
        var reader = AfterHeader();
        for (int row = 0; reader.NextRecord(); row++)
        {
            for (int feature = 0; reader.NextField(out var field);)
            {
                if (reader.Column - 1 == label)
                    labels[row] = classes.IndexOf(field);
                else if (TryParse(field, out double value))
                    X[row, feature++] = value;
            }
        }
    }

    private CsvReader Reader() => new(text.Span, separator, path);

    private CsvReader AfterHeader()
    {
        var reader = Reader();
        if (header && reader.NextRecord())
        {
            while (reader.NextField(out _))
            {
            }
        }

        return reader;
    }

    /// <summary>How many fields a record has, and whether nothing stands in the last one. The reader is a copy:
    /// it goes ahead, the caller's stays.</summary>
    private static int Count(CsvReader reader, out bool endsEmpty)
    {
        ReadOnlySpan<byte> field = default;
        int fields = 0;
        for (; reader.NextField(out var next); fields++)
            field = next;
        endsEmpty = field.IsEmpty;
        return fields;
    }

    private bool TryParse(ReadOnlySpan<byte> field, out double value) =>
        double.TryParse(field, NumberStyles.Float, format, out value) && double.IsFinite(value);

    private void RequireText(ReadOnlySpan<byte> bytes)
    {
        int zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
            throw new InvalidDataException($"{path}, line {LineOf(bytes, zero)}: holds a byte 0; a text in UTF-8 is expected, "
                + "and this may be UTF-16 or no text at all");
        if (Utf8.IsValid(bytes))
            return;
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
            at += length;
        throw new InvalidDataException(
            $"{path}, line {LineOf(bytes, at)}: is not written in UTF-8 (byte 0x{bytes[at]:X2}); save the file as UTF-8 and load it again");
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int at) => bytes[..at].Count((byte)'\n') + 1;

    /// <summary>What may be meant by a field that cannot be read.</summary>
    private string Advice(ReadOnlySpan<byte> field, bool namesColumns, bool endsEmpty)
    {
        if (endsEmpty && label == Columns - 1)
            return $"; the line ends with '{separator}', and a column without values begins there: is it one too many?";
        if (field.IsEmpty)
            return "";
        string comma = field.Contains((byte)',') && format.NumberDecimalSeparator == "."
            ? "; decimalComma: true reads a comma as the decimal point, and nothing may part the thousands" : "";
        return comma + OtherSeparator(field, ";\t|")
            + (namesColumns ? "; header: true passes over a first line that names the columns" : "");
    }

    private string OtherSeparator(ReadOnlySpan<byte> text, string others)
    {
        foreach (char other in others)
        {
            if (other != separator && text.Contains((byte)other))
            {
                string comma = other == ';' && format.NumberDecimalSeparator == "." ? ", and decimalComma: true numbers such as 1,5" : "";
                return $"; separator: '{(other == '\t' ? "\\t" : other)}' reads columns parted so{comma}";
            }
        }

        return "";
    }

    private ReadOnlySpan<byte> FirstLine()
    {
        var begun = text.Span.TrimStart("\r\n "u8);
        int length = begun.IndexOfAny((byte)'\n', (byte)'\r');
        return length < 0 ? begun : begun[..length];
    }

    /// <summary>"'width': ", from the header.</summary>
    private string ColumnName(int column)
    {
        if (!header)
            return "";
        var reader = Reader();
        reader.NextRecord();
        ReadOnlySpan<byte> name = default;
        for (int i = 0; i <= column; i++)
            reader.NextField(out name);
        return $"{CsvReader.Show(name)}: ";
    }
}
