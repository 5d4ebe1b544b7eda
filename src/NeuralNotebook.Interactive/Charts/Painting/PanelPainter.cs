namespace NeuralNotebook.Interactive;

/// <summary>Draws one panel into a rectangle of the picture: heading, axes, traces, caption.</summary>
internal sealed class PanelPainter(ICanvas canvas, Panel panel)
{
    private const double TickSize = 13, TitleSize = 13.5, HeadingSize = 15, Gap = 12;

    /// <summary>How far a label may reach over its panel: there is a margin, or half a gutter.</summary>
    private const double Beyond = 7;

    /// <summary>A slanted label falls by this angle.</summary>
    private const double Slant = 40;

    private double left, top, right, bottom, outer, far;
    private string? xTitle, yTitle;
    private Scale across = null!, upwards = null!;
    private List<(double Value, string Label)> xTicks = [], yTicks = [];
    private bool slanted;

    public void Draw(double x, double y, double width, double height)
    {
        if (panel.InSpace)
        {
            Space(x, y, width, height);
            return;
        }
        var colored = panel.ColorBarTrace;
        var bar = colored is null ? null : new ColorBarPainter(canvas, colored);
        Place(x, y, width - (bar?.Width ?? 0), height);
        Headings(x, y, width - (bar?.Width ?? 0), colored?.ColorBarTitle is not null);
        bar?.Draw(right, top, bottom, right + (bar?.Width ?? 0) - x);
        Grid();
        // Markers on the edge keep their outer half.
        int slack = panel.Fills ? 0 : 5;
        canvas.Clip(left - slack, top - slack, right - left + 2 * slack, bottom - top + 2 * slack);
        var marks = new MarksPainter(canvas, across, upwards, panel.HasField);
        foreach (var (trace, style) in panel.Traces.Zip(TraceStyle.Of(panel)))
            trace.Draw(marks, style);
        canvas.EndClip();
        References();
        AxisLines();
        Annotations();
    }

    private void Space(double x, double y, double width, double height)
    {
        var bar = panel.ColorBarTrace is { } colored ? new ColorBarPainter(canvas, colored) : null;
        (left, top, right, bottom) =
            (x, y + (panel.Title is null ? 4 : 24), x + width - (bar?.Width ?? 0), y + height - (panel.Caption is null ? 0 : 20));
        if (panel.Title is { } title)
            canvas.Fitting(left, y + 16, title, HeadingSize, width, Palette.Ink, bold: true);
        if (panel.Caption is { } caption)
            canvas.Fitting(left, y + height - 4, caption, TickSize, width, Palette.Quiet);
        new SpacePainter(canvas, panel).Draw(left, top, right - left, bottom - top);
        bar?.Draw(right, top + 20, bottom - 20, width);
    }

    private void Place(double x, double y, double width, double height)
    {
        var (xRange, yRange) = (AxisRange.X(panel), AxisRange.Y(panel));
        (xTitle, yTitle) = (panel.X.Visible ? Ticks.Title(panel.X, xRange) : null, panel.Y.Visible ? Ticks.Title(panel.Y, yRange) : null);
        (outer, far) = (x - Beyond, x + width + Beyond);
        top = y + (panel.Title is null ? 4 : 24) + (yTitle is not null || panel.ColorBarTrace is { ColorBarTitle: not null } ? 22 : 4);
        bottom = y + height - (panel.Caption is null ? 0 : 20) - (xTitle is null ? 0 : 21) - (panel.X.Visible ? 21 : 4);
        bottom = Math.Max(bottom, top + 20);
        yTicks = TicksOf(panel.Y, yRange,
            panel.Y.Categories is null ? Math.Clamp((int)((bottom - top) / 38), 2, 8) : Math.Max(1, (int)((bottom - top) / 15)));
        left = x
            + (panel.Y.Visible
                ? yTicks.Select(tick => Math.Max(TextWidth.Of(tick.Label, TickSize) + 8, TextWidth.Most(tick.Label, TickSize) - 5))
                    .DefaultIfEmpty(8).Max() : 1);
        left = Math.Min(left, x + width * 0.45);
        right = Math.Max(x + width - (panel.X.Visible ? 10 : 1), left + 20);
        xTicks = FittingTicks(xRange);
        if (slanted)
        {
            // A label ends under its tick and starts further left, but not beyond the panel.
            double cosine = Math.Cos(Slant * Math.PI / 180);
            var places = new Scale(panel.X, xRange, left, right);
            xTicks =
                [.. xTicks.Select(tick => (tick.Value, TextWidth.Fit(tick.Label, TickSize, (places.Pixel(tick.Value) - outer) / cosine)))];
            bottom = Math.Max(bottom - Math.Min(70, xTicks.Max(tick => TextWidth.Of(tick.Label, TickSize)) * 0.64), top + 20);
        }
        if (panel.EqualUnits)
            Equalise(xRange, yRange);
        across = new Scale(panel.X, xRange, left, right);
        upwards = new Scale(panel.Y, yRange, bottom, top);
    }

