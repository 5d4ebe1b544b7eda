using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Softmax and categorical cross-entropy as one function of the logits: what training uses when the one follows the other.</summary>
/// <remarks>
/// <para>Loss of a row: Σⱼ yⱼ · (m + ln Σₖ exp(zₖ − m) − zⱼ), with m the largest logit. The sum under the logarithm is 1/pₘ, pₘ being the probability
/// of the largest logit, so the row costs −ln pₘ + Σⱼ yⱼ · (m − zⱼ): no small probability is ever taken the logarithm of, and nothing is clipped.</para>
/// <para>Gradient: ∂loss/∂z = (p − y) / batch. All of softmax' cross terms cancel against the 1/p of the cross-entropy.</para>
/// <para>Built in chapter 08. Source: Bishop (2006), "Pattern Recognition and Machine Learning", section 4.3.4.</para>
/// </remarks>
internal sealed class SoftmaxCrossEntropy(double labelSmoothing) : FusedLoss
{
    private double[] logarithms = [];

    public override double Mean(Matrix logits, Matrix probabilities, Matrix targets)
    {
        if (logarithms.Length < logits.Rows)
            logarithms = new double[logits.Rows];
        var log = logarithms.AsSpan(0, logits.Rows);
        for (int row = 0; row < logits.Rows; row++)
            log[row] = Largest(probabilities.Row(row));
        Elementwise.Log(log, log);

        double sum = 0;
        for (int row = 0; row < logits.Rows; row++)
        {
            var z = logits.Row(row);
            var y = targets.Row(row);
            double largest = Largest(z);
            for (int column = 0; column < y.Length; column++)
            {
                // 0 · ∞ is not a number, and a class that is not true costs nothing however unlikely it is.
                double target = CategoricalCrossEntropy.Smoothed(y[column], labelSmoothing, y.Length);
                if (target != 0)
                    sum += target * (largest - z[column] - log[row]);
            }
        }

        return sum / logits.Rows;
    }

    public override void Gradient(Matrix probabilities, Matrix targets, Matrix gradient)
    {
        var p = probabilities.Values;
        var y = targets.Values;
        var result = gradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = p[i] - CategoricalCrossEntropy.Smoothed(y[i], labelSmoothing, probabilities.Columns);
        TensorPrimitives.Divide(result, probabilities.Rows, result);
    }

    /// <summary>The largest value of a row without NaN; of a row with NaN any of its values, for then the loss is NaN: all of Softmax' probabilities are.</summary>
    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = values[0];
        foreach (double value in values)
            largest = double.MaxNative(largest, value);
        return largest;
    }
}
