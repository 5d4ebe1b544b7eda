namespace NeuralNotebook;

/// <summary>The mean of the squared errors: Σ (p − y)² / (batch · outputs).</summary>
/// <remarks>Gradient: 2·(p − y) / (batch · outputs). A single large error weighs more than many small ones.
/// Built in chapters 06 and 15.</remarks>
public sealed class MeanSquaredError : Loss
{
    /// <inheritdoc/>
    protected internal override double Mean(Matrix predictions, Matrix targets)
    {
        var p = predictions.Values;
        var y = targets.Values;
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
            sum += (p[i] - y[i]) * (p[i] - y[i]);
        return sum / p.Length;
    }

    /// <inheritdoc/>
    protected internal override void Gradient(Matrix predictions, Matrix targets, Matrix gradient)
    {
        var p = predictions.Values;
        var y = targets.Values;
        var result = gradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = 2 * (p[i] - y[i]) / p.Length;
    }
}
