namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>Lines of equal height of a function of two variables, as on a map. Combine lays points and lines over it.</summary>
    /// <param name="f">The height at (x, y).</param>
    /// <param name="x">From where to where x runs.</param>
    /// <param name="y">From where to where y runs.</param>
    /// <param name="levels">About how many lines, at round heights.</param>
    /// <param name="at">The heights of the lines instead.</param>
    /// <param name="filled">Whether the space between the lines is coloured.</param>
    /// <param name="lines">Whether the lines are drawn.</param>
    /// <param name="colors">How heights become colours; null takes <see cref="ColorMap.Diverging"/> when some are negative.</param>
    /// <param name="steps">In how many steps each direction is cut.</param>
    /// <exception cref="ArgumentException">A range is not finite or not in order.</exception>
    public static Figure Contour(
        Func<double, double, double> f, (double From, double To) x, (double From, double To) y, int levels = 10,
        IEnumerable<double>? at = null,
        bool filled = true, bool lines = true, ColorMap? colors = null, int steps = 60)
    {
        var (across, upwards, z) = Sample("A contour chart", f, x, y, steps);
        return Contour(across, upwards, z, levels, at, filled, lines, colors);
    }

    /// <summary>Lines of equal height over a grid of heights.</summary>
    /// <param name="z">The heights, <c>rows × columns</c>: the first row lies at the first y, at the bottom.</param>
    /// <param name="x">The places of the columns, growing; null for 0, 1, 2 …</param>
    /// <param name="y">The places of the rows, growing; null for 0, 1, 2 …</param>
    /// <param name="levels">About how many lines, at round heights.</param>
    /// <param name="at">The heights of the lines instead.</param>
    /// <param name="filled">Whether the space between the lines is coloured.</param>
    /// <param name="lines">Whether the lines are drawn.</param>
    /// <param name="colors">How heights become colours; null takes <see cref="ColorMap.Diverging"/> when some are negative.</param>
    /// <exception cref="ArgumentException">The grid is smaller than 2 × 2, the lengths do not fit, or the places do not grow.</exception>
    public static Figure Contour(
        Matrix z, IEnumerable<double>? x = null, IEnumerable<double>? y = null, int levels = 10, IEnumerable<double>? at = null,
        bool filled = true, bool lines = true, ColorMap? colors = null)
    {
        ArgumentNullException.ThrowIfNull(z);
        return Contour(x?.ToArray() ?? Positions(z.Columns), y?.ToArray() ?? Positions(z.Rows), z.Values.ToArray(), levels, at, filled,
            lines, colors);
    }

    private static Figure Contour(double[] x, double[] y, double[] z, int levels, IEnumerable<double>? at, bool filled, bool lines,
        ColorMap? colors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels, 100);
        var trace = new ContourTrace(x, y, z)
        {
            Filled = filled,
            Lines = lines,
            Colors = colors ?? ColorsFor(z),
            Levels = at is null ? ContourTrace.Between(z, levels) : [.. at.Where(Plottable.IsFinite).Distinct().Order()],
        };
        return Of(trace) with { Height = 400 };
    }

    /// <summary>A function's values over a lattice, row by row from the smallest y.</summary>
    private static (double[] X, double[] Y, double[] Z) Sample(
        string what, Func<double, double, double> f, (double From, double To) x, (double From, double To) y, int steps)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, 400);
        foreach (var (from, to) in new[] { x, y })
        {
            if (!Plottable.IsFinite(from) || !Plottable.IsFinite(to) || from >= to)
                throw new ArgumentException($"{what} runs from a smaller to a larger finite number in each "
                    + $"direction, got {NumberText.Short(from)} to {NumberText.Short(to)}.");
        }
        var (across, upwards) = (Places(x), Places(y));
        return (across, upwards, [.. upwards.SelectMany(b => across.Select(a => f(a, b)))]);

        double[] Places((double From, double To) range) =>
            [.. Enumerable.Range(0, steps + 1).Select(i => range.From + (range.To - range.From) * i / steps)];
    }
}
