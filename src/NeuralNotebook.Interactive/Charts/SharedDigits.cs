namespace NeuralNotebook.Interactive;

/// <summary>How the numbers of one set are written side by side: with as many digits as tell the set's ends apart, three at least,
/// and with 0 for what only rounding has left beside them.</summary>
internal readonly struct SharedDigits
{
    /// <summary>Sums and products of numbers of size 1 are wrong by less than this, and mean 0 where they come near it.</summary>
    private const double Rounding = 1e-13;

    private readonly double noise;
    private readonly int digits;

    private SharedDigits(double noise, int digits) => (this.noise, this.digits) = (noise, digits);

    /// <param name="values">The set; what is not finite does not count.</param>
    /// <param name="log">True for numbers on a logarithmic axis, where nothing is too small to be meant.</param>
    public static SharedDigits Of(IEnumerable<double> values, bool log = false)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
        {
            if (Plottable.IsFinite(value))
                (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }
        if (min > max)
            return new SharedDigits(0, 3);
        double large = Math.Max(Math.Abs(min), Math.Abs(max));
        return new SharedDigits(log ? 0 : Rounding * large, Math.Clamp(Spare(min, max) + 1, 3, 15));
    }

    /// <summary>How many leading digits the numbers of a range have in common: 0 for 0.1 to 0.9, 5 for 0.693141 to 0.693147.</summary>
    public static int Spare(double min, double max)
    {
        double large = Math.Max(Math.Abs(min), Math.Abs(max));
        double range = max - min;
        return range > Rounding * large && large > 0 ? Math.Max(0, NumberText.Exponent(large) - NumberText.Exponent(range)) : 0;
    }

    /// <summary>The number as the set writes it.</summary>
    public string Text(double value) => Math.Abs(value) <= noise ? "0" : NumberText.Significant(value, digits);
}
