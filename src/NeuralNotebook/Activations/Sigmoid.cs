namespace NeuralNotebook;

/// <summary>The logistic function: f(x) = 1 / (1 + e⁻ˣ), from 0 to 1, ½ at 0.
/// After the last layer it is the probability of class 1.</summary>
/// <remarks>Its slope is f(x)·(1 − f(x)): at most ¼, and almost 0 far from the origin, where it saturates. It is smooth everywhere.
/// Built in chapters 04 and 15.
/// Source: Rumelhart, Hinton, Williams (1986), "Learning representations by back-propagating errors".</remarks>
public sealed class Sigmoid : Activation
{
    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs) => Elementwise.Sigmoid(inputs.Values, outputs.Values);

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
    {
        var y = outputs.Values;
        var slope = outputGradient.Values;
        var result = inputGradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = y[i] * (1 - y[i]) * slope[i];
    }
}
