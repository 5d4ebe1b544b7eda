namespace NeuralNotebook.Interactive;

/// <summary>Which numbers have a place on an axis.</summary>
internal static class Plottable
{
    /// <summary>Sums and differences of numbers up to this size cannot overflow.</summary>
    private const double Largest = 1e300;

    /// <summary>Nothing smaller has a logarithm, or a distance from zero, worth drawing.</summary>
    public const double Smallest = 1e-300;

    /// <summary>True when the value is a number, and so small that others like it can be added and subtracted.</summary>
    public static bool IsFinite(double value) => Math.Abs(value) <= Largest;

    /// <summary>True when the value can be drawn on an axis of this kind.</summary>
    public static bool IsOn(Axis axis, double value) => IsFinite(value) && (!axis.Log || value >= Smallest);
}
