namespace NeuralNotebook;

/// <summary>A layer in which every neuron sees every input: outputs = inputs · weights + biases.</summary>
/// <remarks>
/// <para>Shapes: inputs X <c>batch × inputs</c>, weights W <c>inputs × outputs</c>, biases b <c>1 × outputs</c>,
/// outputs Z <c>batch × outputs</c>.</para>
/// <para>Backward, with dZ = ∂loss/∂Z: dW = Xᵀ · dZ, db = the column sums of dZ, dX = dZ · Wᵀ.</para>
/// <para>Built in chapters 02 and 08. The weights are drawn when they are first asked for: within a <see cref="Sequential"/> from its seed,
/// otherwise from the layer's own.</para>
/// </remarks>
public sealed class Dense : Layer
{
    private readonly Initializer initializer;
    private SeededRandom random;
    private Parameter? weights;
    private Parameter[] parameters = [];

    /// <summary>Makes a layer with random weights and biases of 0.</summary>
    /// <param name="inputs">How many numbers go in, at least 1.</param>
    /// <param name="outputs">How many neurons there are, at least 1.</param>
    /// <param name="initializer">How the weights are drawn; <see cref="Initializer.GlorotUniform"/> if not given.</param>
    /// <param name="seed">The seed for this layer's weights. Not given, a network gives its own,
    /// and a layer that stands alone takes 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Dense(int inputs, int outputs, Initializer? initializer = null, int? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        Inputs = inputs;
        Outputs = outputs;
        this.initializer = initializer ?? Initializer.GlorotUniform;
        random = new SeededRandom(seed ?? 0);
        HasOwnSeed = seed is not null;
        Bias = new Parameter("biases", new Matrix(1, outputs));
    }

    /// <summary>Makes a layer with given weights and biases. They are copied.</summary>
    /// <param name="weights"><c>inputs × outputs</c></param>
    /// <param name="biases"><c>1 × outputs</c></param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public Dense(Matrix weights, Matrix biases)
        : this((weights ?? throw new ArgumentNullException(nameof(weights))).Rows, weights.Columns)
    {
        ArgumentNullException.ThrowIfNull(biases);
        if (biases.Rows != 1 || biases.Columns != weights.Columns)
            throw new ArgumentException($"{weights.Shape} weights need 1 × {weights.Columns} biases, got {biases.Shape}.", nameof(biases));
        this.weights = new Parameter("weights", Matrix.Aligned(Inputs, Outputs));
        Weights.CopyFrom(weights);
        Bias.Value.CopyFrom(biases);
    }

    /// <summary>The penalty on the weights, if there is one. It may be set in the middle of a training.</summary>
    public Regularizer? WeightRegularizer { get; set; }

    /// <summary>The penalty on the biases, if there is one.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>How many numbers go into each neuron.</summary>
    public int Inputs { get; }

    /// <summary>How many neurons there are.</summary>
    public int Outputs { get; }

    /// <summary>The weights, <c>inputs × outputs</c>: column j belongs to neuron j.</summary>
    public Matrix Weights => Weight.Value;

    /// <summary>The biases, <c>1 × outputs</c>.</summary>
    public Matrix Biases => Bias.Value;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => parameters.Length > 0 ? parameters : parameters = [Weight, Bias];

    /// <inheritdoc/>
    public override int? InputColumns => Inputs;

    private bool HasOwnSeed { get; }

    private Parameter Bias { get; }

    private Parameter Weight
    {
        get
        {
            if (weights is null)
            {
                weights = new Parameter("weights", Matrix.Aligned(Inputs, Outputs));
                initializer.Fill(weights.Value, random);
            }

            return weights;
        }
    }

    /// <inheritdoc/>
    public override int OutputColumns(int inputColumns) => inputColumns == Inputs
        ? Outputs
        : throw new ArgumentException(
            $"{this} expects batches of {Inputs} columns, got {inputColumns}: is a layer missing in between, or the data transposed?");

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()} ({Inputs} → {Outputs})";

    /// <inheritdoc/>
    protected internal override void Forward(Matrix inputs, Matrix outputs, bool training) =>
        // (batch × inputs) · (inputs × outputs) + (1 × outputs)
        MatrixProduct.Multiply(inputs, Weights, outputs, new Epilogue { Addend = Biases });

    /// <inheritdoc/>
    protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
    {
        BackwardParameters(inputs, outputGradient);
        if (inputGradient is not null)
            MatrixProduct.TransposeAndMultiply(outputGradient, Weights, inputGradient);         // (batch × outputs) · (outputs × inputs)
    }

    internal override bool TryForwardRectified(Matrix inputs, Matrix rectifiedOutputs)
    {
        MatrixProduct.Multiply(inputs, Weights, rectifiedOutputs, new Epilogue { Addend = Biases, Rectify = true });
        return true;
    }

    internal override bool TryBackwardRectified(Matrix rectifiedInputs, Matrix outputGradient, Matrix gradientBeforeReLU)
    {
        BackwardParameters(rectifiedInputs, outputGradient);
        MatrixProduct.TransposeAndMultiply(outputGradient, Weights, gradientBeforeReLU, new Epilogue { WherePositive = rectifiedInputs });
        return true;
    }

    internal override double Penalty() => (WeightRegularizer?.Penalty(Weights) ?? 0) + (BiasRegularizer?.Penalty(Biases) ?? 0);

    internal override void UseRandom(SeededRandom random)
    {
        if (!HasOwnSeed && weights is null)
            this.random = random;
    }

    private void BackwardParameters(Matrix inputs, Matrix outputGradient)
    {
        // (inputs × batch) · (batch × outputs), and on the way the column sums of the latter.
        MatrixProduct.TransposeThisAndMultiply(inputs, outputGradient, Weight.Gradient, new Epilogue { RightSums = Bias.Gradient });
        WeightRegularizer?.AddGradient(Weights, Weight.Gradient);
        BiasRegularizer?.AddGradient(Biases, Bias.Gradient);
    }
}
