namespace NeuralNotebook;

/// <summary>A slide: rate · factor^(step / every), the same share lost at every step.</summary>
public sealed class ExponentialDecay : LearningRate
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="rate">The rate of step 0.</param>
    /// <param name="factor">What the rate is multiplied by after <paramref name="every"/> steps, larger than 0 and at most 1.</param>
    /// <param name="every">After how many steps.</param>
    public ExponentialDecay(double rate, double factor, int every = 1)
    {
        Rate = Require(rate);
        Factor = RequireFactor(factor);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        Every = every;
    }

    /// <summary>The rate of step 0.</summary>
    public double Rate { get; }

    /// <summary>What the rate is multiplied by after <see cref="Every"/> steps.</summary>
    public double Factor { get; }

    /// <summary>After how many steps.</summary>
    public int Every { get; }

    /// <inheritdoc/>
    public override double At(int step) => Rate * Math.Pow(Factor, (double)step / Every);
}
