namespace NeuralNotebook;

/// <summary>A layer that makes one number of each window, in every channel by itself.</summary>
public abstract class PoolingLayer : ImageLayer
{
    /// <summary>Taking a number into a result takes as long as so many multiply-adds of a product.</summary>
    private const int WorkPerNumber = 8;

    private protected PoolingLayer(ImageShape input, int size, int? stride, Padding padding)
        : base(input, size, stride ?? size, UpToHalf(size, padding))
    {
    }

    /// <summary>The height and width of the window.</summary>
    public int Size => Windows.Size;

    internal override long MultiplyAdds => (long)WorkPerNumber * Windows.Count * Windows.Length;

    /// <inheritdoc/>
    protected internal sealed override void Forward(Matrix inputs, Matrix outputs, bool training) =>
        Sharing.Run(new PoolJob(this, inputs, outputs), inputs.Rows * MultiplyAdds);

    /// <inheritdoc/>
    protected internal sealed override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
    {
        if (inputGradient is not null)
            Sharing.Run(new UnpoolJob(this, inputs, outputs, outputGradient, inputGradient), inputs.Rows * MultiplyAdds);
    }

    private static Padding UpToHalf(int size, Padding padding) => padding.Border <= size / 2 || size < 1
        ? padding
        : throw new ArgumentException($"A border of {padding.Border} is more than half of a window of {size} × {size}"
            + $", of which too little would lie on the picture: at most {size / 2} is possible.", nameof(padding));

    /// <summary>Makes the small picture of a large one.</summary>
    private protected abstract void Pool(ReadOnlySpan<double> picture, Span<double> pooled);

    /// <summary>Adds the slopes for the small picture to those for the large one, which are 0 before.</summary>
    private protected abstract void Unpool(ReadOnlySpan<double> picture, ReadOnlySpan<double> pooled, ReadOnlySpan<double> slopes,
        Span<double> pictureSlopes);

    private readonly struct PoolJob(PoolingLayer layer, Matrix inputs, Matrix outputs) : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            for (int i = Windows.Start(part, parts, inputs.Rows); i < Windows.Start(part + 1, parts, inputs.Rows); i++)
                layer.Pool(inputs.Row(i), outputs.Row(i));
        }
    }

    private readonly struct UnpoolJob(PoolingLayer layer, Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
        : IParallelJob
    {
        public void RunPart(int part, int parts)
        {
            for (int i = Windows.Start(part, parts, inputs.Rows); i < Windows.Start(part + 1, parts, inputs.Rows); i++)
            {
                inputGradient.Row(i).Clear();
                layer.Unpool(inputs.Row(i), outputs.Row(i), outputGradient.Row(i), inputGradient.Row(i));
            }
        }
    }
}
