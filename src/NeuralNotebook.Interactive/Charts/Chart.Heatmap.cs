namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>A matrix as coloured cells, its first row at the top.</summary>
    /// <param name="z">The numbers, <c>rows × columns</c>; one that is not finite leaves its cell empty.</param>
    /// <param name="rows">A name for each row, or null for their numbers.</param>
    /// <param name="columns">A name for each column, or null for their numbers.</param>
    /// <param name="colors">How numbers become colours; null takes <see cref="ColorMap.Diverging"/> when some are negative.</param>
    /// <param name="showValues">Whether each cell says its number; null says it when there are at most 64.</param>
    /// <param name="texts">What each cell says instead of its number.</param>
    /// <param name="min">The number of the first colour; null takes the smallest.</param>
    /// <param name="max">The number of the last colour; null takes the largest.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or there are not as many names or texts as it has.</exception>
    public static Figure Heatmap(
        Matrix z, IEnumerable<string>? rows = null, IEnumerable<string>? columns = null, ColorMap? colors = null,
        bool? showValues = null, string[,]? texts = null, double? min = null, double? max = null)
    {
        ArgumentNullException.ThrowIfNull(z);
        if (z.Rows == 0 || z.Columns == 0)
            throw new ArgumentException($"A heatmap needs at least one cell, got {z.Shape}.");
        double[] values = z.Values.ToArray();
        var trace = new HeatmapTrace(values, z.Columns)
        {
            Colors = colors ?? ColorsFor(values),
            ColorMin = min,
            ColorMax = max,
            Texts = texts is not null
                ? Flat(texts, z) : showValues ?? values.Length <= 64 ? [.. values.Select(SharedDigits.Of(values).Text)] : null,
        };
        var panel = new Panel
        {
            Traces = [trace],
            X = new Axis { Categories = Names(columns, z.Columns, "column") },
            Y = new Axis { Categories = Names(rows, z.Rows, "row"), Reversed = true },
        };
        double cell = Math.Clamp(420.0 / z.Columns, trace.Texts is null ? 4 : 26, 52);
        return new Figure { Panels = [panel], Height = (int)Math.Clamp(80 + cell * z.Rows, 200, 560) };
    }

    /// <summary>A table of numbers as coloured cells, its first row at the top.</summary>
    /// <remarks>The parameters are those of the heatmap of a <see cref="Matrix"/>.</remarks>
    /// <exception cref="ArgumentException">The table is empty, its rows differ in length, or there are not as many names or
    /// texts as it has.</exception>
    public static Figure Heatmap(
        double[,] z, IEnumerable<string>? rows = null, IEnumerable<string>? columns = null, ColorMap? colors = null,
        bool? showValues = null, string[,]? texts = null, double? min = null, double? max = null) =>
        Heatmap(new Matrix(z), rows, columns, colors, showValues, texts, min, max);

    /// <summary>A table of numbers as coloured cells, its first row at the top.</summary>
    /// <remarks>The parameters are those of the heatmap of a <see cref="Matrix"/>.</remarks>
    /// <exception cref="ArgumentException">The table is empty, its rows differ in length, or there are not as many names or
    /// texts as it has.</exception>
    public static Figure Heatmap(
        IEnumerable<double[]> z, IEnumerable<string>? rows = null, IEnumerable<string>? columns = null, ColorMap? colors = null,
        bool? showValues = null, string[,]? texts = null, double? min = null, double? max = null) =>
        Heatmap(Rectangular(z), rows, columns, colors, showValues, texts, min, max);

    private static ColorMap ColorsFor(IEnumerable<double> values) =>
        values.Any(value => value < 0 && Plottable.IsFinite(value)) ? ColorMap.Diverging : ColorMap.Sequential;

    /// <summary>Rows of one length as a matrix.</summary>
    private static Matrix Rectangular(IEnumerable<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[][] all = rows.ToArray();
        int odd = Array.FindIndex(all, row => row.Length != all[0].Length);
        if (odd >= 0)
            throw new ArgumentException(
                $"Every row needs the same length, got {all[0].Length} values in the first and {all[odd].Length} in row {odd}.");
        return new Matrix(all.Length, all.Length == 0 ? 0 : all[0].Length, [.. all.SelectMany(row => row)]);
    }

    private static string[]? Names(IEnumerable<string>? names, int count, string what)
    {
        if (names is null)
            return count > 40 ? null : [.. Enumerable.Range(0, count).Select(i => NumberText.Short(i))];
        string[] all = names.ToArray();
        return all.Length == count
            ? all : throw new ArgumentException($"Each {what} has one name, got {count} {what}s and {all.Length} names.");
    }

    private static string[] Flat(string[,] texts, Matrix z) => texts.GetLength(0) == z.Rows && texts.GetLength(1) == z.Columns
        ? [.. texts.Cast<string>()]
        : throw new ArgumentException(
            $"Each cell has one text, got {z.Shape} cells and {texts.GetLength(0)} × {texts.GetLength(1)} texts.");
}
