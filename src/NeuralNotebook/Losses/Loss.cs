using System.Runtime.CompilerServices;

namespace NeuralNotebook;

/// <summary>How wrong a batch of predictions is, as one number, and which way to change each prediction.</summary>
/// <remarks>A loss is a mean over the samples of a batch, so that its size and its gradients do not depend on the batch size.</remarks>
public abstract class Loss
{
    /// <summary>The mean loss of a batch.</summary>
    /// <param name="predictions">What the network says, <c>batch × outputs</c>.</param>
    /// <param name="targets">What is true, of the same shape.</param>
    /// <returns>NaN for an empty batch.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public double Value(Matrix predictions, Matrix targets)
    {
        RequireSameShape(predictions, targets);
        return Mean(predictions, targets);
    }

    /// <summary>∂loss/∂predictions, <c>batch × outputs</c>.</summary>
    /// <param name="predictions">What the network says, <c>batch × outputs</c>.</param>
    /// <param name="targets">What is true, of the same shape.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix Gradient(Matrix predictions, Matrix targets)
    {
        RequireSameShape(predictions, targets);
        var gradient = new Matrix(predictions.Rows, predictions.Columns);
        Gradient(predictions, targets, gradient);
        return gradient;
    }

    /// <summary>The mean loss of a batch whose shapes are known to fit.</summary>
    protected internal abstract double Mean(Matrix predictions, Matrix targets);

    /// <summary>Writes ∂loss/∂predictions.</summary>
    protected internal abstract void Gradient(Matrix predictions, Matrix targets, Matrix gradient);

    /// <summary>The same loss as a function of what goes into the network's last activation, where the two together are simpler and safer
    /// than one after the other; otherwise null.</summary>
    internal virtual FusedLoss? FuseWith(Layer last) => null;

    /// <summary>Refuses predictions and targets that differ in shape.</summary>
    internal static void RequireSameShape(
        Matrix predictions, Matrix targets, [CallerArgumentExpression(nameof(predictions))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(predictions, name);
        ArgumentNullException.ThrowIfNull(targets);
        if (predictions.Rows != targets.Rows || predictions.Columns != targets.Columns)
            throw new ArgumentException($"A loss compares predictions and targets of one shape, got {predictions.Shape}"
                + $" predictions and {targets.Shape} targets. Labels become such targets with Labels.OneHot.");
    }
}
