namespace NeuralNotebook.Interactive;

/// <summary>Writes each bar's value at the bar's end: beyond it where there is room up to the edge of the plot,
/// inside the bar where there is none.</summary>
internal sealed class BarLabelsPainter(ICanvas canvas, Scale across, Scale upwards)
{
    private const double Size = 13, Ascent = 10, Away = 5;

    /// <summary>How far marks may reach over the edge of the plot, as <see cref="PanelPainter"/> cuts them off.</summary>
    private const double Slack = 5;

    public void Draw(BarTrace bars, TraceStyle style)
    {
        if (bars is not { ShowValues: true, Errors: null })
            return;
        var digits = SharedDigits.Of(bars.Values);
        // Texts side by side that would touch say less than the axis does.
        if (!bars.Horizontal && bars.Values.Count > 1
            && bars.Values.Max(value => TextWidth.Most(digits.Text(value), Size)) > 2 * Half(across, 1))
            return;
        for (int i = 0; i < bars.Values.Count; i++)
        {
            var (text, color) = (digits.Text(bars.Values[i]), bars.ColorOf(bars.Values[i], style));
            if (bars.Horizontal)
                Beside(text, Place(across, bars.Values[i]), upwards, bars.Positions[i], bars.Thickness, color);
            else
                Above(text, Place(upwards, bars.Values[i]), across, bars.Positions[i], bars.Thickness, color);
        }
    }

    /// <summary>Where a bar starts and where it ends, no further than the plot.</summary>
    private static (double Zero, double End, double First, double Last) Place(Scale along, double value)
    {
        var (first, last) = (along.First, along.Last);
        // NaN, of a value without a place, passes through.
        return (Math.Clamp(along.Pixel(Math.Max(0, along.Min)), first, last), Math.Clamp(along.Pixel(value), first, last), first, last);
    }

    private void Above(string text, (double Zero, double End, double First, double Last) bar, Scale beside, double position,
        double thickness, string color)
    {
        var (x, half) = (beside.Pixel(position), Half(beside, thickness));
        if (double.IsNaN(bar.Zero + bar.End + x + half))
            return;
        bool down = bar.End > bar.Zero;
        bool room = Math.Abs(bar.End - bar.Zero) >= Ascent + 2 * Away;
        bool outside = down ? bar.End + Away + Ascent <= bar.Last + Slack : bar.End - Away - Ascent >= bar.First - Slack;
        if (outside || !room)
            canvas.Text(x, down ? Math.Min(bar.End + 15, bar.Last + Slack - 1) : Math.Max(bar.End - Away, bar.First - Slack + Ascent + 1),
                text, Size, Palette.Ink, "middle", halo: !outside);
        else
            Inside(x, down ? bar.End - Away : bar.End + 15, text, "middle", TextWidth.Of(text, Size) <= 2 * half, color);
    }

    private void Beside(string text, (double Zero, double End, double First, double Last) bar, Scale beside, double position,
        double thickness, string color)
    {
        var (y, half, width) = (beside.Pixel(position), Half(beside, thickness), TextWidth.Of(text, Size));
        if (double.IsNaN(bar.Zero + bar.End + y + half))
            return;
        bool back = bar.End < bar.Zero;
        bool room = Math.Abs(bar.End - bar.Zero) >= width + 2 * Away;
        // Left of the plot stand the bars' names: the text keeps clear of them.
        bool outside = back ? bar.End - 2 * Away - width >= bar.First : bar.End + Away + width <= bar.Last + Slack;
        if (outside)
            canvas.Text(bar.End + (back ? -Away : Away), y + 4.5, text, Size, Palette.Ink, back ? "end" : "start");
        else if (room)
            Inside(bar.End + (back ? Away : -Away), y + 4.5, text, back ? "start" : "end", 2 * half >= Ascent, color);
        else // neither side has room: over the bar, from the plot's edge on
            canvas.Text(back ? bar.First : bar.Last, y + 4.5, text, Size, Palette.Ink, back ? "start" : "end", halo: true);
    }

    /// <summary>On the bar, or, where the bar is thinner than the text, over it with a light edge.</summary>
    private void Inside(double x, double y, string text, string anchor, bool fits, string color) =>
        canvas.Text(x, y, text, Size, fits ? ColorScale.InkOn(Rgb.Parse(color)) : Palette.Ink, anchor, halo: !fits);

    /// <summary>Half a bar's thickness in pixels.</summary>
    private static double Half(Scale beside, double thickness) =>
        0.5 * thickness / (beside.Max - beside.Min) * (beside.Last - beside.First);
}
