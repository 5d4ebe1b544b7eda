namespace NeuralNotebook;

/// <summary>No activation: f(x) = x. The last layer of a regression, said aloud.</summary>
/// <remarks>Its slope is 1 everywhere. Built in chapter 15.</remarks>
public sealed class Linear : Activation
{
    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs) => outputs.CopyFrom(inputs);

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) =>
        inputGradient.CopyFrom(outputGradient);
}
