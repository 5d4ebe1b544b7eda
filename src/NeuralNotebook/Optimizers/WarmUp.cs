namespace NeuralNotebook;

/// <summary>Starts gently: in the first steps the rate grows evenly to what another schedule says, then that schedule goes on.</summary>
/// <remarks>Source: Goyal et al. (2017), "Accurate, large minibatch SGD".</remarks>
public sealed class WarmUp : LearningRate
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="steps">How many steps the growth takes: step k uses (k + 1)/steps of the rate.</param>
    /// <param name="then">The schedule, or the number, that follows; its steps are counted from 0 there.</param>
    public WarmUp(int steps, LearningRate then)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentNullException.ThrowIfNull(then);
        (Steps, Then) = (steps, then);
    }

    /// <summary>How many steps the growth takes.</summary>
    public int Steps { get; }

    /// <summary>The schedule that follows.</summary>
    public LearningRate Then { get; }

    /// <inheritdoc/>
    public override double At(int step) => step < Steps ? Then.At(0) * (step + 1) / Steps : Then.At(step - Steps);
}
