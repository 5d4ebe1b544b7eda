namespace NeuralNotebook;

/// <summary>Adam: every weight gets a step of its own size, from running means of its gradient and of the gradient's square.</summary>
/// <remarks>
/// <para>m = β₁·m + (1 − β₁)·g, v = β₂·v + (1 − β₂)·g²; both start at 0 and are therefore too small at first, which m̂ = m / (1 − β₁ᵗ) and
/// v̂ = v / (1 − β₂ᵗ) put right; weight −= rate · m̂ / (√v̂ + ε). t counts the steps from 1.</para>
/// <para>ε stands outside the root and after the correction, as in the paper and in PyTorch; Keras adds it before ("epsilon hat"),
/// where the same number weighs more: 32 times as much at the first step, 3 times at the hundredth.</para>
/// <para>Built in chapter 10. Source: Kingma and Ba (2015), "Adam: a method for stochastic optimization".</para>
/// </remarks>
public class Adam : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, or a schedule.</param>
    /// <param name="beta1">How slowly the mean of the gradients forgets, in [0, 1).</param>
    /// <param name="beta2">How slowly the mean of their squares forgets, in [0, 1).</param>
    /// <param name="epsilon">Keeps a weight whose gradient is always 0 from being divided by 0.</param>
    /// <param name="epsilonHat">Keras' form: ε is added before the correction, rate · √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε).</param>
    /// <exception cref="ArgumentOutOfRangeException">A β does not lie in [0, 1), or ε is not positive.</exception>
    public Adam(LearningRate learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, bool epsilonHat = false)
        : base(learningRate)
    {
        Beta1 = RequireShare(beta1, nameof(beta1), "β₁ lies in [0, 1); 0.9 is usual.");
        Beta2 = RequireShare(beta2, nameof(beta2), "β₂ lies in [0, 1); 0.999 is usual.");
        Epsilon = RequirePositive(epsilon, nameof(epsilon));
        EpsilonHat = epsilonHat;
    }

    /// <summary>How slowly the mean of the gradients forgets.</summary>
    public double Beta1 { get; }

    /// <summary>How slowly the mean of their squares forgets.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the division from running into 0.</summary>
    public double Epsilon { get; }

    /// <summary>Whether ε is added before the correction, as in Keras.</summary>
    public bool EpsilonHat { get; }

    /// <inheritdoc/>
    protected override int MemoriesPerWeight => 2;

    /// <inheritdoc/>
    protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
    {
        // rate · m̂ / (√v̂ + ε): the two corrections are the same for every weight of this step.
        double meanCorrection = 1 / (1 - Math.Pow(Beta1, Steps));
        double squareCorrection = 1 / (1 - Math.Pow(Beta2, Steps));
        double epsilon = EpsilonHat ? Epsilon * Math.Sqrt(squareCorrection) : Epsilon;
        Elementwise.MoveByMeans(weights, rate * meanCorrection, gradient, Beta1, memory[0].Values, Beta2, memory[1].Values,
            squareCorrection, epsilon);
    }
}
