using System.Globalization;

namespace NeuralNotebook;

/// <summary>Numbers from a comma-separated file.</summary>
public static class CsvFile
{
    /// <summary>Reads samples with a class each: every column a feature, but for the one that holds the class.</summary>
    /// <remarks>Text in UTF-8. Fields may stand in quotes, as RFC 4180 describes; empty lines are passed over. The classes are sorted,
    /// words by their characters' codes, numbers by their value, so that their numbers do not depend on the order of the lines.
    /// A file to test with may still lack some of them: give it those of the training file. <code>var test = CsvFile.Load("test.csv",
    /// classes: train.ClassNames);</code></remarks>
    /// <param name="path">The file.</param>
    /// <param name="labelColumn">Which column holds the class, counted from 0; negative counts from the end, −1 being the last.
    /// Classes may be words; at most 1,000 are told apart.</param>
    /// <param name="header">Whether the first line names the columns.</param>
    /// <param name="classes">The classes in their order, and no others; sorted from the file if not given.</param>
    /// <param name="separator">What stands between two columns.</param>
    /// <param name="decimalComma">Whether numbers are written as 1,5 rather than 1.5.</param>
    /// <exception cref="ArgumentException">The separator could be part of a number, or a class is given twice.</exception>
    /// <exception cref="InvalidDataException">The file is empty or no text in UTF-8, a line has another number of columns,
    /// a feature is no finite number, or a class is missing or unknown; the message names the line and what to try.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static Dataset Load(string path, int labelColumn = -1, bool header = false, IReadOnlyList<string>? classes = null,
        char separator = ',', bool decimalComma = false)
    {
        if (separator is not '\t' and (< ' ' or > '~' or '"' or '.' or '+' or '-') || char.IsAsciiLetterOrDigit(separator))
            throw new ArgumentException("The columns are parted by one sign that is no part of a number or a word, such as ',', ';', "
                + $"'|' or '\\t'; got '{separator}'.", nameof(separator));
        var format = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        format.NumberDecimalSeparator = decimalComma ? "," : ".";
        var names = new CsvClasses(classes, format);
        var table = new CsvTable(path, OrdinaryFile.ReadAllBytes(path), header, separator, format, labelColumn);
        int samples = table.Check(names);
        names.Sort();

        var X = new Matrix(samples, table.Columns - 1);
        int[] labels = new int[samples];
        table.Read(X, labels, names);
        return new Dataset(X, labels, names.Names.Length, Path.GetFileNameWithoutExtension(path), names.Names);
    }
}
