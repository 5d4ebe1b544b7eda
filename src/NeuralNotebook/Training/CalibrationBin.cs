namespace NeuralNotebook;

/// <summary>The samples of which a model says about the same probability, and how many of them came true.</summary>
/// <param name="Samples">How many there are, at least one.</param>
/// <param name="Probability">The mean of what the model says of them, 0 to 1.</param>
/// <param name="Share">The share that is of class 1, 0 to 1.</param>
public sealed record CalibrationBin(int Samples, double Probability, double Share)
{
    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Where the share would lie with many more such samples, at a confidence of 95 %: wide where there are few.
    /// It never leaves 0 to 1.</summary>
    /// <remarks>Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference".</remarks>
    public (double Low, double High) Interval
    {
        get
        {
            double spread = Z * Z / Samples;
            double middle = (Share + (spread / 2)) / (1 + spread);
            double half = Z / (1 + spread) * Math.Sqrt(((Share * (1 - Share)) + (spread / 4)) / Samples);
            return (Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }
}
