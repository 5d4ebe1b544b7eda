namespace NeuralNotebook;

/// <summary>In training, sets a random share of the values to 0 and enlarges the rest by 1/(1 − rate); otherwise changes nothing.</summary>
/// <remarks>The enlarging keeps the expected sum as it is, so that nothing has to be done when predicting.
/// A dropped ∞ or NaN becomes NaN, not 0: no broken number is hidden. Built in chapter 13.
/// Source: Srivastava et al. (2014), "Dropout: a simple way to prevent neural networks from overfitting".</remarks>
public sealed class Dropout : Layer
{
    private readonly bool hasOwnSeed;
    private SeededRandom random;
    private double[] kept = [];

    /// <summary>Makes a layer.</summary>
    /// <param name="rate">The share that is set to 0, from 0 up to but not including 1.</param>
    /// <param name="seed">The seed of the draws. Not given, a network gives its own, and a layer that stands alone takes 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate does not lie in [0, 1).</exception>
    public Dropout(double rate, int? seed = null)
    {
        if (!(rate is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate,
                "Dropout's rate is the share that is dropped, in [0, 1); 0.1 to 0.5 is usual.");
        Rate = rate;
        random = new SeededRandom(seed ?? 0);
        hasOwnSeed = seed is not null;
    }

    /// <summary>The share that is set to 0 in training.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override int OutputColumns(int inputColumns) => inputColumns;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{base.ToString()} ({Rate:0.##})");

    /// <inheritdoc/>
    protected internal override void Forward(Matrix inputs, Matrix outputs, bool training)
    {
        var from = inputs.Values;
        var to = outputs.Values;
        if (kept.Length < to.Length)
            kept = new double[to.Length];
        for (int i = 0; i < to.Length; i++)
        {
            kept[i] = !training ? 1 : random.NextDouble() < Rate ? 0 : 1 / (1 - Rate);
            to[i] = kept[i] * from[i];
        }
    }

    /// <inheritdoc/>
    protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
    {
        if (inputGradient is null)
            return;
        var slope = outputGradient.Values;
        var result = inputGradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = kept[i] * slope[i];
    }

    internal override void UseRandom(SeededRandom random)
    {
        if (!hasOwnSeed)
            this.random = random;
    }
}
