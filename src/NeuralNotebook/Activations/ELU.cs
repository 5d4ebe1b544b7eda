namespace NeuralNotebook;

/// <summary>Exponential linear unit: f(x) = x for x &gt; 0, otherwise α·(eˣ − 1), which flattens out at −α.</summary>
/// <remarks>Its derivative is 1 for x &gt; 0 and α·eˣ = f(x) + α elsewhere. Built in chapter 04.
/// Source: Clevert, Unterthiner, Hochreiter (2016), "Fast and accurate deep network learning by exponential linear units".</remarks>
public sealed class ELU : Activation
{
    /// <summary>Makes the activation.</summary>
    /// <param name="alpha">The depth it flattens out at, larger than 0; 1 makes the slope continuous at 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not a finite positive number.</exception>
    public ELU(double alpha = 1)
    {
        if (!double.IsFinite(alpha) || alpha <= 0)
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "α is a finite number larger than 0; 1 is usual.");
        Alpha = alpha;
    }

    /// <summary>The depth it flattens out at.</summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs)
    {
        var from = inputs.Values;
        var to = outputs.Values;
        for (int i = 0; i < to.Length; i++)
            to[i] = Math.Min(from[i], 0);
        Elementwise.Exp(to, to);
        for (int i = 0; i < to.Length; i++)
            to[i] = from[i] > 0 ? from[i] : Alpha * (to[i] - 1);
    }

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
    {
        var from = inputs.Values;
        var y = outputs.Values;
        var slope = outputGradient.Values;
        var result = inputGradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = from[i] > 0 ? slope[i] : (y[i] + Alpha) * slope[i];
    }
}
