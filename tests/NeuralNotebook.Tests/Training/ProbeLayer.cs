namespace NeuralNotebook.Tests.Training;

/// <summary>A layer without weights that notes what it is asked for. It hands on the first columns of each row;
/// behind them, if it is asked for more, stand zeros.</summary>
internal sealed class ProbeLayer(int? columns = null) : Layer
{
    public List<ForwardCall> Forwards { get; } = [];

    /// <summary>The slopes that came from behind, one matrix a step.</summary>
    public List<Matrix> Slopes { get; } = [];

    /// <summary>How many multiply-adds the layer says it takes for a sample.</summary>
    public long Work { get; init; }

    internal override long MultiplyAdds => Work;

    public override int OutputColumns(int inputColumns) => columns ?? inputColumns;

    protected internal override void Forward(Matrix inputs, Matrix outputs, bool training)
    {
        Forwards.Add(new ForwardCall(inputs, outputs, inputs.Rows, inputs.Values.ToArray(), training, Sharing.Limit));
        Copy(inputs, outputs);
    }

    protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
    {
        Slopes.Add(outputGradient);
        if (inputGradient is not null)
            Copy(outputGradient, inputGradient);
    }

    private static void Copy(Matrix from, Matrix to)
    {
        for (int row = 0; row < from.Rows; row++)
        {
            to.Row(row).Clear();
            from.Row(row)[..Math.Min(from.Columns, to.Columns)].CopyTo(to.Row(row));
        }
    }

    /// <summary>One way forward: the matrices themselves, which may have changed since, and what they held.</summary>
    internal sealed record ForwardCall(Matrix Inputs, Matrix Outputs, int Rows, double[] Values, bool Training, int ThreadLimit);
}
