using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Rectified linear unit: f(x) = max(0, x), element by element.</summary>
/// <remarks>Its slope is 1 for x &gt; 0 and 0 for x &lt; 0; at 0 there is none, and 0 is taken. Built in chapter 04.
/// Source: Glorot, Bordes, Bengio (2011), "Deep sparse rectifier neural networks".</remarks>
public sealed class ReLU : Activation
{
    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs) =>
        TensorPrimitives.Max(inputs.Values, 0, outputs.Values);

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) =>
        Elementwise.WherePositive(outputs.Values, outputGradient.Values, inputGradient.Values);
}
