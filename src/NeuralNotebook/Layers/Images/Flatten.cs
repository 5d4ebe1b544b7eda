namespace NeuralNotebook;

/// <summary>Where pictures end and plain numbers begin: height × width × channels become one row.</summary>
/// <remarks>Here a picture is a row already (see <see cref="ImageShape"/>), so that nothing moves: outputs = inputs.
/// It is for whoever reads the network, and for other libraries, which need it.</remarks>
public sealed class Flatten : Layer
{
    /// <inheritdoc/>
    public override int OutputColumns(int inputColumns) => inputColumns;

    /// <inheritdoc/>
    protected internal override void Forward(Matrix inputs, Matrix outputs, bool training) => outputs.CopyFrom(inputs);

    /// <inheritdoc/>
    protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient) =>
        inputGradient?.CopyFrom(outputGradient);
}
