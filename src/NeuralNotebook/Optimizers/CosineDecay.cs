namespace NeuralNotebook;

/// <summary>Half a cosine wave from the rate down to a floor: floor + ½·(rate − floor)·(1 + cos(π·step/steps));
/// the floor from then on.</summary>
/// <remarks>Source: Loshchilov and Hutter (2017), "SGDR: stochastic gradient descent with warm restarts".</remarks>
public sealed class CosineDecay : LearningRate
{
    /// <summary>Makes a schedule.</summary>
    /// <param name="rate">The rate of step 0.</param>
    /// <param name="steps">After how many steps the floor is reached.</param>
    /// <param name="floor">The rate at the end.</param>
    public CosineDecay(double rate, int steps, double floor = 0)
    {
        Rate = Require(rate);
        Floor = Require(floor);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        Steps = steps;
    }

    /// <summary>The rate of step 0.</summary>
    public double Rate { get; }

    /// <summary>After how many steps the floor is reached.</summary>
    public int Steps { get; }

    /// <summary>The rate at the end.</summary>
    public double Floor { get; }

    /// <inheritdoc/>
    public override double At(int step) => step >= Steps ? Floor : Floor + (0.5 * (Rate - Floor) * (1 + Math.Cos(Math.PI * step / Steps)));
}
