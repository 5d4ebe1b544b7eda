using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A data set as a table: its first samples, in the caption how many each class has, and at the foot how all values of a
/// feature are spread.</summary>
internal static class DatasetTable
{
    private const int First = 6;

    public static Table Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var (columns, classes) = (ShownIndices.Of(dataset.X.Columns), dataset.Classes > 0);
        var (digits, answers) =
            (Digits(dataset.X, columns.OfType<int>()), Digits(dataset.Y, Enumerable.Range(0, classes ? 0 : dataset.Y.Columns)));
        string[] targets = classes ? ["class"] : [.. Enumerable.Range(1, dataset.Y.Columns).Select(i => $"target {i}")];
        return new Table
        {
            Caption = classes ? $"{dataset}: {Counts(dataset)}" : dataset.ToString(),
            Header = ["", .. columns.Select(column => column is { } c ? $"x{c + 1}" : "…"), .. targets],
            Rows = [.. Enumerable.Range(0, Math.Min(First, dataset.Samples)).Select(Row)],
            Footer = dataset.Samples > First
                ? [new("all"), .. columns.Select(column => new TableCell(column is { } c ? Sparkline.Of(dataset.X.Column(c)) : "…")),
                    .. targets.Select((_, i) =>
                        new TableCell(classes ? Sparkline.OfCounts(dataset.Labels, dataset.Classes) : Sparkline.Of(dataset.Y.Column(i))))]
                        : [],
        };

        IReadOnlyList<TableCell> Row(int row) =>
        [
            new(row.ToString(CultureInfo.InvariantCulture)),
            .. columns.Select(column => new TableCell(column is { } c ? digits[c].Text(dataset.X[row, c]) : "…")),
            .. targets.Select((_, i) => classes
                ? new TableCell(dataset.Labels[row].ToString(CultureInfo.InvariantCulture),
                    Rgb.White.Mix(Rgb.Parse(Palette.OfClass(dataset.Labels[row])), 0.35).ToString())
                : new TableCell(answers[i].Text(dataset.Y[row, i]))),
        ];
    }

    /// <summary>Each column is written with the digits that tell its own numbers apart.</summary>
    private static Dictionary<int, SharedDigits> Digits(Matrix matrix, IEnumerable<int> columns) =>
        columns.ToDictionary(column => column, column => SharedDigits.Of(matrix.Column(column)));

    private static string Counts(Dataset dataset) => string.Join(", ",
        dataset.Labels.GroupBy(label => label).OrderBy(group => group.Key).Select(group => $"{group.Count()} of class {group.Key}"));
}
