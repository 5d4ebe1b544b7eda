namespace NeuralNotebook.Interactive;

/// <summary>A coloured cell for each number of a table. The cell of row r and column c lies around x = c, y = r.
/// A value that is not finite leaves its cell empty.</summary>
public sealed record HeatmapTrace : ColoredTrace
{
    /// <summary>A table of numbers, row by row.</summary>
    /// <exception cref="ArgumentException">There is no cell, or the last row is not whole.</exception>
    public HeatmapTrace(double[] values, int columns)
    {
        if (columns < 1 || values.Length == 0 || values.Length % columns != 0)
            throw new ArgumentException($"A heatmap needs at least one cell and whole rows, got {values.Length} values for rows of {columns}.");
        (Values, Columns) = (values, columns);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<double> Values { get; }

    /// <summary>Cells in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows of cells.</summary>
    public int Rows => Values.Count / Columns;

    /// <summary>What is written in each cell, row by row, or null for nothing.</summary>
    public IReadOnlyList<string>? Texts { get; init; }

    internal override IEnumerable<double> Across => [-0.5, Columns - 0.5];

    internal override IEnumerable<double> Upwards => [-0.5, Rows - 0.5];

    /// <summary>The same picture with no more cells than a screen has room for: each stands for a block, and shows what in it is farthest from the mean
    /// of all, so that a single outlier is still seen.</summary>
    internal HeatmapTrace Shown
    {
        get
        {
            const int Most = 250;
            if (Rows <= Most && Columns <= Most)
                return this;
            var (rows, columns) = (Math.Min(Rows, Most), Math.Min(Columns, Most));
            var mean = Values.Where(Finite.Is).DefaultIfEmpty(0).Average();
            var (min, max) = ColorRange;
            return new HeatmapTrace([.. Enumerable.Range(0, rows * columns).Select(i => Farthest(i / columns, i % columns))], columns)
            {
                Name = Name,
                Colors = Colors,
                ColorMin = min,
                ColorMax = max,
                ColorBar = ColorBar,
                ColorBarTitle = ColorBarTitle,
            };

            double Farthest(int row, int column)
            {
                var kept = double.NaN;
                for (var r = row * Rows / rows; r < (row + 1) * Rows / rows; r++)
                {
                    for (var c = column * Columns / columns; c < (column + 1) * Columns / columns; c++)
                    {
                        var value = Values[r * Columns + c];
                        if (Finite.Is(value) && !(Math.Abs(value - mean) <= Math.Abs(kept - mean)))
                            kept = value;
                    }
                }
                return kept;
            }
        }
    }

    /// <summary>One pixel for each cell.</summary>
    internal byte[] Pixels()
    {
        var (min, max) = ColorRange;
        return [.. Values.SelectMany(value => ColorOf(value, min, max) is var color ? new[] { color.Red, color.Green, color.Blue } : [])];
    }
}
