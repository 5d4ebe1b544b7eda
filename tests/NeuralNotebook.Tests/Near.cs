using System.Globalization;

namespace NeuralNotebook.Tests;

/// <summary>Comparison within a tolerance: |actual − expected| ≤ relative · |expected| + absolute.</summary>
internal static class Near
{
    public static void Equal(double expected, double actual, double relative, double absolute = 0, string what = "value") =>
        Assert.True(
            actual.Equals(expected) || Math.Abs(actual - expected) <= (relative * Math.Abs(expected)) + absolute,
            string.Create(CultureInfo.InvariantCulture,
                $"{what}: expected {expected:R}, got {actual:R}, apart by {Math.Abs(actual - expected):0.0e+0}"));

    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double relative, double absolute = 0,
        string what = "value")
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Equal(expected[i], actual[i], relative, absolute, $"{what} [{i}]");
    }

    public static void Equal(Matrix expected, Matrix actual, double relative, double absolute = 0, string what = "matrix")
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Equal(expected.Values, actual.Values, relative, absolute, what);
    }
}
