namespace NeuralNotebook.Interactive;

/// <summary>The shading of a number that may have either sign: blue for positive, orange for negative, white for 0.
/// Dark text stays readable on every shade.</summary>
internal static class DivergingColors
{
    public static readonly string Positive = Palette.OfSign(1), Negative = Palette.OfSign(-1);

    /// <summary>The negative colour, dark enough for small print.</summary>
    public static readonly string NegativeInk = Rgb.Parse(Negative).Mix(Rgb.Parse(Palette.Ink), 0.25).ToString();

    /// <summary>The colour a signed number is written in.</summary>
    public static string InkOf(double value) => value < 0 ? NegativeInk : value > 0 ? Positive : Palette.Quiet;

    private static readonly Rgb PositiveRgb = Rgb.Parse(Positive), NegativeRgb = Rgb.Parse(Negative);

    /// <summary>The strongest shade, as a share of the full colour.</summary>
    private const double Strongest = 0.5;

    /// <summary>The shade of a value; one that is not finite is grey.</summary>
    /// <param name="value">The value.</param>
    /// <param name="largest">The size that gets the strongest shade.</param>
    public static Rgb Of(double value, double largest)
    {
        if (!Plottable.IsFinite(value))
            return Rgb.Parse(Palette.Grid);
        return Rgb.White.Mix(value < 0 ? NegativeRgb : PositiveRgb, largest > 0 ? Strongest * Math.Min(1, Math.Abs(value) / largest) : 0);
    }

    /// <summary>The largest size among some numbers, 0 if none is finite.</summary>
    public static double Largest(IEnumerable<double> values) => values.Where(Plottable.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
}
