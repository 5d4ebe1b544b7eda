namespace NeuralNotebook;

/// <summary>Brings every column of a batch to mean 0 and variance 1, then stretches and shifts it by numbers that are learned: y = γ·x̂ + β.</summary>
/// <remarks>
/// <para>In training: x̂ = (x − μ)/√(σ² + ε) with the batch's own mean μ and variance σ² (over N samples, not N − 1). Otherwise with running means of both,
/// running = momentum·running + (1 − momentum)·batch, so that a sample's prediction does not depend on its neighbours.</para>
/// <para>Backward, with g = ∂loss/∂y and sums over the batch: dβ = Σg, dγ = Σ g·x̂, dx = γ/√(σ² + ε) · (g − dβ/N − x̂·dγ/N).</para>
/// <para>Source: Ioffe and Szegedy (2015), "Batch normalization". The defaults are Keras'.</para>
/// </remarks>
public sealed class BatchNormalization : Layer
{
    private readonly double[] scales;
    private readonly Matrix normalized;

    /// <summary>Makes a layer.</summary>
    /// <param name="columns">How many columns go in and come out.</param>
    /// <param name="momentum">How slowly the running means change, in [0, 1).</param>
    /// <param name="epsilon">Keeps a constant column from being divided by 0.</param>
    public BatchNormalization(int columns, double momentum = 0.99, double epsilon = 1e-3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (!(momentum is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "Momentum lies in [0, 1); 0.99 is usual.");
        if (!(epsilon > 0))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "ε is a small positive number; 0.001 is usual.");
        (Momentum, Epsilon) = (momentum, epsilon);
        Gamma = new Parameter("gamma", new Matrix(1, columns));
        Gamma.Value.Values.Fill(1);
        Beta = new Parameter("beta", new Matrix(1, columns));
        Parameters = [Gamma, Beta];
        RunningMean = new Matrix(1, columns);
        RunningVariance = new Matrix(1, columns);
        RunningVariance.Values.Fill(1);
        scales = new double[columns];
        normalized = new Matrix(0, columns);
    }

    /// <summary>How slowly the running means change.</summary>
    public double Momentum { get; }

    /// <summary>Keeps a constant column from being divided by 0.</summary>
    public double Epsilon { get; }

    /// <summary>The running mean of each column, <c>1 × columns</c>.</summary>
    public Matrix RunningMean { get; }

    /// <summary>The running variance of each column, <c>1 × columns</c>.</summary>
    public Matrix RunningVariance { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Matrix> State => [.. base.State, RunningMean, RunningVariance];

    private Parameter Gamma { get; }

    private Parameter Beta { get; }

    /// <inheritdoc/>
    public override int OutputColumns(int inputColumns) => inputColumns == scales.Length
        ? inputColumns
        : throw new ArgumentException($"{this} expects batches of {scales.Length} columns, got {inputColumns}.");

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()} ({scales.Length})";

    /// <inheritdoc/>
    protected internal override void Forward(Matrix inputs, Matrix outputs, bool training)
    {
        normalized.ResizeRows(inputs.Rows);
        for (int column = 0; column < scales.Length; column++)
        {
            var (mean, variance) = training ? Measure(inputs, column) : (RunningMean[0, column], RunningVariance[0, column]);
            scales[column] = 1 / Math.Sqrt(variance + Epsilon);
            for (int row = 0; row < inputs.Rows; row++)
            {
                normalized[row, column] = (inputs[row, column] - mean) * scales[column];
                outputs[row, column] = (Gamma.Value[0, column] * normalized[row, column]) + Beta.Value[0, column];
            }
        }
    }

    /// <inheritdoc/>
    protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
    {
        for (int column = 0; column < scales.Length; column++)
        {
            double shift = 0, stretch = 0;
            for (int row = 0; row < outputGradient.Rows; row++)
            {
                shift += outputGradient[row, column];
                stretch += outputGradient[row, column] * normalized[row, column];
            }

            Beta.Gradient[0, column] = shift;
            Gamma.Gradient[0, column] = stretch;
            for (int row = 0; inputGradient is not null && row < outputGradient.Rows; row++)
            {
                inputGradient[row, column] = Gamma.Value[0, column] * scales[column]
                    * (outputGradient[row, column] - (shift / outputGradient.Rows) - (normalized[row, column] * stretch / outputGradient.Rows));
            }
        }
    }

    private (double Mean, double Variance) Measure(Matrix inputs, int column)
    {
        double sum = 0, squares = 0;
        for (int row = 0; row < inputs.Rows; row++)
            sum += inputs[row, column];
        double mean = sum / inputs.Rows;
        for (int row = 0; row < inputs.Rows; row++)
            squares += (inputs[row, column] - mean) * (inputs[row, column] - mean);
        double variance = squares / inputs.Rows;
        RunningMean[0, column] = (Momentum * RunningMean[0, column]) + ((1 - Momentum) * mean);
        RunningVariance[0, column] = (Momentum * RunningVariance[0, column]) + ((1 - Momentum) * variance);
        return (mean, variance);
    }
}
