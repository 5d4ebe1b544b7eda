using System.Text.Json.Nodes;

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
            throw new ArgumentException(
                $"A heatmap needs at least one cell and whole rows, got {values.Length} values for rows of {columns}.");
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

    /// <summary>Over how many columns and rows of the axes the cells are spread:
    /// more than there are where a cell stands for several.</summary>
    internal (int Columns, int Rows)? Spread { get; private init; }

    internal (int Columns, int Rows) Extent => Spread ?? (Columns, Rows);

    internal override IEnumerable<double> Across => [-0.5, Extent.Columns - 0.5];

    internal override IEnumerable<double> Upwards => [-0.5, Extent.Rows - 0.5];

    /// <summary>More cells in a row than these are smaller than a pixel or two.</summary>
    private const int MostInARow = 250;

    internal override double Weight => Values.Count * Each;

    internal override (int Count, string Name) Marks => (Values.Count, "cells");

    /// <summary>A number in the JSON, and up to four letters of the embedded picture.</summary>
    private static double Each => 12;

    /// <summary>The same picture with fewer cells: each stands for a block, and shows what in it is farthest from the mean of all,
    /// so that a single outlier is still seen.</summary>
    internal override Trace Thinned(double bytes, Panel panel)
    {
        double shrink = Math.Sqrt(Math.Max(1, Weight / bytes));
        var (rows, columns) = (Fewer(Rows), Fewer(Columns));
        if (rows == Rows && columns == Columns)
            return this;
        double mean = Values.Where(Plottable.IsFinite).DefaultIfEmpty(0).Average();
        var (min, max) = ColorRange;
        return new HeatmapTrace([.. Enumerable.Range(0, rows * columns).Select(i => Farthest(i / columns, i % columns))], columns)
        {
            Name = Name,
            Colors = Colors,
            ColorMin = min,
            ColorMax = max,
            ColorBar = ColorBar,
            ColorBarTitle = ColorBarTitle,
            Spread = Extent,
        };

        int Fewer(int count) => Math.Clamp((int)(count / shrink), 1, Math.Min(count, MostInARow));

        double Farthest(int row, int column)
        {
            double kept = double.NaN;
            for (int r = (int)((long)row * Rows / rows); r < (int)((long)(row + 1) * Rows / rows); r++)
            {
                for (int c = (int)((long)column * Columns / columns); c < (int)((long)(column + 1) * Columns / columns); c++)
                {
                    double value = Values[r * Columns + c];
                    if (Plottable.IsFinite(value) && !(Math.Abs(value - mean) <= Math.Abs(kept - mean)))
                        kept = value;
                }
            }
            return kept;
        }
    }

    /// <summary>One pixel for each cell.</summary>
    internal byte[] Pixels()
    {
        var (min, max) = ColorRange;
        return [.. Values.SelectMany(value => ColorOf(value, min, max) is var color ? new[] { color.Red, color.Green, color.Blue } : [])];
    }

    internal override bool IsField => true;

    internal override string Told(Panel panel) => FieldText.Of(this, panel);

    internal override void Draw(MarksPainter marks, TraceStyle style) =>
        new FieldsPainter(marks.Canvas, marks.Across, marks.Upwards).Draw(this);

    internal override JsonObject ToPlotly(PlotlyPlace place, TraceStyle style) => PlotlyFields.Heatmap(this);
}
