namespace NeuralNotebook.Photos;

/// <summary>Tells ink from paper by what is around: a shadow changes both alike.</summary>
internal static class LocalLight
{
    /// <summary>Keeps the logarithm of black finite, and the noise of what is nearly black small.</summary>
    private const double Black = 0.03;

    /// <summary>The window is half as wide as the picture's shorter side: far wider than a stroke, so that paper is most of it.</summary>
    private const int WindowShare = 4;

    private const int Turns = 3;

    /// <summary>The share of the pixels that certainly belongs to a digit, however small it was written.</summary>
    private const double SurelyInk = 0.004;

    /// <summary>The least that ink differs from paper, as a logarithm: an eighth darker.</summary>
    private const double LeastContrast = 0.13;

    /// <summary>How far above the paper's noise ink has to be, in standard deviations:
    /// chance gets as far as 3 with so few pixels.</summary>
    private const double LeastClearness = 5;

    // Between these shares of the contrast the edge of a stroke goes from paper to ink.
    private const double EdgeStart = 0.35;
    private const double EdgeEnd = 0.65;

    /// <summary>The ink of a grey picture.</summary>
    public static Matrix Ink(Matrix grey)
    {
        if (grey.Rows < 8 || grey.Columns < 8)
            throw new ArgumentException($"A photo of a digit has at least 8 × 8 pixels, got {grey.Shape}.", nameof(grey));
        var light = WindowMean.Of(grey.Map(value => Math.Log(value + Black)), Math.Max(1, Math.Min(grey.Rows, grey.Columns) / 150));
        var difference = FromGround(light);
        // Strokes are few and far from the mean, the ground is much and near it: the third power has the sign of the strokes.
        double sign = Math.Sign(difference.Map(value => value * value * value).Sum());
        var strength = sign < 0 ? -difference : difference;
        var (contrast, noise) = Measure(strength);
        if (!(contrast >= LeastContrast && contrast >= LeastClearness * noise))
            throw new ArgumentException("No digit is to be seen in this picture: its darkest and its lightest places differ too little. "
                + "Write with a thicker pen, come nearer, or take more light.", nameof(grey));
        return strength.Map(value => Math.Clamp(((value / contrast) - EdgeStart) / (EdgeEnd - EdgeStart), 0, 1));
    }

    /// <summary>How far each pixel is from the ground around it: the mean of a window, without what differs most,
    /// which would be ink.</summary>
    private static Matrix FromGround(Matrix light)
    {
        int radius = Math.Max(2, Math.Min(light.Rows, light.Columns) / WindowShare);
        var difference = light - WindowMean.Of(light, radius);
        for (int turn = 0; turn < Turns; turn++)
        {
            double spread = Math.Sqrt(difference.PointwiseMultiply(difference).Mean());
            var isGround = difference.Map(value => Math.Abs(value) <= spread ? 1 : 1e-6);
            // What the mean still missed: near the picture's edge, where the window is cut off, it lags behind light that falls away.
            difference -= WindowMean.Of(difference.PointwiseMultiply(isGround), radius).PointwiseDivide(WindowMean.Of(isGround, radius));
        }

        return difference;
    }

    /// <summary>How far ink is from paper, and how far paper is from itself.</summary>
    private static (double Contrast, double Noise) Measure(Matrix strength)
    {
        double[] sorted = [.. strength.Values.ToArray().Order()];
        int ink = Math.Max(4, (int)(SurelyInk * sorted.Length));
        double median = sorted[sorted.Length / 2];
        double[] fromMedian = [.. sorted.Select(value => Math.Abs(value - median)).Order()];
        // Of a normal distribution, half lies within 0.67 standard deviations.
        return (sorted[^ink..].Average(), fromMedian[fromMedian.Length / 2] / 0.6745);
    }
}
