namespace NeuralNotebook;

/// <summary>The hyperbolic tangent: f(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), from −1 to 1, 0 at 0.</summary>
/// <remarks>Its slope is 1 − f(x)²: 1 at the origin, almost 0 far from it. Built in chapter 04. Source: LeCun et al.
/// (1998), "Efficient BackProp".</remarks>
public sealed class Tanh : Activation
{
    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs) => Elementwise.Tanh(inputs.Values, outputs.Values);

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
    {
        var y = outputs.Values;
        var slope = outputGradient.Values;
        var result = inputGradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = (1 - (y[i] * y[i])) * slope[i];
    }
}
