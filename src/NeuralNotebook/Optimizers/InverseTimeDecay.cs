namespace NeuralNotebook;

/// <summary>The course's decay: rate / (1 + decay · step). Large steps first, smaller ones towards the end.</summary>
/// <remarks>Built in chapter 10. Keras calls it InverseTimeDecay (with decay_steps 1), and older versions of it the
/// optimizer's <c>decay</c>.</remarks>
public sealed class InverseTimeDecay : LearningRate
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="rate">The rate of step 0.</param>
    /// <param name="decay">How fast it falls: after 1/decay steps it is half as large. 0 keeps it constant.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite.</exception>
    public InverseTimeDecay(double rate, double decay)
    {
        Rate = Require(rate);
        if (!double.IsFinite(decay) || decay < 0)
            throw new ArgumentOutOfRangeException(nameof(decay), decay,
                "A decay is a finite number, 0 or larger; 0.001 halves the rate after 1,000 steps.");
        Decay = decay;
    }

    /// <summary>The rate of step 0.</summary>
    public double Rate { get; }

    /// <summary>How fast the rate falls.</summary>
    public double Decay { get; }

    /// <inheritdoc/>
    public override double At(int step) => Rate / (1 + (Decay * step));
}
