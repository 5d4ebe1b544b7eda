namespace NeuralNotebook.Interactive;

/// <summary>The bar beside a panel that says which colour is which number.</summary>
internal sealed class ColorBarPainter(ICanvas canvas, ColoredTrace trace)
{
    private const double Gap = 12, Thickness = 13, LabelGap = 6, Size = 13;

    private readonly List<(double Share, string Label)> ticks = TicksOf(trace);

    /// <summary>What the bar needs beside the panel.</summary>
    public double Width => Gap + Thickness + LabelGap + ticks.Select(tick => TextWidth.Of(tick.Label, Size)).DefaultIfEmpty(0).Max();

    /// <param name="right">Where the panel ends.</param>
    /// <param name="top">Where the bar starts.</param>
    /// <param name="bottom">Where it ends.</param>
    /// <param name="room">How much of the panel and the bar its title can share.</param>
    public void Draw(double right, double top, double bottom, double room)
    {
        double left = right + Gap;
        byte[] pixels = Colors().Reverse().SelectMany(color => new[] { color.Red, color.Green, color.Blue }).ToArray();
        canvas.Image(left, top, Thickness, bottom - top, pixels, columns: 1, smooth: false);
        double last = double.PositiveInfinity;
        foreach (var (share, label) in ticks)
        {
            double y = bottom - share * (bottom - top);
            if (last - y < Size + 2)
                continue;
            last = y;
            canvas.Line(left + Thickness, y, left + Thickness + 3, y, Palette.AxisLine);
            canvas.Text(left + Thickness + LabelGap, Math.Min(y + 4.5, bottom + 3), label, Size, Palette.Quiet);
        }
        if (Title is { } title)
            canvas.Fitting(right + Width, top - 10, title, Size, Math.Min(180, room * 0.42), Palette.Quiet, "end");
    }

    private IEnumerable<Rgb> Colors() => trace is ContourTrace contour
        ? Enumerable.Range(0, contour.Levels.Count + 1).Select(contour.BandColor)
        : Enumerable.Range(0, 128).Select(i => ColorScale.At(trace.Colors, i / 127.0));

    /// <summary>What the colours measure, and what to add to their labels.</summary>
    private string? Title => trace is ContourTrace
        ? trace.ColorBarTitle : Ticks.Title(new Axis { Title = trace.ColorBarTitle }, trace.ColorRange);

    private static List<(double Share, string Label)> TicksOf(ColoredTrace trace)
    {
        if (trace is ContourTrace contour) // a label where two bands meet
            return [.. contour.Levels.Zip(contour.LevelNames).Select((level, i) => ((i + 1.0) / (contour.Levels.Count + 1), level.Second))];
        var (min, max) = trace.ColorRange;
        return [.. Ticks.Linear(min, max, 6).Select(tick => ((tick.Value - min) / (max - min), tick.Label))];
    }
}