    private void Equalise((double Min, double Max) x, (double Min, double Max) y)
    {
        double unit = Math.Min((right - left) / (x.Max - x.Min), (bottom - top) / (y.Max - y.Min));
        var (spareX, spareY) = (right - left - unit * (x.Max - x.Min), bottom - top - unit * (y.Max - y.Min));
        (right, bottom) = (right - spareX, bottom - spareY); // the heading stays beside the picture
    }

    /// <summary>As many labels under the axis as stand side by side without touching.</summary>
    private List<(double Value, string Label)> FittingTicks((double Min, double Max) range)
    {
        double width = right - left;
        if (panel.X.Categories is { } names)
        {
            var shown = TicksOf(panel.X, range, names.Count);
            slanted = shown.Count > 0 && shown.Max(tick => TextWidth.Of(tick.Label, TickSize)) + Gap > width / shown.Count;
            int every = slanted ? Math.Max(1, (int)Math.Ceiling(16 * shown.Count / width)) : 1;
            return [.. shown.Where((_, i) => i % every == 0).Select(tick => (tick.Value, TextWidth.Cut(tick.Label, TickSize, 105)))];
        }
        var scale = new Scale(panel.X, range, left, right);
        for (int most = Math.Clamp((int)(width / 55), 2, 10); most > 1; most--)
        {
            var ticks = TicksOf(panel.X, range, most);
            if (Fits(ticks))
                return ticks;
            if (most == 2 && Fits([ticks[0], ticks[^1]]))
                return [ticks[0], ticks[^1]];
        }
        return TicksOf(panel.X, range, 1);

        bool Fits(List<(double Value, string Label)> ticks)
        {
            var labels =
                ticks.Select(tick => (At: Inside(scale.Pixel(tick.Value), tick.Label), Half: TextWidth.Of(tick.Label, TickSize) / 2))
                    .OrderBy(label => label.At).ToList();
            return labels.Zip(labels.Skip(1))
                .All(pair => pair.First.At + pair.First.Half + Gap <= pair.Second.At - pair.Second.Half + 1e-9);
        }
    }

    /// <summary>Where the middle of a label stands so that the label stays in the panel.</summary>
    private double Inside(double at, string label) =>
        TextWidth.Most(label, TickSize) / 2 is var half && half * 2 > far - outer ? at : Math.Clamp(at, outer + half, far - half);

    private static List<(double Value, string Label)> TicksOf(Axis axis, (double Min, double Max) range, int most)
    {
        if (!axis.Visible)
            return [];
        if (axis.Categories is not { } names)
            return axis.Log ? Ticks.Log(range.Min, range.Max, most) : Ticks.Linear(range.Min, range.Max, most);
        var shown = names.Select((name, i) => ((double)i, TextWidth.Cut(name, TickSize, 190)))
            .Where(tick => tick.Item1 >= range.Min && tick.Item1 <= range.Max).ToList();
        int every = Math.Max(1, (shown.Count + most - 1) / Math.Max(1, most));
        return every == 1 ? shown : [.. shown.Where((_, i) => i % every == 0)];
    }

    private void Headings(double x, double y, double width, bool barTitle)
    {
        if (panel.Title is { } title)
            canvas.Fitting(left, y + 16, title, HeadingSize, x + width - left, Palette.Ink, bold: true);
        if (yTitle is not null) // the colour bar's title stands on the same line
            canvas.Fitting(x, top - 10, (panel.Y.Reversed ? "↓ " : "↑ ") + yTitle, TitleSize, barTitle ? width * 0.55 : width,
                Palette.Quiet);
        if (xTitle is not null)
            canvas.Fitting(right, bottom + 39, xTitle + " →", TitleSize, right - x, Palette.Quiet, "end");
        if (panel.Caption is { } caption)
            canvas.Fitting(left, bottom + (panel.X.Visible ? xTitle is null ? 37 : 58 : 17), caption, TickSize, x + width - left,
                Palette.Quiet);
    }

