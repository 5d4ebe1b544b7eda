namespace NeuralNotebook;

/// <summary>Gaussian error linear unit, in its tanh form: f(x) = ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))).</summary>
/// <remarks>With t the tanh and u its argument, the derivative is ½·(1 + t) + ½·x·(1 − t²)·u′, u′ = √(2/π)·(1 + 3·0.044715·x²).
/// Source: Hendrycks and Gimpel (2016), "Gaussian error linear units". Keras calls this form <c>approximate=True</c>.</remarks>
public sealed class GELU : Activation
{
    private const double Cubic = 0.044715;

    /// <summary>Beyond ±this the tanh is ±1 to the last bit, and x³ need not be computed, which could overflow.</summary>
    private const double Saturated = 10;

    private static readonly double Scale = Math.Sqrt(2 / Math.PI);

    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs)
    {
        var x = inputs.Values;
        var t = outputs.Values;
        TanhOfArgument(x, t);
        for (int i = 0; i < t.Length; i++)
            t[i] = x[i] < -Saturated ? 0 : 0.5 * x[i] * (1 + t[i]);
    }

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
    {
        var x = inputs.Values;
        var slope = outputGradient.Values;
        var t = inputGradient.Values;
        TanhOfArgument(x, t);
        for (int i = 0; i < t.Length; i++)
        {
            double bounded = Math.Clamp(x[i], -Saturated, Saturated);
            double argumentSlope = Scale * (1 + (3 * Cubic * bounded * bounded));
            t[i] = slope[i] * ((0.5 * (1 + t[i])) + (0.5 * bounded * (1 - (t[i] * t[i])) * argumentSlope));
        }
    }

    private static void TanhOfArgument(ReadOnlySpan<double> x, Span<double> result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            double bounded = Math.Clamp(x[i], -Saturated, Saturated);
            result[i] = Scale * (bounded + (Cubic * bounded * bounded * bounded));
        }

        Elementwise.Tanh(result, result);
    }
}
