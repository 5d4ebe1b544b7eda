namespace NeuralNotebook;

/// <summary>Sigmoid and binary cross-entropy as one function of the logits: what training uses when the one follows the other.</summary>
/// <remarks>Loss: max(z, 0) − z·y + ln(1 + e^(−|z|)), the mean over batch and outputs: never an overflow, never a logarithm of 0.
/// Gradient: (p − y) / (batch · outputs). Built in chapter 15. Source: the form that TensorFlow documents for its
/// <c>sigmoid_cross_entropy_with_logits</c>.</remarks>
internal sealed class SigmoidCrossEntropy : FusedLoss
{
    public override double Mean(Matrix logits, Matrix probabilities, Matrix targets)
    {
        var z = logits.Values;
        var y = targets.Values;
        double sum = 0;
        Span<double> softplus = stackalloc double[1];
        for (int i = 0; i < z.Length; i++)
        {
            // max(z, 0) + ln(1 + e^(−|z|)) is softplus(z).
            Elementwise.Softplus(z.Slice(i, 1), softplus);
            sum += softplus[0] - (z[i] * y[i]);
        }

        return sum / z.Length;
    }

    public override void Gradient(Matrix probabilities, Matrix targets, Matrix gradient)
    {
        var p = probabilities.Values;
        var y = targets.Values;
        var result = gradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = (p[i] - y[i]) / p.Length;
    }
}
