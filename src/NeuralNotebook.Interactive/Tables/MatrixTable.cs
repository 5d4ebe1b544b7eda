using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A matrix as a shaded table.</summary>
internal static class MatrixTable
{
    public static Table Of(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var columns = ShownIndices.Of(matrix.Columns);
        var digits = SharedDigits.Of(matrix.Values.ToArray());
        double largest = matrix.Values.ToArray().Where(Plottable.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return new Table
        {
            Caption = $"Matrix, {matrix.Shape}",
            Header = ["", .. columns.Select(Name)],
            Rows = [.. ShownIndices.Of(matrix.Rows)
                .Select(row => (IReadOnlyList<TableCell>)[new TableCell(Name(row)), .. columns.Select(column => Cell(row, column))])],
        };

        TableCell Cell(int? row, int? column) =>
            row is { } r && column is { } c ? new(digits.Text(matrix[r, c]), Shade(matrix[r, c], largest)) : new("…");
    }

    private static string Name(int? position) => position?.ToString(CultureInfo.InvariantCulture) ?? "…";

    private static string Shade(double value, double largest) =>
        Rgb.White.Mix(Rgb.Parse(Palette.OfSign(value)),
            Plottable.IsFinite(value) && largest > 0 ? 0.5 * Math.Abs(value) / largest : 0).ToString();
}
