using System.Numerics.Tensors;

namespace NeuralNotebook;

/// <summary>Brings every column of a batch to mean 0 and variance 1, then stretches and shifts it by numbers that are
/// learned: y = γ·x̂ + β.</summary>
/// <remarks>
/// <para>In training: x̂ = (x − μ)/√(σ² + ε) with the batch's own mean μ and variance σ² (over N samples, not N − 1).
/// Otherwise with running means of both, running = momentum·running + (1 − momentum)·batch, so that a sample's prediction does not depend
/// on its neighbours.</para>
/// <para>Backward, with g = ∂loss/∂y and sums over the batch: dβ = Σg, dγ = Σ g·x̂, dx = γ/√(σ² + ε) · (g − dβ/N − x̂·dγ/N).</para>
/// <para>Source: Ioffe and Szegedy (2015), "Batch normalization". The defaults are Keras'.</para>
/// </remarks>
public sealed class BatchNormalization : Layer
{
    private readonly double[] mean;
    private readonly double[] variance;
    private readonly double[] scales;
    private readonly double[] shifts;
    private readonly Matrix normalized;
    private readonly Matrix products;

    /// <summary>Makes a layer.</summary>
    /// <param name="columns">How many columns go in and come out.</param>
    /// <param name="momentum">How slowly the running means change, in [0, 1).</param>
    /// <param name="epsilon">Keeps a constant column from being divided by 0: positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no column, or a number does not lie in its range.</exception>
    public BatchNormalization(int columns, double momentum = 0.99, double epsilon = 1e-3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (!(momentum is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "Momentum lies in [0, 1); 0.99 is usual.");
        if (!double.IsFinite(epsilon) || epsilon <= 0)
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "ε is a small positive number; 0.001 is usual.");
        (Momentum, Epsilon) = (momentum, epsilon);
        Gamma = new Parameter("gamma", new Matrix(1, columns));
        Gamma.Value.Values.Fill(1);
        Beta = new Parameter("beta", new Matrix(1, columns));
        Parameters = [Gamma, Beta];
        RunningMean = new Matrix(1, columns);
        RunningVariance = new Matrix(1, columns);
        RunningVariance.Values.Fill(1);
        (mean, variance, scales, shifts) = (new double[columns], new double[columns], new double[columns], new double[columns]);
        (normalized, products) = (new Matrix(0, columns), new Matrix(0, columns));
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

    /// <inheritdoc/>
    public override int? InputColumns => scales.Length;

    private Parameter Gamma { get; }

    private Parameter Beta { get; }

    /// <inheritdoc/>
    public override int OutputColumns(int inputColumns) => inputColumns == scales.Length
        ? inputColumns
        : throw new ArgumentException($"{this} expects batches of {scales.Length} columns, got {inputColumns}.");

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()} ({scales.Length})";

    /// <inheritdoc/>
    /// <remarks>An empty batch has no mean: it changes nothing.</remarks>
    protected internal override void Forward(Matrix inputs, Matrix outputs, bool training)
    {
        normalized.ResizeRows(inputs.Rows);
        if (inputs.Rows == 0)
            return;
        RunningMean.Values.CopyTo(mean);
        RunningVariance.Values.CopyTo(variance);
        if (training)
        {
            Elementwise.ColumnSums(inputs, mean);
            TensorPrimitives.Divide(mean, inputs.Rows, mean);
        }

        // normalized = inputs − mean, for now
        normalized.CopyFrom(inputs);
        TensorPrimitives.Negate(mean, shifts);
        Elementwise.AddToEveryRow(shifts, normalized.Values);
        if (training)
        {
            TensorPrimitives.Multiply(normalized.Values, normalized.Values, outputs.Values);
            Elementwise.ColumnSums(outputs, variance);
            TensorPrimitives.Divide(variance, inputs.Rows, variance);
            Elementwise.RunningMean(Momentum, mean, RunningMean.Values);
            Elementwise.RunningMean(Momentum, variance, RunningVariance.Values);
        }

        for (int column = 0; column < scales.Length; column++)
            scales[column] = 1 / Math.Sqrt(variance[column] + Epsilon);
        Elementwise.MultiplyEveryRow(scales, normalized.Values);

        outputs.CopyFrom(normalized);
        Elementwise.MultiplyEveryRow(Gamma.Value.Values, outputs.Values);
        Elementwise.AddToEveryRow(Beta.Value.Values, outputs.Values);
    }

    /// <inheritdoc/>
    protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
    {
        var shift = Beta.Gradient.Values;
        var stretch = Gamma.Gradient.Values;
        products.ResizeRows(outputGradient.Rows);
        TensorPrimitives.Multiply(outputGradient.Values, normalized.Values, products.Values);
        Elementwise.ColumnSums(outputGradient, shift);
        Elementwise.ColumnSums(products, stretch);
        if (inputGradient is null)
            return;

        // γ/√(σ² + ε) · (g − shift/N − x̂·stretch/N), from the inside out
        inputGradient.CopyFrom(normalized);
        TensorPrimitives.Divide(stretch, -(double)outputGradient.Rows, shifts);
        Elementwise.MultiplyEveryRow(shifts, inputGradient.Values);
        TensorPrimitives.Divide(shift, -(double)outputGradient.Rows, shifts);
        Elementwise.AddToEveryRow(shifts, inputGradient.Values);
        TensorPrimitives.Add(inputGradient.Values, outputGradient.Values, inputGradient.Values);
        TensorPrimitives.Multiply(Gamma.Value.Values, scales, shifts);
        Elementwise.MultiplyEveryRow(shifts, inputGradient.Values);
    }
}
