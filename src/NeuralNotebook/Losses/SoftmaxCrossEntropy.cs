using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Softmax and categorical cross-entropy as one function of the logits:
/// what training uses when the one follows the other.</summary>
/// <remarks>
/// <para>Loss of a row: Σⱼ yⱼ · (m + ln Σₖ exp(zₖ − m) − zⱼ), with m the largest logit.
/// The sum under the logarithm is 1/pₘ, pₘ being the probability of the largest logit, so the row costs −ln pₘ + Σⱼ yⱼ · (m − zⱼ):
/// no small probability is ever taken the logarithm of, and nothing is clipped.</para>
/// <para>Gradient: ∂loss/∂z = (p − y) / batch. All of softmax' cross terms cancel against the 1/p of the cross-entropy.</para>
/// <para>Built in chapter 08. Source: Bishop (2006), "Pattern Recognition and Machine Learning", section 4.3.4.</para>
/// </remarks>
internal sealed class SoftmaxCrossEntropy(double labelSmoothing) : FusedLoss
{
    // One for each thread: a loss object may serve several trainings at once.
    [ThreadStatic]
    private static double[]? logarithms;

    [ThreadStatic]
    private static double[]? largest;

    public override double Mean(Matrix logits, Matrix probabilities, Matrix targets)
    {
        int rows = logits.Rows, classes = logits.Columns;
        if (logarithms is null || largest is null || logarithms.Length < rows)
            (logarithms, largest) = (new double[rows], new double[rows]);

        double[] log = logarithms, shift = largest;
        // Of a row with NaN any of its values will do, for then the loss is NaN: all of Softmax' probabilities are.
        Elementwise.LargestOfRows(probabilities, log);
        Elementwise.Log(log.AsSpan(0, rows), log);
        Elementwise.LargestOfRows(logits, shift);

        ReadOnlySpan<double> z = logits.Values, y = targets.Values;
        double sum = 0;
        for (int row = 0, i = 0; row < rows; row++)
        {
            for (int end = i + classes; i < end; i++)
            {
                // 0 · ∞ is not a number, and a class that is not true costs nothing however unlikely it is.
                double target = CategoricalCrossEntropy.Smoothed(y[i], labelSmoothing, classes);
                if (target != 0)
                    sum += target * (shift[row] - z[i] - log[row]);
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
}
