namespace NeuralNotebook.Interactive;

/// <summary>Turns values of an axis into pixels.</summary>
internal sealed class Scale(Axis axis, (double Min, double Max) range, double from, double to)
{
    private readonly double start = Place(axis, axis.Reversed ? range.Max : range.Min);
    private readonly double end = Place(axis, axis.Reversed ? range.Min : range.Max);

    public double Min => range.Min;

    public double Max => range.Max;

    /// <summary>The plot's edge with the smaller pixel: left, or top.</summary>
    public double First => Math.Min(from, to);

    /// <summary>The plot's edge with the larger pixel: right, or bottom.</summary>
    public double Last => Math.Max(from, to);

    /// <summary>The pixel of a value, or NaN for a value that has none. Far outside the axis a pixel just outside the
    /// picture stands in.</summary>
    public double Pixel(double value) =>
        Plottable.IsOn(axis, value)
            ? Math.Clamp(from + (Place(axis, value) - start) / (end - start) * (to - from), -9999, 9999) : double.NaN;

    /// <summary>The value at a pixel: <see cref="Pixel"/> backwards.</summary>
    public double Value(double pixel)
    {
        double place = start + (pixel - from) / (to - from) * (end - start);
        return axis.Log ? Math.Pow(10, place) : place;
    }

    private static double Place(Axis axis, double value) => axis.Log ? Math.Log10(value) : value;
}
