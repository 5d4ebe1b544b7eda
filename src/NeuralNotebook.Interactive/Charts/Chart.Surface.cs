namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>A function of two variables as a surface in space.</summary>
    /// <param name="f">The height at (x, y).</param>
    /// <param name="x">From where to where x runs.</param>
    /// <param name="y">From where to where y runs.</param>
    /// <param name="colors">How heights become colours; null takes <see cref="ColorMap.Diverging"/> when some are negative.</param>
    /// <param name="steps">In how many steps each direction is cut.</param>
    /// <exception cref="ArgumentException">A range is not finite or not in order.</exception>
    public static Figure Surface(
        Func<double, double, double> f, (double From, double To) x, (double From, double To) y, ColorMap? colors = null, int steps = 32)
    {
        var (across, upwards, z) = Sample("A surface", f, x, y, steps);
        return Surface(across, upwards, z, colors);
    }

    /// <summary>A grid of heights as a surface in space.</summary>
    /// <param name="z">The heights, <c>rows × columns</c>: the first row lies at the first y.</param>
    /// <param name="x">The places of the columns, growing; null for 0, 1, 2 …</param>
    /// <param name="y">The places of the rows, growing; null for 0, 1, 2 …</param>
    /// <param name="colors">How heights become colours; null takes <see cref="ColorMap.Diverging"/> when some are negative.</param>
    /// <exception cref="ArgumentException">The grid is smaller than 2 × 2, the lengths do not fit, or the places do not grow.</exception>
    public static Figure Surface(Matrix z, IEnumerable<double>? x = null, IEnumerable<double>? y = null, ColorMap? colors = null)
    {
        ArgumentNullException.ThrowIfNull(z);
        return Surface(x?.ToArray() ?? Positions(z.Columns), y?.ToArray() ?? Positions(z.Rows), z.Values.ToArray(), colors);
    }

    private static Figure Surface(double[] x, double[] y, double[] z, ColorMap? colors) =>
        Of(new SurfaceTrace(x, y, z) { Colors = colors ?? ColorsFor(z), ColorBar = false }) with { Height = 400 };
}
