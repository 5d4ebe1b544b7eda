namespace NeuralNotebook;

/// <summary>Squared for small errors, straight for large ones: ½·e² where |e| ≤ δ, otherwise δ·(|e| − ½·δ);
/// the mean over batch and outputs.</summary>
/// <remarks>Gradient: e clipped to [−δ, δ] / (batch · outputs). Source: Huber (1964), "Robust estimation of a
/// location parameter".</remarks>
public sealed class HuberLoss : Loss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="delta">From which error on it is straight, larger than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is not positive.</exception>
    public HuberLoss(double delta = 1)
    {
        if (!(delta > 0))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "δ is larger than 0; 1 is usual.");
        Delta = delta;
    }

    /// <summary>From which error on it is straight.</summary>
    public double Delta { get; }

    /// <inheritdoc/>
    protected internal override double Mean(Matrix predictions, Matrix targets)
    {
        var p = predictions.Values;
        var y = targets.Values;
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            double error = Math.Abs(p[i] - y[i]);
            sum += error <= Delta ? 0.5 * error * error : Delta * (error - (0.5 * Delta));
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
            result[i] = Math.Clamp(p[i] - y[i], -Delta, Delta) / p.Length;
    }
}
