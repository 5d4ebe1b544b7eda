namespace NeuralNotebook;

/// <summary>The first neurons' activation: f(x) = 1 for x &gt; 0, otherwise 0.</summary>
/// <remarks>Its slope is 0 wherever it has one, so nothing could be learned through it: it computes forward only. Built in chapter 01.
/// Source: McCulloch and Pitts (1943), "A logical calculus of the ideas immanent in nervous activity".</remarks>
public sealed class Step : Activation
{
    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs)
    {
        var from = inputs.Values;
        var to = outputs.Values;
        for (int i = 0; i < to.Length; i++)
            to[i] = double.IsNaN(from[i]) ? double.NaN : from[i] > 0 ? 1 : 0;
    }

    /// <summary>Refuses: the slope of a step says nothing.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) =>
        throw new NotSupportedException("A step has slope 0 on both sides, so no gradient gets through it. To train, take an activation "
            + "that has a slope: Sigmoid or ReLU.");
}
