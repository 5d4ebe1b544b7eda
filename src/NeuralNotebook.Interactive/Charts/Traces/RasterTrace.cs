using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>A picture of pixels laid over an area of the axes.</summary>
public sealed record RasterTrace : Trace
{
    /// <summary>Lays pixels over the rectangle from (left, bottom) to (right, top).</summary>
    /// <param name="pixels">Red, green and blue of each pixel, row by row from the top.</param>
    /// <param name="columns">Pixels in a row.</param>
    /// <param name="left">Where the picture starts on the x axis.</param>
    /// <param name="right">Where it ends.</param>
    /// <param name="bottom">Where its last row ends on the y axis.</param>
    /// <param name="top">Where its first row starts.</param>
    /// <exception cref="ArgumentException">The pixels do not fill whole rows.</exception>
    public RasterTrace(byte[] pixels, int columns, double left, double right, double bottom, double top)
    {
        if (columns < 1 || pixels.Length == 0 || pixels.Length % (3 * columns) != 0)
            throw new ArgumentException(
                $"A picture needs three bytes a pixel and whole rows, got {pixels.Length} bytes for rows of {columns} pixels.");
        (Pixels, Columns, Left, Right, Bottom, Top) = (pixels, columns, left, right, bottom, top);
    }

    /// <summary>Red, green and blue of each pixel, row by row from the top.</summary>
    public IReadOnlyList<byte> Pixels { get; }

    /// <summary>Pixels in a row.</summary>
    public int Columns { get; }

    /// <summary>Rows of pixels.</summary>
    public int Rows => Pixels.Count / (3 * Columns);

    /// <summary>Where the picture starts on the x axis.</summary>
    public double Left { get; }

    /// <summary>Where the picture ends on the x axis.</summary>
    public double Right { get; }

    /// <summary>Where the last row ends on the y axis.</summary>
    public double Bottom { get; }

    /// <summary>Where the first row starts on the y axis.</summary>
    public double Top { get; }

    /// <summary>True to blend neighbouring pixels, false to keep each one's edges.</summary>
    public bool Smooth { get; init; }

    internal override IEnumerable<double> Across => [Left, Right];

    internal override IEnumerable<double> Upwards => [Bottom, Top];

    internal override (double X, double Y) Margin => (0, 0);

    internal override bool TakesColor => false;

    internal override bool Fills => true;

    /// <summary>A picture of fewer pixels is small in any case.</summary>
    private const int Small = 20_000;

    internal override double Weight => Rows * Columns <= Small ? 0 : Rows * Columns * Each;

    /// <summary>Once in the SVG and once in the JSON; a table of colours takes a third of the colours themselves.</summary>
    private double Each => Enumerable.Range(0, Rows * Columns).Select(i => (Pixels[3 * i], Pixels[3 * i + 1], Pixels[3 * i + 2])).Distinct()
        .Take(257).Count() <= 256 ? 3.2 : 9;

    /// <summary>A picture of fewer pixels, each the mean of those that it stands for.</summary>
    internal override Trace Thinned(double bytes, Panel panel)
    {
        if (Weight <= bytes)
            return this;
        double shrink = Math.Sqrt(Weight / bytes);
        var (rows, columns) = (Math.Clamp((int)(Rows / shrink), 1, Rows), Math.Clamp((int)(Columns / shrink), 1, Columns));
        byte[] pixels = new byte[3 * rows * columns];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = Mean(i / 3 / columns, i / 3 % columns, i % 3);
        return new RasterTrace(pixels, columns, Left, Right, Bottom, Top) { Name = Name, Smooth = Smooth };

        byte Mean(int row, int column, int part)
        {
            var (sum, count) = (0, 0);
            for (int r = row * Rows / rows; r < (row + 1) * Rows / rows; r++)
            {
                for (int c = column * Columns / columns; c < (column + 1) * Columns / columns; c++, count++)
                    sum += Pixels[3 * (r * Columns + c) + part];
            }
            return (byte)((sum + count / 2) / count);
        }
    }

    /// <summary>The picture as an address that holds the picture itself, for a page that blends pixels whether asked to or not:
    /// each pixel that should keep its edges becomes a square of many.</summary>
    internal string SharpDataAddress
    {
        get
        {
            int times = Smooth ? 1 : Math.Max(1, 160 / Columns);
            if (times == 1)
                return DataAddress;
            var (wide, large) = (Columns * times, new byte[Pixels.Count * times * times]);
            for (int i = 0; i < large.Length / 3; i++)
            {
                int from = 3 * (i / wide / times * Columns + i % wide / times);
                (large[3 * i], large[3 * i + 1], large[3 * i + 2]) = (Pixels[from], Pixels[from + 1], Pixels[from + 2]);
            }
            return "data:image/png;base64," + Convert.ToBase64String(Png.Encode(large, wide));
        }
    }

    /// <summary>The picture as an address that holds the picture itself.</summary>
    internal string DataAddress => "data:image/png;base64," + Convert.ToBase64String(Png.Encode([.. Pixels], Columns));

    internal override string ChartName => "picture";

    internal override string? Told(Panel panel) => null;

    internal override void Draw(MarksPainter marks, TraceStyle style)
    {
        var (left, right) = (marks.Across.Pixel(Left), marks.Across.Pixel(Right));
        var (top, bottom) = (marks.Upwards.Pixel(Top), marks.Upwards.Pixel(Bottom));
        if (double.IsNaN(left + right + top + bottom))
            return; // an axis without a place for the picture
        var (width, height) = (Math.Abs(right - left), Math.Abs(bottom - top));
        marks.Canvas.Image(Math.Min(left, right), Math.Min(top, bottom), width, height, [.. Pixels], Columns, Smooth);
    }

    internal override JsonObject? ToPlotly(PlotlyPlace place, TraceStyle style)
    {
        place.Images.Add(new JsonObject
        {
            ["source"] = SharpDataAddress,
            ["xref"] = "x" + place.Number,
            ["yref"] = "y" + place.Number,
            ["x"] = PlotlyWriter.Number(Left),
            ["y"] = PlotlyWriter.Number(Top),
            ["sizex"] = PlotlyWriter.Number(Math.Abs(Right - Left)),
            ["sizey"] = PlotlyWriter.Number(Math.Abs(Top - Bottom)),
            ["sizing"] = "stretch",
            ["layer"] = "below",
        });
        return null;
    }
}
