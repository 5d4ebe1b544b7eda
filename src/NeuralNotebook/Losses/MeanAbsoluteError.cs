namespace NeuralNotebook;

/// <summary>The mean of the errors' sizes: Σ |p − y| / (batch · outputs).</summary>
/// <remarks>Gradient: the sign of the error / (batch · outputs); at an error of 0 there is no slope, and 0 is taken.
/// Outliers pull no harder than others. Built in chapter 15.</remarks>
public sealed class MeanAbsoluteError : Loss
{
    /// <inheritdoc/>
    protected internal override double Mean(Matrix predictions, Matrix targets)
    {
        var p = predictions.Values;
        var y = targets.Values;
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
            sum += Math.Abs(p[i] - y[i]);
        return sum / p.Length;
    }

    /// <inheritdoc/>
    protected internal override void Gradient(Matrix predictions, Matrix targets, Matrix gradient)
    {
        var p = predictions.Values;
        var y = targets.Values;
        var result = gradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = double.IsNaN(p[i] - y[i]) ? double.NaN : (double)Math.Sign(p[i] - y[i]) / p.Length;
    }
}
