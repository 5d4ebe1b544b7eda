namespace NeuralNotebook;

/// <summary>A smooth ReLU: f(x) = ln(1 + eˣ), computed as max(x, 0) + ln(1 + e^(−|x|)), which never overflows.</summary>
/// <remarks>Its derivative is the sigmoid. Source: Dugas et al. (2001), "Incorporating second-order functional knowledge for better
/// option pricing".</remarks>
public sealed class Softplus : Activation
{
    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs) => Elementwise.Softplus(inputs.Values, outputs.Values);

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
    {
        var slope = outputGradient.Values;
        var result = inputGradient.Values;
        Elementwise.Sigmoid(inputs.Values, result);
        for (int i = 0; i < result.Length; i++)
            result[i] *= slope[i];
    }
}
