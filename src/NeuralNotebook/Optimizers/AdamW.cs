using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Adam with weight decay beside it: before Adam's step every weight shrinks by rate · weightDecay · weight.</summary>
/// <remarks>Added to the gradient, as L2 regularisation is, the decay would be divided by √v̂ like everything else and would
/// shrink busy weights less.
/// Source: Loshchilov and Hutter (2019), "Decoupled weight decay regularization"; the form is PyTorch's.</remarks>
public sealed class AdamW : Adam
{
    /// <summary>Makes the optimizer.</summary>
    /// <param name="learningRate">The rate: a number, or a schedule.</param>
    /// <param name="weightDecay">How fast weights shrink, 0 or larger.</param>
    /// <param name="beta1">How slowly the mean of the gradients forgets, in [0, 1).</param>
    /// <param name="beta2">How slowly the mean of their squares forgets, in [0, 1).</param>
    /// <param name="epsilon">Keeps the division from running into 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number does not lie where it should.</exception>
    public AdamW(LearningRate learningRate, double weightDecay = 0.01, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate, beta1, beta2, epsilon)
    {
        if (!double.IsFinite(weightDecay) || weightDecay < 0)
            throw new ArgumentOutOfRangeException(nameof(weightDecay), weightDecay,
                "Weight decay is a finite number, 0 or larger; 0.01 is usual.");
        WeightDecay = weightDecay;
    }

    /// <summary>How fast weights shrink.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    protected override void Update(Span<double> weights, ReadOnlySpan<double> gradient, ReadOnlySpan<Matrix> memory, double rate)
    {
        TensorPrimitives.Multiply(weights, 1 - (rate * WeightDecay), weights);
        base.Update(weights, gradient, memory, rate);
    }
}
