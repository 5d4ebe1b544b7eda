namespace NeuralNotebook;

/// <summary>A staircase: rate · factorᵏ, with k = ⌊step / every⌋.</summary>
public sealed class StepDecay : LearningRate
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="rate">The rate of step 0.</param>
    /// <param name="factor">What the rate is multiplied by at each stair, larger than 0 and at most 1.</param>
    /// <param name="every">How many steps a stair is long.</param>
    public StepDecay(double rate, double factor, int every)
    {
        Rate = Require(rate);
        Factor = RequireFactor(factor);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        Every = every;
    }

    /// <summary>The rate of step 0.</summary>
    public double Rate { get; }

    /// <summary>What the rate is multiplied by at each stair.</summary>
    public double Factor { get; }

    /// <summary>How many steps a stair is long.</summary>
    public int Every { get; }

    /// <inheritdoc/>
    public override double At(int step) => Rate * Math.Pow(Factor, step / Every);
}
