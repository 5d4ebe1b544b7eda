namespace NeuralNotebook.Interactive;

/// <summary>The named series in rows under the title, each beside the mark it is drawn with.</summary>
internal static class LegendPainter
{
    private const double Size = 13.5, RowHeight = 21, Swatch = 26, Gap = 18;

    /// <summary>More names than these help nobody.</summary>
    public const int Most = 10;

    /// <summary>Names of one width stand in columns that are no narrower.</summary>
    private const double NarrowestColumn = 116;

    /// <summary>A picture that has less left under its heading needs it for the plot.</summary>
    private const double LeastHeight = 95;

    /// <summary>Draws the legend from <paramref name="top"/> on and returns where it ends.</summary>
    public static double Draw(ICanvas canvas, Figure figure, double left, double top, double width)
    {
        var (shown, more, moreAt) = Layout(figure, top, width);
        if (shown.Count == 0)
            return top;
        var marks = new MarksPainter(canvas, null!, null!);
        foreach (var entry in shown)
        {
            entry.Trace.DrawKey(marks, entry.Style, left + entry.X, Line(entry.Row) - 4.5);
            canvas.Shortened(left + entry.X + Swatch, Line(entry.Row), entry.Text, entry.Trace.Name!, Size, Palette.Ink);
        }
        if (more > 0)
            canvas.Text(left + moreAt.X, Line(moreAt.Row), $"and {more} more", Size, Palette.Quiet);
        return Line(Math.Max(shown.Max(entry => entry.Row), more > 0 ? moreAt.Row : 0)) + 8;

        double Line(int row) => top + 15 + row * RowHeight;
    }

    /// <summary>Who is listed where, how many are not, and where that stands. Names stand side by side;
    /// where they would take the plot, in columns and shortened.</summary>
    public static (List<LegendEntry> Shown, int More, (double X, int Row) MoreAt) Layout(Figure figure, double top, double width)
    {
        var entries = figure.Panels
            .SelectMany(panel => panel.Traces.Zip(TraceStyle.Of(panel)))
            .Where(entry => entry.First.Listed)
            .DistinctBy(entry => (entry.First.Name, entry.Second.Color))
            .ToList();
        if (!figure.Legend || entries.Count == 0 || figure.Height - top < LeastHeight)
            return ([], 0, (0, 0));
        // The plot, under the heading and over its axis, keeps half of the picture.
        int most = Math.Max(1, (int)((0.45 * figure.Height - top - 40) / RowHeight));
        var named = entries.Take(Most).ToList();
        var (flowing, rows) = Flowing(named, width);
        if (rows + (entries.Count > Most ? 1 : 0) <= most)
            return (flowing, entries.Count - named.Count, (0, rows));
        // As few columns as take all names; the last place is for those that are not named.
        int columns = Math.Clamp((int)Math.Ceiling((Math.Min(entries.Count, Most) + (entries.Count > Most ? 1.0 : 0)) / most), 1,
            Math.Max(1, (int)(width / NarrowestColumn)));
        int places = columns * most;
        named = [.. named.Take(entries.Count <= Math.Min(places, Most) ? places : Math.Max(1, places - 1))];
        double wide = width / columns;
        return ([.. named.Select((entry, i) =>
            new LegendEntry(entry.First, entry.Second, Short(entry.First.Name!, wide - Swatch - 8), i % columns * wide, i / columns))],
            entries.Count - named.Count, (named.Count % columns * wide, named.Count / columns));
    }

    private static (List<LegendEntry> Entries, int Rows) Flowing(List<(Trace Trace, TraceStyle Style)> named, double width)
    {
        var (shown, x, row) = (new List<LegendEntry>(), 0.0, 0);
        foreach (var (trace, style) in named)
        {
            string name = Short(trace.Name!, width - Swatch);
            double needed = Swatch + Math.Max(TextWidth.Of(name, Size), TextWidth.Most(name, Size) - Gap + 2);
            if (x > 0 && x + needed > width)
                (x, row) = (0, row + 1);
            shown.Add(new LegendEntry(trace, style, name, x, row));
            x += needed + Gap;
        }
        return (shown, row + 1);
    }

    private static string Short(string name, double room) => TextWidth.FitMiddle(name, Size, room);
}
