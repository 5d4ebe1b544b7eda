using System.Runtime.CompilerServices;

namespace NeuralNotebook;

/// <summary>A learning rate that may change from step to step. A plain number converts to a constant one.</summary>
public abstract class LearningRate
{
    /// <summary>The rate of a step, counted from 0.</summary>
    public abstract double At(int step);

    /// <summary>The same rate at every step.</summary>
    public static implicit operator LearningRate(double rate) => new InverseTimeDecay(rate, decay: 0);

    /// <summary>Refuses what cannot be a rate.</summary>
    internal static double Require(double rate, [CallerArgumentExpression(nameof(rate))] string? name = null)
    {
        if (!double.IsFinite(rate) || rate < 0)
            throw new ArgumentOutOfRangeException(name, rate,
                "A learning rate is a finite number, 0 or larger; 0.001 to 1 is usual.");
        return rate;
    }

    /// <summary>Refuses what cannot be a factor of decay.</summary>
    internal static double RequireFactor(double factor) => factor is > 0 and <= 1
        ? factor
        : throw new ArgumentOutOfRangeException(nameof(factor), factor,
            "A factor of decay is larger than 0 and at most 1; 0.5 halves the rate.");
}
