namespace NeuralNotebook.Interactive;

/// <summary>From where to where an axis runs, decided once for both writers.</summary>
internal static class AxisRange
{
    public static (double Min, double Max) X(Panel panel) =>
        Of(panel, panel.X, trace => trace.Across, trace => trace.Margin.X, panel.References.Where(line => line.Vertical));

    public static (double Min, double Max) Y(Panel panel) =>
        Of(panel, panel.Y, trace => trace.Upwards, trace => trace.Margin.Y, panel.References.Where(line => !line.Vertical));

    public static (double Min, double Max) Z(Panel panel) =>
        Of(panel, panel.Z, trace => trace is SurfaceTrace surface ? surface.Values : [], _ => 0, []);

    private static (double Min, double Max) Of(
        Panel panel, Axis axis, Func<Trace, IEnumerable<double>> values, Func<Trace, double> margin, IEnumerable<ReferenceLine> lines)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in panel.Traces.SelectMany(values).Concat(lines.Select(line => line.Value))
            .Where(value => Plottable.IsOn(axis, value)))
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        if (min > max)
            (min, max) = axis.Log ? (0.1, 10) : (0, 1);

        bool filled = panel.Fills;
        double share = filled || panel.Traces.Count == 0 ? 0 : panel.Traces.Max(margin);
        (min, max) = axis.Log ? WidenLog(min, max, share) : Widen(min, max, share, filled, panel.Traces.Any(trace => trace.StandsOnZero));
        var (from, to) = (axis.Min ?? min, axis.Max ?? max);
        if (from < to)
            return (from, to);
        // One bound is given and lies beyond the data.
        double width = Math.Max(Math.Abs(from), Math.Abs(to)) is var size && size > 0 ? size : 1;
        return axis.Min is not null ? (from, axis.Log ? from * 10 : from + width) : (axis.Log ? to / 10 : to - width, to);
    }

    private static (double, double) Widen(double min, double max, double share, bool filled, bool standsOnZero)
    {
        double largest = Math.Max(Math.Abs(min), Math.Abs(max));
        if (max - min <= Math.Max(1e-12 * largest, Plottable.Smallest))
        {
            double half = largest < Plottable.Smallest * 1e6 ? 0.5 : largest * 0.5;
            return (min - half, max + half);
        }
        if (filled)
            return (min, max);
        double pad = (max - min) * share;
        // Zero is worth showing when it is near: a loss falls towards it. Bars start there.
        double low = min == 0 && standsOnZero || share > 0 && min >= 0 && min <= 0.3 * max ? 0 : min - pad;
        double high = max == 0 && standsOnZero ? 0 : max + pad;
        return (low, high);
    }

    private static (double, double) WidenLog(double min, double max, double share)
    {
        var (low, high) = (Math.Log10(min), Math.Log10(max));
        double pad = high - low < 1e-9 ? 0.5 : (high - low) * share;
        return (Math.Pow(10, Math.Max(low - pad, -306)), Math.Pow(10, Math.Min(high + pad, 306)));
    }
}
