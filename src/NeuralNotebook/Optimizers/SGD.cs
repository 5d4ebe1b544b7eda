using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Stochastic gradient descent, with momentum if wanted: velocity = momentum · velocity − rate · gradient; weight = weight + velocity.</summary>
/// <remarks>Without momentum that is weight −= rate · gradient. The rate stands inside the velocity, as in Keras and in "Neural Networks from Scratch";
/// PyTorch multiplies the whole velocity by today's rate instead, which differs once the rate changes. Built in chapters 09 and 10.
/// Source: Polyak (1964), "Some methods of speeding up the convergence of iteration methods".</remarks>
public sealed class SGD : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, or a schedule.</param>
    /// <param name="momentum">How much of its velocity a weight keeps from step to step, from 0 up to but not including 1; 0.9 is usual.</param>
    /// <param name="decay">A shorthand for <see cref="InverseTimeDecay"/>: the rate is learningRate / (1 + decay · step). 0 leaves the rate as given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum does not lie in [0, 1).</exception>
    /// <exception cref="ArgumentException">A decay is given beside a schedule.</exception>
    public SGD(LearningRate learningRate, double momentum = 0, double decay = 0)
        : base(decay == 0 ? learningRate : WithDecay(learningRate, decay))
    {
        if (!(momentum is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "Momentum lies in [0, 1): at 1 a weight would never slow down. 0.9 is usual.");
        Momentum = momentum;
    }

    /// <summary>How much of its velocity a weight keeps.</summary>
    public double Momentum { get; }

    /// <inheritdoc/>
    protected override int MemoriesPerWeight => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
    {
        if (Momentum == 0)
        {
            TensorPrimitives.MultiplyAdd(gradient, -rate, weights, weights);
            return;
        }

        var velocity = memory[0].Values;
        TensorPrimitives.Multiply(velocity, Momentum, velocity);
        TensorPrimitives.MultiplyAdd(gradient, -rate, velocity, velocity);
        TensorPrimitives.Add(weights, velocity, weights);
    }

    private static InverseTimeDecay WithDecay(LearningRate rate, double decay) => rate is InverseTimeDecay { Decay: 0 } constant
        ? new InverseTimeDecay(constant.Rate, decay)
        : throw new ArgumentException("Give either a schedule or a decay, not both: the schedule already says how the rate changes.", nameof(decay));
}
