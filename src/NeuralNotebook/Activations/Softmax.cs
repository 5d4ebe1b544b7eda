using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Turns each row of logits z into probabilities: pⱼ = exp(zⱼ − m) / Σₖ exp(zₖ − m), with m the row's largest logit.</summary>
/// <remarks>
/// <para>Subtracting m changes nothing (numerator and denominator shrink alike) and keeps exp from overflowing: the largest exponent is 0.
/// A row that holds NaN or +∞ gives NaN.</para>
/// <para>Backward: every output depends on every logit of its row, ∂pⱼ/∂zₖ = pⱼ·(1[j = k] − pₖ), so with g = ∂loss/∂p:
/// ∂loss/∂zⱼ = pⱼ·(gⱼ − Σₖ gₖ·pₖ). Before a <see cref="CategoricalCrossEntropy"/> training takes the shorter way, p − y.</para>
/// <para>Built in chapters 05 and 08. Source: Bridle (1990), "Probabilistic interpretation of feedforward
/// classification network outputs".</para>
/// </remarks>
public sealed class Softmax : Activation
{
    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs)
    {
        if (inputs.Columns == 0)
            return;
        // A row with NaN becomes NaN, whichever of its values is taken for the largest.
        Elementwise.SubtractLargestOfRows(inputs, outputs);
        Elementwise.Exp(outputs.Values, outputs.Values);
        Elementwise.DivideRowsBySum(outputs);
    }

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
    {
        for (int row = 0; row < outputs.Rows; row++)
        {
            var probabilities = outputs.Row(row);
            var slopes = outputGradient.Row(row);
            double mean = 0;
            for (int column = 0; column < slopes.Length; column++)
                mean += slopes[column] * probabilities[column];
            var result = inputGradient.Row(row);
            TensorPrimitives.Subtract(slopes, mean, result);
            TensorPrimitives.Multiply(result, probabilities, result);
        }
    }
}
