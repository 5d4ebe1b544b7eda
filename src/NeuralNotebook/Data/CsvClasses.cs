using System.Globalization;
using System.Text;

namespace NeuralNotebook;

/// <summary>The classes of a column of labels. They are collected first, then sorted, so that their numbers do not depend on the order of
/// the lines; or they are given.</summary>
/// <remarks>Where every label is a number they are numbers: sorted by value, and 0.0 is the class 0.
/// Otherwise they are words, sorted by their characters' codes.</remarks>
internal sealed class CsvClasses
{
    /// <summary>Nobody sorts things into more drawers; a column with more different values holds no classes.</summary>
    private const int Most = 1000;

    private const int LongestName = 1000;

    /// <summary>From here on doubles leave out whole numbers: two labels could become one.</summary>
    private const double LargestNumber = 1L << 53;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly NumberFormatInfo format;
    private readonly bool given;
    private bool areNumbers;

    /// <param name="names">The classes in their order; null where they are to be collected.</param>
    /// <param name="format">How numbers are written.</param>
    /// <exception cref="ArgumentException">There is no name, or one is given twice.</exception>
    public CsvClasses(IReadOnlyList<string>? names, NumberFormatInfo format)
    {
        this.format = format;
        lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        given = names is not null;
        Names = [.. names ?? []];
        if (!given)
            return;
        if (Names.Length == 0)
            throw new ArgumentException("There are no classes in the list that is given.", nameof(names));
        areNumbers = Names.All(name => Number(name, NumberFormatInfo.InvariantInfo) is not null);
        for (int i = 0; i < Names.Length; i++)
        {
            if (!places.TryAdd(areNumbers ? Number(Names[i], NumberFormatInfo.InvariantInfo)! : Names[i], i))
                throw new ArgumentException($"The class '{Names[i]}' is given twice.", nameof(names));
        }
    }

    /// <summary>What the classes are called, in their order.</summary>
    public string[] Names { get; private set; }

    /// <summary>Takes a label in; says what is wrong with it, or null.</summary>
    public string? Collect(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
            return "the class is missing";
        if (field.Length > LongestName)
            return $"the name of the class is {field.Length} bytes long; at most {LongestName} are read. Is a quote missing before?";
        if (given)
            return IndexOf(field) >= 0
                ? null
                : $"the class {CsvReader.Show(field)} is none of those that "
                    + $"are given: {string.Join(", ", Names.Take(10).Select(name => $"'{name}'"))}{(Names.Length > 10 ? ", …" : "")}";
        var name = Decode(field, stackalloc char[LongestName]);
        if (lookup.ContainsKey(name))
            return null;
        if (double.TryParse(name, NumberStyles.Float, format, out double value) && !double.IsFinite(value))
            return $"{CsvReader.Show(field)} is no finite number, and no name for a class";
        if (places.Count == Most)
            return $"{CsvReader.Show(field)} would be class number {Most + 1}; a column with more than {Most} different values holds "
                + "numbers to predict rather than classes. Give the column of the classes as labelColumn";
        lookup[name] = places.Count;
        return null;
    }

    /// <summary>Gives the collected classes their numbers.</summary>
    public void Sort()
    {
        if (given)
            return;
        string[] spellings = [.. places.Keys];
        var numbers = spellings.ToDictionary(spelling => spelling, spelling => Number(spelling, format));
        areNumbers = numbers.Values.All(number => number is not null);
        Names = areNumbers
            ? [.. numbers.Values.Distinct().OrderBy(number => double.Parse(number!, CultureInfo.InvariantCulture))
                .Select(number => number!)]
            : [.. spellings.Order(StringComparer.Ordinal)];
        foreach (string spelling in spellings)
            places[spelling] = Array.IndexOf(Names, areNumbers ? numbers[spelling] : spelling);
    }

    /// <summary>The number of a label's class; −1 where there is none.</summary>
    public int IndexOf(ReadOnlySpan<byte> field)
    {
        var name = Decode(field, stackalloc char[LongestName]);
        return lookup.TryGetValue(name, out int place)
            || (areNumbers && Number(name, format) is { } number && places.TryGetValue(number, out place)) ? place : -1;
    }

    /// <summary>One spelling for all that name the same number; null for what is no number.</summary>
    private static string? Number(ReadOnlySpan<char> name, NumberFormatInfo format) =>
        double.TryParse(name, NumberStyles.Float, format, out double value) && Math.Abs(value) < LargestNumber
            ? (value + 0.0).ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>A field's characters, its doubled quotes made single.</summary>
    private static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> field, Span<char> buffer)
    {
        var text = buffer[..Encoding.UTF8.GetChars(field, buffer)];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            text[length++] = text[i];
            i += text[i] == '"' ? 1 : 0;
        }

        return text[..length];
    }
}
