namespace NeuralNotebook;

/// <summary>One step of a network: a batch goes in, a batch comes out, and the way back gives the slopes.</summary>
/// <remarks>A layer of your own overrides <see cref="OutputColumns"/> and the two protected methods;
/// <see cref="Sequential"/> does the rest.</remarks>
[TypeFormatterSource(typeof(TextFormatters<Layer>), PreferredMimeTypes = ["text/plain"])]
public abstract class Layer
{
    private Matrix? lastInputs;
    private Matrix? lastOutputs;

    /// <summary>What the layer is called in summaries and error messages.</summary>
    public string Name { get; set => field = value ?? throw new ArgumentNullException(nameof(value)); } = "";

    /// <summary>What training changes; empty for a layer without weights.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>All numbers that make the layer what it is: its parameters' values and, in batch normalisation,
    /// the running means.</summary>
    public virtual IReadOnlyList<Matrix> State => [.. Parameters.Select(parameter => parameter.Value)];

    /// <summary>How many columns the inputs have; null where any number is right.</summary>
    public virtual int? InputColumns => null;

    /// <summary>How many columns the outputs have for inputs with so many.</summary>
    /// <exception cref="ArgumentException">The layer cannot take so many.</exception>
    public abstract int OutputColumns(int inputColumns);

    /// <summary>Computes the outputs of a batch, and remembers the batch for <see cref="Backward(Matrix)"/>.</summary>
    /// <param name="inputs"><c>batch × inputs</c></param>
    /// <param name="training">Whether this is a step of training: dropout and batch normalisation behave differently then.</param>
    /// <returns>A new matrix, <c>batch × outputs</c>.</returns>
    /// <exception cref="ArgumentException">The inputs have the wrong number of columns.</exception>
    public Matrix Forward(Matrix inputs, bool training = false)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var outputs = new Matrix(inputs.Rows, OutputColumns(inputs.Columns));
        Forward(inputs, outputs, training);
        (lastInputs, lastOutputs) = (inputs, outputs);
        return outputs;
    }

    /// <summary>Takes the slope of the loss for the last outputs, writes the slopes for the parameters and returns those
    /// for the inputs.</summary>
    /// <param name="outputGradient">∂loss/∂outputs, <c>batch × outputs</c>, for the batch that
    /// <see cref="Forward(Matrix, bool)"/> saw last.</param>
    /// <returns>∂loss/∂inputs, <c>batch × inputs</c>.</returns>
    /// <exception cref="InvalidOperationException">Forward was not called before.</exception>
    /// <exception cref="ArgumentException">The gradient has not the shape of the outputs.</exception>
    public Matrix Backward(Matrix outputGradient)
    {
        ArgumentNullException.ThrowIfNull(outputGradient);
        if (lastInputs is null || lastOutputs is null)
            throw new InvalidOperationException($"{this} has seen no batch yet: call Forward before Backward.");
        if (outputGradient.Rows != lastOutputs.Rows || outputGradient.Columns != lastOutputs.Columns)
            throw new ArgumentException(
                $"{this} gave {lastOutputs.Shape} outputs last, so Backward expects a gradient of that shape, got {outputGradient.Shape}.",
                nameof(outputGradient));
        var inputGradient = new Matrix(lastInputs.Rows, lastInputs.Columns);
        Backward(lastInputs, lastOutputs, outputGradient, inputGradient);
        return inputGradient;
    }

    /// <summary>The layer's kind and, if it has one, its name.</summary>
    public override string ToString() => Name.Length == 0 ? GetType().Name : $"{GetType().Name} '{Name}'";

    /// <summary>Writes the outputs of a batch.</summary>
    protected internal abstract void Forward(Matrix inputs, Matrix outputs, bool training);

    /// <summary>Writes the slopes for the parameters and, unless <paramref name="inputGradient"/> is null (nobody asks:
    /// it is the network's first layer), for the inputs.</summary>
    protected internal abstract void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient);

    /// <summary>About how many multiply-adds a sample takes on its way forward.</summary>
    internal virtual long MultiplyAdds => Parameters.Sum(parameter => (long)parameter.Value.Values.Length);

    /// <summary>The way forward through this layer and a <see cref="ReLU"/> after it in one go, for which a layer may have something
    /// faster; false if it has not.</summary>
    internal virtual bool TryForwardRectified(Matrix inputs, Matrix rectifiedOutputs) => false;

    /// <summary>The way back through this layer and the <see cref="ReLU"/> whose outputs were its inputs in one go;
    /// false if the layer has nothing faster.</summary>
    internal virtual bool TryBackwardRectified(Matrix rectifiedInputs, Matrix outputGradient, Matrix gradientBeforeReLU) => false;

    /// <summary>What the layer adds to the loss for large weights.</summary>
    internal virtual double Penalty() => 0;

    /// <summary>Gives the layer the random stream of its network, for whatever it has not drawn yet.</summary>
    internal virtual void UseRandom(SeededRandom random)
    {
    }
}