    private void Grid()
    {
        if (panel.Fills)
            return;
        if (panel.Y.Categories is null)
        {
            foreach (var (value, _) in yTicks)
                canvas.Line(left, upwards.Pixel(value), right, upwards.Pixel(value), Palette.Grid);
        }
        if (panel.X.Categories is null)
        {
            foreach (var (value, _) in xTicks)
                canvas.Line(across.Pixel(value), top, across.Pixel(value), bottom, Palette.Grid);
        }
    }

    private void AxisLines()
    {
        if (panel.X.Visible)
        {
            double zero = panel.Traces.Any(trace => trace is BarTrace { Horizontal: false }) && upwards is { Min: < 0, Max: >= 0 }
                ? upwards.Pixel(0) : bottom;
            canvas.Line(left, zero, right, zero, Palette.AxisLine);
            foreach (var (value, label) in xTicks)
            {
                double at = across.Pixel(value);
                if (slanted)
                    canvas.Text(at + 4, bottom + 15, label, TickSize, Palette.Quiet, "end", turn: -Slant);
                else
                    canvas.Text(Inside(at, label), bottom + 18, label, TickSize, Palette.Quiet, "middle");
            }
        }
        if (!panel.Y.Visible)
            return;
        if (panel.Traces.Any(trace => trace is BarTrace { Horizontal: true }))
            canvas.Line(across.Pixel(Math.Max(0, across.Min)), top, across.Pixel(Math.Max(0, across.Min)), bottom, Palette.AxisLine);
        foreach (var (value, label) in yTicks)
            canvas.Text(left - 7, upwards.Pixel(value) + 4.5, TextWidth.Fit(label, TickSize, left - outer), TickSize, Palette.Quiet, "end");
    }

    private void References()
    {
        // The labels of upright lines stand at the top.
        bool crossed = panel.References.Any(line => line is { Vertical: true, Label: not null });
        foreach (var line in panel.References)
        {
            double at = (line.Vertical ? across : upwards).Pixel(line.Value);
            if (double.IsNaN(at))
                continue;
            if (line.Vertical)
                canvas.Line(at, top, at, bottom, Palette.Quiet, 1.2, "5 4");
            else
                canvas.Line(left, at, right, at, Palette.Quiet, 1.2, "5 4");
            if (line.Label is not { } label)
                continue;
            bool turned = line.Vertical && at > (left + right) / 2;
            if (line.Vertical)
                canvas.Fitting(at + (turned ? -6 : 6), top + 13, label, TickSize, turned ? at - 6 - outer : far - at - 6, Palette.Quiet,
                    turned ? "end" : "start", halo: true);
            else
                canvas.Fitting(right - 2, at - 6 - TickSize > top + 16 || !crossed ? at - 6 : at + 15, label, TickSize, right - 2 - outer,
                    Palette.Quiet, "end", halo: true);
        }
    }

    private void Annotations()
    {
        foreach (var note in panel.Annotations)
        {
            var (x, y) = (across.Pixel(note.X), upwards.Pixel(note.Y));
            if (double.IsNaN(x) || double.IsNaN(y))
                continue;
            var (textX, textY) = (x + note.OffsetX, y + note.OffsetY);
            if (Math.Abs(note.OffsetX) + Math.Abs(note.OffsetY) > 12)
                canvas.Line(x, y, textX, textY, Palette.Quiet);
            // The text stays inside the panel.
            string text = TextWidth.Fit(note.Text, note.Size * (note.Bold ? 1.06 : 1), far - outer);
            double half = TextWidth.Of(text, note.Size) / 2;
            textX = half * 2 > right - left ? (outer + far) / 2 : Math.Clamp(textX, left + half, right - half);
            textY = Math.Clamp(textY, Math.Min(top + note.Size / 2, y), Math.Max(bottom - note.Size / 2, y));
            canvas.Shortened(textX, textY + note.Size * 0.35, text, note.Text, note.Size, note.Color, "middle", note.Bold, note.Halo);
        }
    }
}
