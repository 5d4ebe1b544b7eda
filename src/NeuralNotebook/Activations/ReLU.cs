using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Rectified linear unit: f(x) = max(0, x), element by element.</summary>
/// <remarks>Its slope is 1 for x &gt; 0 and 0 for x &lt; 0; at 0 there is none, and 0 is taken. Built in chapter 04.
/// Source: Glorot, Bordes, Bengio (2011), "Deep sparse rectifier neural networks".</remarks>
public sealed class ReLU : Activation
{
    /// <summary>The slope at 0: any number from 0 to 1 could be taken, and 0 is.</summary>
    internal double SlopeAtZero { get; init; }

    /// <summary>Whether the outputs tell the slopes, 1 where they are positive and 0 elsewhere:
    /// the layer before and the layer after may then do the ReLU's part on their way.</summary>
    internal bool OutputsTellSlopes => SlopeAtZero == 0;

    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs) =>
        TensorPrimitives.Max(inputs.Values, 0, outputs.Values);

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
    {
        if (OutputsTellSlopes)
        {
            Elementwise.WherePositive(outputs.Values, outputGradient.Values, inputGradient.Values);
            return;
        }

        for (int i = 0; i < inputs.Values.Length; i++)
            inputGradient.Values[i] = (inputs.Values[i] > 0 ? 1 : inputs.Values[i] == 0 ? SlopeAtZero : 0) * outputGradient.Values[i];
    }
}
