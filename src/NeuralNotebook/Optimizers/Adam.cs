using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Adam: every weight gets a step of its own size, from running means of its gradient and of the gradient's square.</summary>
/// <remarks>
/// <para>m = β₁·m + (1 − β₁)·g, v = β₂·v + (1 − β₂)·g²; both start at 0 and are therefore too small at first, which m̂ = m / (1 − β₁ᵗ) and
/// v̂ = v / (1 − β₂ᵗ) put right; weight −= rate · m̂ / (√v̂ + ε). t counts the steps from 1.</para>
/// <para>ε stands outside the root and after the correction, as in the paper and in PyTorch; Keras adds it before ("epsilon hat"), which differs by less than a thousandth.</para>
/// <para>Built in chapter 10. Source: Kingma and Ba (2015), "Adam: a method for stochastic optimization".</para>
/// </remarks>
public sealed class Adam : Optimizer
{
    private double[] scratch = [];

    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, or a schedule.</param>
    /// <param name="beta1">How slowly the mean of the gradients forgets, in [0, 1).</param>
    /// <param name="beta2">How slowly the mean of their squares forgets, in [0, 1).</param>
    /// <param name="epsilon">Keeps a weight whose gradient is always 0 from being divided by 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A β does not lie in [0, 1), or ε is not positive.</exception>
    public Adam(LearningRate learningRate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate)
    {
        if (!(beta1 is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta1), beta1, "β₁ lies in [0, 1); 0.9 is usual.");
        if (!(beta2 is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta2), beta2, "β₂ lies in [0, 1); 0.999 is usual.");
        if (!(epsilon > 0))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "ε is a small positive number; 1e-8 is usual.");
        (Beta1, Beta2, Epsilon) = (beta1, beta2, epsilon);
    }

    /// <summary>How slowly the mean of the gradients forgets.</summary>
    public double Beta1 { get; }

    /// <summary>How slowly the mean of their squares forgets.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the division from running into 0.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    protected override int MemoriesPerWeight => 2;

    /// <inheritdoc/>
    protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
    {
        if (scratch.Length < weights.Length)
            scratch = new double[weights.Length];
        var step = scratch.AsSpan(0, weights.Length);
        var mean = memory[0].Values;
        var square = memory[1].Values;

        TensorPrimitives.Multiply(mean, Beta1, mean);
        TensorPrimitives.MultiplyAdd(gradient, 1 - Beta1, mean, mean);
        TensorPrimitives.Multiply(gradient, gradient, step);
        TensorPrimitives.Multiply(square, Beta2, square);
        TensorPrimitives.MultiplyAdd(step, 1 - Beta2, square, square);

        // rate · m̂ / (√v̂ + ε), the two corrections taken out of the loop as one number each.
        double meanCorrection = 1 / (1 - Math.Pow(Beta1, Steps));
        double squareCorrection = 1 / (1 - Math.Pow(Beta2, Steps));
        TensorPrimitives.Multiply(square, squareCorrection, step);
        TensorPrimitives.Sqrt(step, step);
        TensorPrimitives.Add(step, Epsilon, step);
        TensorPrimitives.Divide(mean, step, step);
        TensorPrimitives.MultiplyAdd(step, -rate * meanCorrection, weights, weights);
    }
}
