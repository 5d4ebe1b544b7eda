namespace NeuralNotebook;

/// <summary>A layer without weights: a function of every number, or of every row.</summary>
public abstract class Activation : Layer
{
    /// <inheritdoc/>
    public sealed override int OutputColumns(int inputColumns) => inputColumns;

    /// <inheritdoc/>
    protected internal sealed override void Forward(Matrix inputs, Matrix outputs, bool training) => Forward(inputs, outputs);

    /// <inheritdoc/>
    protected internal sealed override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
    {
        if (inputGradient is not null)
            BackwardInputs(inputs, outputs, outputGradient, inputGradient);
    }

    /// <summary>outputs = f(inputs)</summary>
    protected abstract void Forward(Matrix inputs, Matrix outputs);

    /// <summary>inputGradient = f′(inputs) · outputGradient</summary>
    protected abstract void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient);
}
