namespace NeuralNotebook.Interactive;

/// <summary>Draws one panel into a rectangle of the picture: heading, axes, traces, caption.</summary>
internal sealed class SvgPanel(SvgCanvas canvas, Panel panel)
{
    private const double TickSize = 13, TitleSize = 13.5, HeadingSize = 15, Gap = 12;

    private double left, top, right, bottom;
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
        var bar = panel.Barred is { } barred ? new SvgColorBar(canvas, barred) : null;
        Place(x, y, width - (bar?.Width ?? 0), height);
        Headings(x, y, width - (bar?.Width ?? 0));
        bar?.Draw(right, top, bottom);
        Grid();
        var clip = canvas.NewId();
        canvas.Open("clipPath", ("id", clip));
        // Markers on the edge keep their outer half.
        var slack = panel.Fills ? 0 : 5;
        canvas.Rectangle(left - slack, top - slack, right - left + 2 * slack, bottom - top + 2 * slack, Palette.Background);
        canvas.Close("clipPath");
        canvas.Open("g", ("clip-path", $"url(#{clip})"));
        var marks = new SvgMarks(canvas, across, upwards, panel.Traces.Any(trace => trace is HeatmapTrace or ContourTrace { Filled: true }));
        foreach (var (trace, looks) in panel.Traces.Zip(Looks.Of(panel)))
            marks.Draw(trace, looks);
        canvas.Close("g");
        References();
        AxisLines();
        Annotations();
    }

    private void Space(double x, double y, double width, double height)
    {
        var bar = panel.Barred is { } barred ? new SvgColorBar(canvas, barred) : null;
        (left, top, right, bottom) = (x, y + (panel.Title is null ? 4 : 24), x + width - (bar?.Width ?? 0), y + height - (panel.Caption is null ? 0 : 20));
        if (panel.Title is { } title)
            canvas.Text(left, y + 16, TextWidth.Cut(title, HeadingSize, width), HeadingSize, Palette.Ink, bold: true);
        if (panel.Caption is { } caption)
            canvas.Text(left, y + height - 4, TextWidth.Cut(caption, TickSize, width), TickSize, Palette.Quiet);
        new SvgSpace(canvas, panel).Draw(left, top, right - left, bottom - top);
        bar?.Draw(right, top + 20, bottom - 20);
    }

    private void Place(double x, double y, double width, double height)
    {
        var (xRange, yRange) = (AxisRange.X(panel), AxisRange.Y(panel));
        top = y + (panel.Title is null ? 4 : 24) + (panel.Y is { Visible: true, Title: not null } || panel.Barred is { ColorBarTitle: not null } ? 22 : 4);
        bottom = y + height - (panel.Caption is null ? 0 : 20) - (panel.X is { Visible: true, Title: not null } ? 21 : 0) - (panel.X.Visible ? 21 : 4);
        bottom = Math.Max(bottom, top + 20);
        yTicks = TicksOf(panel.Y, yRange, panel.Y.Categories is null ? Math.Clamp((int)((bottom - top) / 38), 2, 8) : Math.Max(1, (int)((bottom - top) / 15)));
        left = x + (panel.Y.Visible ? yTicks.Select(tick => TextWidth.Of(tick.Label, TickSize)).DefaultIfEmpty(0).Max() + 8 : 1);
        left = Math.Min(left, x + width * 0.45);
        right = Math.Max(x + width - (panel.X.Visible ? 10 : 1), left + 20);
        xTicks = FittingTicks(xRange);
        if (slanted)
            bottom = Math.Max(bottom - Math.Min(70, xTicks.Max(tick => TextWidth.Of(tick.Label, TickSize)) * 0.64), top + 20);
        if (panel.EqualUnits)
            Equalise(xRange, yRange);
        across = new Scale(panel.X, xRange, left, right);
        upwards = new Scale(panel.Y, yRange, bottom, top);
    }

    private void Equalise((double Min, double Max) x, (double Min, double Max) y)
    {
        var unit = Math.Min((right - left) / (x.Max - x.Min), (bottom - top) / (y.Max - y.Min));
        var (spareX, spareY) = (right - left - unit * (x.Max - x.Min), bottom - top - unit * (y.Max - y.Min));
        (right, bottom) = (right - spareX, bottom - spareY); // the heading stays beside the picture
    }

    /// <summary>As many labels under the axis as stand side by side without touching.</summary>
    private List<(double Value, string Label)> FittingTicks((double Min, double Max) range)
    {
        var width = right - left;
        if (panel.X.Categories is { } names)
        {
            var shown = TicksOf(panel.X, range, names.Count);
            slanted = shown.Count > 0 && shown.Max(tick => TextWidth.Of(tick.Label, TickSize)) + Gap > width / shown.Count;
            var every = slanted ? Math.Max(1, (int)Math.Ceiling(16 * shown.Count / width)) : 1;
            return [.. shown.Where((_, i) => i % every == 0).Select(tick => (tick.Value, TextWidth.Cut(tick.Label, TickSize, 105)))];
        }
        for (var most = Math.Clamp((int)(width / 55), 2, 10); most > 1; most--)
        {
            var ticks = TicksOf(panel.X, range, most);
            if (Fits(ticks))
                return ticks;
            if (most == 2 && Fits([ticks[0], ticks[^1]]))
                return [ticks[0], ticks[^1]];
        }
        return TicksOf(panel.X, range, 1);

        bool Fits(List<(double Value, string Label)> ticks) =>
            ticks.Count < 2 || ticks.Max(tick => TextWidth.Of(tick.Label, TickSize)) + Gap <= width / (ticks.Count - 1) * Share(ticks, range);
    }

    private double Share(List<(double Value, string Label)> ticks, (double Min, double Max) range)
    {
        var scale = new Scale(panel.X, range, 0, 1);
        return Math.Abs(scale.Pixel(ticks[^1].Value) - scale.Pixel(ticks[0].Value));
    }

    private static List<(double Value, string Label)> TicksOf(Axis axis, (double Min, double Max) range, int most)
    {
        if (!axis.Visible)
            return [];
        if (axis.Categories is not { } names)
            return axis.Log ? Ticks.Log(range.Min, range.Max, most) : Ticks.Linear(range.Min, range.Max, most);
        var shown = names.Select((name, i) => ((double)i, TextWidth.Cut(name, TickSize, 190))).Where(tick => tick.Item1 >= range.Min && tick.Item1 <= range.Max).ToList();
        var every = Math.Max(1, (shown.Count + most - 1) / Math.Max(1, most));
        return every == 1 ? shown : [.. shown.Where((_, i) => i % every == 0)];
    }

    private void Headings(double x, double y, double width)
    {
        if (panel.Title is { } title)
            canvas.Text(left, y + 16, TextWidth.Cut(title, HeadingSize, x + width - left), HeadingSize, Palette.Ink, bold: true);
        if (panel.Y is { Visible: true, Title: { } vertical })
            canvas.Text(x, top - 10, TextWidth.Cut("↑ " + vertical, TitleSize, width), TitleSize, Palette.Quiet);
        if (panel.X is { Visible: true, Title: { } horizontal })
            canvas.Text(right, bottom + 39, TextWidth.Cut(horizontal + " →", TitleSize, width), TitleSize, Palette.Quiet, "end");
        if (panel.Caption is { } caption)
            canvas.Text(left, bottom + (panel.X.Visible ? panel.X.Title is null ? 37 : 58 : 17), TextWidth.Cut(caption, TickSize, x + width - left), TickSize, Palette.Quiet);
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
            var zero = panel.Traces.Any(trace => trace is BarTrace { Horizontal: false }) && upwards is { Min: < 0, Max: >= 0 } ? upwards.Pixel(0) : bottom;
            canvas.Line(left, zero, right, zero, Palette.AxisLine);
            foreach (var (value, label) in xTicks)
            {
                var at = across.Pixel(value);
                if (slanted)
                    canvas.Text(at + 4, bottom + 15, label, TickSize, Palette.Quiet, "end", turn: -40);
                else
                    canvas.Text(at, bottom + 18, label, TickSize, Palette.Quiet, "middle");
            }
        }
        if (!panel.Y.Visible)
            return;
        if (panel.Traces.Any(trace => trace is BarTrace { Horizontal: true }))
            canvas.Line(across.Pixel(Math.Max(0, across.Min)), top, across.Pixel(Math.Max(0, across.Min)), bottom, Palette.AxisLine);
        foreach (var (value, label) in yTicks)
            canvas.Text(left - 7, upwards.Pixel(value) + 4.5, TextWidth.Cut(label, TickSize, left - 8), TickSize, Palette.Quiet, "end");
    }

    private void References()
    {
        foreach (var line in panel.References)
        {
            var at = (line.Vertical ? across : upwards).Pixel(line.Value);
            if (double.IsNaN(at))
                continue;
            if (line.Vertical)
                canvas.Line(at, top, at, bottom, Palette.Quiet, 1.2, "5 4");
            else
                canvas.Line(left, at, right, at, Palette.Quiet, 1.2, "5 4");
            if (line.Label is not { } label)
                continue;
            var turned = line.Vertical && at > (left + right) / 2;
            if (line.Vertical)
                canvas.Text(at + (turned ? -6 : 6), top + 13, label, TickSize, Palette.Quiet, turned ? "end" : "start", halo: true);
            else
                canvas.Text(right - 2, at - 6, label, TickSize, Palette.Quiet, "end", halo: true);
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
            var half = TextWidth.Of(note.Text, note.Size) / 2;
            textX = half * 2 > right - left ? textX : Math.Clamp(textX, left + half, right - half);
            canvas.Text(textX, textY + note.Size * 0.35, note.Text, note.Size, note.Color, "middle", note.Bold, note.Halo);
        }
    }
}
