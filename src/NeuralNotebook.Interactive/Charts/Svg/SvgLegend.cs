namespace NeuralNotebook.Interactive;

/// <summary>The named series in rows under the title, each beside the mark it is drawn with.</summary>
internal static class SvgLegend
{
    private const double Size = 13.5, RowHeight = 21, Swatch = 26, Gap = 18;

    /// <summary>More names than these help nobody.</summary>
    public const int Most = 10;

    /// <summary>Draws the legend from <paramref name="top"/> on and returns where it ends.</summary>
    public static double Draw(SvgCanvas canvas, Figure figure, double left, double top, double width)
    {
        var entries = figure.Panels
            .SelectMany(panel => panel.Traces.Zip(Looks.Of(panel)))
            .Where(entry => entry.First.Listed)
            .DistinctBy(entry => (entry.First.Name, entry.Second.Color))
            .ToList();
        if (!figure.Legend || entries.Count == 0)
            return top;
        var (x, y) = (left, top + 15);
        foreach (var (trace, looks) in entries.Take(Most))
        {
            var name = TextWidth.Cut(trace.Name!, Size, width - Swatch);
            var needed = Swatch + TextWidth.Of(name, Size);
            if (x > left && x + needed > left + width)
                (x, y) = (left, y + RowHeight);
            Mark(canvas, trace, looks, x, y - 4.5);
            canvas.Text(x + Swatch, y, name, Size, Palette.Ink);
            x += needed + Gap;
        }
        if (entries.Count > Most)
            canvas.Text(left, y += RowHeight, $"and {entries.Count - Most} more", Size, Palette.Quiet);
        return y + 8;
    }

    private static void Mark(SvgCanvas canvas, Trace trace, Looks looks, double x, double y)
    {
        var marks = new SvgMarks(canvas, null!, null!);
        switch (trace)
        {
            case LineTrace line:
                canvas.Line(x, y, x + 20, y, looks.Color, line.Width, SvgMarks.Pattern(looks.Dash));
                if (line is { ShowsMarkers: true, MarksEnds: false })
                    marks.Marker(x + 10, y, looks.Color, looks.Marker, 7);
                break;
            case PointTrace:
                marks.Marker(x + 13, y, looks.Color, looks.Marker, 9);
                break;
            default:
                canvas.Rectangle(x + 4, y - 6, 16, 12, looks.Color, trace is BandTrace ? 0.2 : 1);
                break;
        }
    }
}
