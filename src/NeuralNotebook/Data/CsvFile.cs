using System.Globalization;

namespace NeuralNotebook;

/// <summary>Numbers from a comma-separated file.</summary>
public static class CsvFile
{
    /// <summary>Reads samples with a class each: every column a feature, but for the one that holds the label.</summary>
    /// <param name="path">The file; numbers with a point, columns parted by commas.</param>
    /// <param name="labelColumn">Which column holds the label, counted from 0; negative counts from the end, −1 being the last. Labels may be words; classes are numbered in the order they first appear.</param>
    /// <param name="header">Whether the first line names the columns.</param>
    /// <exception cref="InvalidDataException">A line has another number of columns, or a feature is no finite number; the message names the line. Empty lines are passed over.</exception>
    public static Dataset Load(string path, int labelColumn = -1, bool header = false)
    {
        (string Text, int Number)[] lines = [.. File.ReadLines(path).Select((text, index) => (text, index + 1)).Skip(header ? 1 : 0).Where(line => !string.IsNullOrWhiteSpace(line.text))];
        if (lines.Length == 0)
            throw new InvalidDataException($"{path}: holds no line of data");
        int columns = lines[0].Text.Split(',').Length;
        int label = labelColumn < 0 ? columns + labelColumn : labelColumn;
        if (label < 0 || label >= columns || columns < 2)
            throw new InvalidDataException($"{path}: has {columns} columns, so column {labelColumn} cannot be the label beside at least one feature");

        var X = new Matrix(lines.Length, columns - 1);
        var labels = new int[lines.Length];
        var classes = new Dictionary<string, int>();
        for (int row = 0; row < lines.Length; row++)
        {
            var (text, number) = lines[row];
            string[] fields = text.Split(',');
            if (fields.Length != columns)
                throw new InvalidDataException($"{path}, line {number}: has {fields.Length} columns, the first line has {columns}");
            classes.TryAdd(fields[label].Trim(), classes.Count);
            labels[row] = classes[fields[label].Trim()];
            for (int column = 0, feature = 0; column < columns; column++)
            {
                if (column == label)
                    continue;
                if (!double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
                    throw new InvalidDataException($"{path}, line {number}, column {column + 1}: '{fields[column]}' is no finite number");
                X[row, feature++] = value;
            }
        }

        return new Dataset(X, labels, classes.Count, Path.GetFileNameWithoutExtension(path));
    }
}
