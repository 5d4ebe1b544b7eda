namespace NeuralNotebook;

/// <summary>Cross-entropy for yes-or-no questions: −(y·ln p + (1 − y)·ln(1 − p)), the mean over batch and outputs.</summary>
/// <remarks>
/// <para>Probabilities are clipped to [1e-7, 1 − 1e-7] before the logarithm, as Keras does. After a <see cref="NeuralNotebook.Sigmoid"/>,
/// training works from the logits instead, where nothing has to be clipped: see <see cref="SigmoidCrossEntropy"/>.</para>
/// <para>Gradient: −(y/p − (1 − y)/(1 − p)) / (batch · outputs). Built in chapters 06 and 15.</para>
/// </remarks>
public sealed class BinaryCrossEntropy : Loss
{
    private const double Smallest = 1e-7;

    private readonly SigmoidCrossEntropy fused = new();

    /// <summary>The loss as a function of logits, sigmoid included; exact where probabilities would have rounded to 0 or 1.</summary>
    /// <param name="logits"><c>batch × outputs</c></param>
    /// <param name="targets">0 or 1, or probabilities, of the same shape.</param>
    /// <exception cref="ArgumentException">The two have different shapes.</exception>
    public double ValueFromLogits(Matrix logits, Matrix targets)
    {
        RequireSameShape(logits, targets);
        return fused.Mean(logits, logits, targets);
    }

    /// <inheritdoc/>
    protected internal override double Mean(Matrix predictions, Matrix targets)
    {
        var p = predictions.Values;
        var y = targets.Values;
        Span<double> logarithms = stackalloc double[2];
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            double clipped = Math.Clamp(p[i], Smallest, 1 - Smallest);
            (logarithms[0], logarithms[1]) = (clipped, 1 - clipped);
            Elementwise.Log(logarithms, logarithms);
            sum -= (y[i] * logarithms[0]) + ((1 - y[i]) * logarithms[1]);
        }

        return sum / p.Length;
    }

    /// <inheritdoc/>
    protected internal override void Gradient(Matrix predictions, Matrix targets, Matrix gradient)
    {
        var p = predictions.Values;
        var y = targets.Values;
        var result = gradient.Values;
        for (int i = 0; i < result.Length; i++)
        {
            double clipped = Math.Clamp(p[i], Smallest, 1 - Smallest);
            result[i] = -((y[i] / clipped) - ((1 - y[i]) / (1 - clipped))) / p.Length;
        }
    }

    /// <inheritdoc/>
    internal override FusedLoss? FuseWith(Layer last) => last is Sigmoid ? fused : null;
}
