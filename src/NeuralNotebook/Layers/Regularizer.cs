namespace NeuralNotebook;

/// <summary>A penalty on large weights, added to the loss: L1·Σ|w| + L2·Σw².</summary>
/// <remarks>Its gradient, added to the loss' own: L1·sign(w) + 2·L2·w, with sign(0) = 0. L1 pulls weights to exactly 0,
/// L2 keeps them small. Built in chapter 13.
/// Source: Goodfellow, Bengio, Courville (2016), "Deep Learning", section 7.1; the factors are Keras'.</remarks>
public sealed record Regularizer
{
    /// <summary>Makes a penalty.</summary>
    /// <param name="l1">The weight of Σ|w|, 0 or larger.</param>
    /// <param name="l2">The weight of Σw², 0 or larger.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    public Regularizer(double l1 = 0, double l2 = 0)
    {
        L1 = Require(l1, nameof(l1));
        L2 = Require(l2, nameof(l2));
    }

    /// <summary>The weight of Σ|w|.</summary>
    public double L1 { get; }

    /// <summary>The weight of Σw².</summary>
    public double L2 { get; }

    /// <summary>The penalty of some weights.</summary>
    public double Penalty(Matrix weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        double sizes = 0, squares = 0;
        foreach (double weight in weights.Values)
        {
            sizes += Math.Abs(weight);
            squares += weight * weight;
        }

        return (L1 * sizes) + (L2 * squares);
    }

    internal void AddGradient(Matrix weights, Matrix gradient)
    {
        var from = weights.Values;
        var to = gradient.Values;
        for (int i = 0; i < to.Length; i++)
            to[i] += (from[i] > 0 ? L1 : from[i] < 0 ? -L1 : 0) + (2 * L2 * from[i]);
    }

    private static double Require(double value, string name) => double.IsFinite(value) && value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, value,
            "A penalty's weight is a finite number, 0 or larger; 0.0001 to 0.01 is usual.");
}
