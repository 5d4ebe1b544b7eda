namespace NeuralNotebook.Interactive;

/// <summary>Which numbers have a place on an axis.</summary>
internal static class Finite
{
    /// <summary>Sums and differences of numbers up to this size cannot overflow.</summary>
    private const double Largest = 1e300;

    public static bool Is(double value) => Math.Abs(value) <= Largest;

    /// <summary>True when the value can be drawn on an axis of this kind.</summary>
    public static bool On(Axis axis, double value) => Is(value) && (!axis.Log || value > 0);
}
