namespace NeuralNotebook;

/// <summary>AdaGrad: the more a weight has moved, the smaller its steps: sum += g²; weight −= rate · g / (√sum + ε).</summary>
/// <remarks>This is PyTorch's and the book's form; Keras starts the sum at 0.1 and puts ε under the root. Built in chapter 10.
/// Source: Duchi, Hazan, Singer (2011), "Adaptive subgradient methods for online learning and stochastic optimization".</remarks>
public sealed class AdaGrad : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, or a schedule.</param>
    /// <param name="epsilon">Keeps the division from running into 0.</param>
    /// <param name="initialSum">What the sum starts with, 0 or larger; Keras takes 0.1.</param>
    /// <param name="epsilonUnderRoot">Keras' form: g / √(sum + ε).</param>
    public AdaGrad(LearningRate learningRate, double epsilon = 1e-10, double initialSum = 0, bool epsilonUnderRoot = false)
        : base(learningRate)
    {
        Epsilon = RequirePositive(epsilon, nameof(epsilon));
        if (!double.IsFinite(initialSum) || initialSum < 0)
            throw new ArgumentOutOfRangeException(nameof(initialSum), initialSum, "The sum starts with a finite number, 0 or larger.");
        (InitialSum, EpsilonUnderRoot) = (initialSum, epsilonUnderRoot);
    }

    /// <summary>Keeps the division from running into 0.</summary>
    public double Epsilon { get; }

    /// <summary>What the sum starts with.</summary>
    public double InitialSum { get; }

    /// <summary>Whether ε stands under the root, as in Keras.</summary>
    public bool EpsilonUnderRoot { get; }

    /// <inheritdoc/>
    protected override int MemoriesPerWeight => 1;

    /// <inheritdoc/>
    protected override double MemoryAtStart => InitialSum;

    /// <inheritdoc/>
    protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
    {
        var sum = memory[0].Values;
        Elementwise.AddSquares(gradient, sum);
        if (EpsilonUnderRoot)
            Elementwise.SubtractScaledByRootOfSum(weights, rate, gradient, sum, Epsilon);
        else
            Elementwise.SubtractScaledByRoot(weights, rate, gradient, 1, sum, Epsilon);
    }
}
