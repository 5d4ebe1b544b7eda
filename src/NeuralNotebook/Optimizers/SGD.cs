using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Stochastic gradient descent, with momentum if wanted: velocity = momentum · velocity − rate · gradient;
/// weight = weight + velocity.</summary>
/// <remarks>Without momentum that is weight −= rate · gradient. <see cref="MomentumConvention"/> names the forms that libraries differ in.
/// Built in chapters 09 and 10.
/// Source: Polyak (1964), "Some methods of speeding up the convergence of iteration methods".</remarks>
public sealed class SGD : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, or a schedule.</param>
    /// <param name="momentum">How much of its velocity a weight keeps from step to step,
    /// from 0 up to but not including 1; 0.9 is usual.</param>
    /// <param name="decay">A shorthand for <see cref="InverseTimeDecay"/>: the rate is learningRate / (1 + decay · step).
    /// 0 leaves the rate as given.</param>
    /// <param name="convention">Which form of momentum.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum does not lie in [0, 1).</exception>
    /// <exception cref="ArgumentException">A decay is given beside a schedule.</exception>
    public SGD(LearningRate learningRate, double momentum = 0, double decay = 0,
        MomentumConvention convention = MomentumConvention.RateInVelocity)
        : base(decay == 0 ? learningRate : WithDecay(learningRate, decay))
    {
        Momentum = RequireShare(momentum, nameof(momentum), "Momentum lies in [0, 1): at 1 a weight would never slow down. 0.9 is usual.");
        Convention = convention;
    }

    /// <summary>How much of its velocity a weight keeps.</summary>
    public double Momentum { get; }

    /// <summary>Which form of momentum.</summary>
    public MomentumConvention Convention { get; }

    /// <inheritdoc/>
    protected override int MemoriesPerWeight => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
    {
        if (Momentum == 0)
        {
            Elementwise.MultiplyAdd(weights, -rate, gradient);
            return;
        }

        var velocity = memory[0].Values;
        switch (Convention)
        {
            case MomentumConvention.RateOutsideVelocity:
                TensorPrimitives.Multiply(velocity, Momentum, velocity);
                TensorPrimitives.Add(velocity, gradient, velocity);
                Elementwise.MultiplyAdd(weights, -rate, velocity);
                break;
            case MomentumConvention.Nesterov:
                TensorPrimitives.Multiply(velocity, Momentum, velocity);
                Elementwise.MultiplyAdd(velocity, -rate, gradient);
                Elementwise.MultiplyAdd(weights, Momentum, velocity);
                Elementwise.MultiplyAdd(weights, -rate, gradient);
                break;
            default:
                Elementwise.MoveWithMomentum(weights, velocity, Momentum, rate, gradient);
                break;
        }
    }

    private static InverseTimeDecay WithDecay(LearningRate rate, double decay) => rate is InverseTimeDecay { Decay: 0 } constant
        ? new InverseTimeDecay(constant.Rate, decay)
        : throw new ArgumentException("Give either a schedule or a decay, not both: the schedule already says how the rate changes.",
            nameof(decay));
}
