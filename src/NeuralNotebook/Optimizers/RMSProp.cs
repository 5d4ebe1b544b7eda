namespace NeuralNotebook;

/// <summary>RMSProp: AdaGrad that forgets: mean = ρ·mean + (1 − ρ)·g²; weight −= rate · g / (√mean + ε).</summary>
/// <remarks>This is PyTorch's and the book's form; Keras puts ε under the root. Built in chapter 10.
/// Source: Tieleman and Hinton (2012), "Lecture 6.5: rmsprop", Neural Networks for Machine Learning.</remarks>
public sealed class RMSProp : Optimizer
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, or a schedule.</param>
    /// <param name="rho">How slowly the mean forgets, in [0, 1): 0.9 in Keras and the book, 0.99 in PyTorch.</param>
    /// <param name="epsilon">Keeps the division from running into 0.</param>
    /// <param name="epsilonUnderRoot">Keras' form: g / √(mean + ε).</param>
    public RMSProp(LearningRate learningRate, double rho = 0.9, double epsilon = 1e-7, bool epsilonUnderRoot = false)
        : base(learningRate)
    {
        Rho = RequireShare(rho, nameof(rho), "ρ lies in [0, 1); 0.9 is usual.");
        Epsilon = RequirePositive(epsilon, nameof(epsilon));
        EpsilonUnderRoot = epsilonUnderRoot;
    }

    /// <summary>How slowly the mean forgets.</summary>
    public double Rho { get; }

    /// <summary>Keeps the division from running into 0.</summary>
    public double Epsilon { get; }

    /// <summary>Whether ε stands under the root, as in Keras.</summary>
    public bool EpsilonUnderRoot { get; }

    /// <inheritdoc/>
    protected override int MemoriesPerWeight => 1;

    /// <inheritdoc/>
    protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
    {
        var mean = memory[0].Values;
        Elementwise.RunningMeanOfSquares(Rho, gradient, mean);
        if (EpsilonUnderRoot)
            Elementwise.SubtractScaledByRootOfSum(weights, rate, gradient, mean, Epsilon);
        else
            Elementwise.SubtractScaledByRoot(weights, rate, gradient, 1, mean, Epsilon);
    }
}
