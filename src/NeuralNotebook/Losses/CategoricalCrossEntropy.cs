namespace NeuralNotebook;

/// <summary>How surprised the network is by the true classes: −(1/batch) · Σᵢ Σⱼ yᵢⱼ · ln pᵢⱼ.</summary>
/// <remarks>
/// <para>With one-hot targets only the true class' term is left: −ln p of that one probability.
/// An untrained network of K classes loses about ln K.</para>
/// <para>Probabilities are clipped to [1e-7, 1 − 1e-7] before the logarithm, as Keras does: ln 0 has no value.
/// After a <see cref="Softmax"/>, training works from the logits instead, where nothing has to be clipped:
/// see <see cref="SoftmaxCrossEntropy"/>.</para>
/// <para>Gradient: ∂loss/∂p = −y / p / batch. Built in chapters 06 and 08. Source: Goodfellow, Bengio, Courville (2016),
/// "Deep Learning", section 6.2.</para>
/// </remarks>
public sealed class CategoricalCrossEntropy : Loss
{
    private const double Smallest = 1e-7;

    private readonly SoftmaxCrossEntropy fused;
    // One for each thread: a loss object may serve several trainings at once.
    [ThreadStatic]
    private static double[]? logarithms;

    /// <summary>Makes the loss.</summary>
    /// <param name="labelSmoothing">How much certainty is taken from the targets and shared out evenly, in [0, 1):
    /// with K classes y becomes y·(1 − s) + s/K.
    /// A network then is not rewarded for ever larger logits. Source: Szegedy et al.
    /// (2016), "Rethinking the Inception architecture".</param>
    /// <exception cref="ArgumentOutOfRangeException">The share does not lie in [0, 1).</exception>
    public CategoricalCrossEntropy(double labelSmoothing = 0)
    {
        if (!(labelSmoothing is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing,
                "Label smoothing lies in [0, 1); 0.1 is usual, 0 is none.");
        LabelSmoothing = labelSmoothing;
        fused = new SoftmaxCrossEntropy(labelSmoothing);
    }

    /// <summary>How much certainty is taken from the targets and shared out evenly.</summary>
    public double LabelSmoothing { get; }

    /// <summary>The loss of probabilities against class numbers, as if those were one-hot rows.</summary>
    /// <param name="probabilities"><c>batch × classes</c></param>
    /// <param name="labels">The true class of each sample, counted from 0.</param>
    public double Value(Matrix probabilities, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return Value(probabilities, Labels.OneHot(labels, probabilities.Columns));
    }

    /// <summary>∂loss/∂probabilities against class numbers.</summary>
    /// <param name="probabilities"><c>batch × classes</c></param>
    /// <param name="labels">The true class of each sample, counted from 0.</param>
    public Matrix Gradient(Matrix probabilities, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return Gradient(probabilities, Labels.OneHot(labels, probabilities.Columns));
    }

    /// <summary>The loss as a function of logits, softmax included; exact where probabilities would have rounded to 0.</summary>
    /// <param name="logits"><c>batch × classes</c></param>
    /// <param name="targets">One-hot rows, or probabilities, of the same shape.</param>
    /// <exception cref="ArgumentException">The two have different shapes.</exception>
    public double ValueFromLogits(Matrix logits, Matrix targets)
    {
        RequireSameShape(logits, targets);
        return fused.Mean(logits, new Softmax().Forward(logits), targets);
    }

    /// <summary>∂loss/∂logits, softmax included: (p − y) / batch, exact where probabilities have rounded to 0.</summary>
    /// <param name="logits"><c>batch × classes</c></param>
    /// <param name="targets">One-hot rows, or probabilities, of the same shape.</param>
    /// <exception cref="ArgumentException">The two have different shapes.</exception>
    public Matrix GradientFromLogits(Matrix logits, Matrix targets)
    {
        RequireSameShape(logits, targets);
        var gradient = new Matrix(logits.Rows, logits.Columns);
        fused.Gradient(new Softmax().Forward(logits), targets, gradient);
        return gradient;
    }

    /// <inheritdoc/>
    protected internal override double Mean(Matrix predictions, Matrix targets)
    {
        var p = predictions.Values;
        var y = targets.Values;
        if (logarithms is null || logarithms.Length < p.Length)
            logarithms = new double[p.Length];
        var log = logarithms.AsSpan(0, p.Length);
        for (int i = 0; i < p.Length; i++)
            log[i] = Math.Clamp(p[i], Smallest, 1 - Smallest);
        Elementwise.Log(log, log);
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
            sum -= Smoothed(y[i], LabelSmoothing, predictions.Columns) * log[i];
        return sum / predictions.Rows;
    }

    /// <inheritdoc/>
    protected internal override void Gradient(Matrix predictions, Matrix targets, Matrix gradient)
    {
        var p = predictions.Values;
        var y = targets.Values;
        var result = gradient.Values;
        for (int i = 0; i < result.Length; i++)
        {
            double target = Smoothed(y[i], LabelSmoothing, predictions.Columns);
            result[i] = target == 0 ? 0 : -target / Math.Clamp(p[i], Smallest, 1 - Smallest) / predictions.Rows;
        }
    }

    /// <inheritdoc/>
    internal override FusedLoss? FuseWith(Layer last) => last is Softmax ? fused : null;

    /// <summary>A target after smoothing; unchanged, to the last bit, where there is none.</summary>
    internal static double Smoothed(double target, double smoothing, int classes) =>
        smoothing == 0 ? target : (target * (1 - smoothing)) + (smoothing / classes);
}
