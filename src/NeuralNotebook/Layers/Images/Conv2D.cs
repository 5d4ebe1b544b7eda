namespace NeuralNotebook;

/// <summary>A layer of neurons that see a small window of the picture each, the same weights at every place: a filter.</summary>
/// <remarks>
/// <para>output[y, x, f] = bias[f] + Σ weight[i, j, c, f] · input[y·stride + i − top, x·stride + j − left, c], over the window's rows i,
/// its columns j and the channels c; beyond the picture the input is 0.
/// (The mathematicians' convolution would turn the filter round; that the weights are learned makes it the same.)</para>
/// <para>It is a <see cref="Dense"/> layer on patches: what the window shows at each place becomes a row, so that a batch becomes a
/// table of patches (im2col), whose product with the weights holds the pictures that come out, channels last as those that went in.
/// Backward is that of the Dense layer; what it gives each patch is added to the pixels that the patch came from (col2im).</para>
/// <para>Shapes: patches <c>(batch · places) × (kernel · kernel · channels)</c>, weights <c>(kernel · kernel · channels) × filters</c>,
/// biases <c>1 × filters</c>.</para>
/// <para>Built in chapter 18. Source: LeCun et al. (1989), "Backpropagation applied to handwritten zip code recognition"; as a product:
/// Chellapilla, Puri, Simard (2006), "High performance convolutional neural networks for document processing".</para>
/// </remarks>
public sealed class Conv2D : ImageLayer
{
    private readonly Dense neurons;
    private readonly Matrix patches, pixels;

    /// <summary>The batch of which the patches are; null once they hold something else.</summary>
    private Matrix? unrolled;

    /// <summary>Makes a layer with random weights and biases of 0.</summary>
    /// <param name="input">The pictures that go in: a data set's, or the <see cref="ImageLayer.OutputShape"/> of the layer before.</param>
    /// <param name="filters">How many filters there are, at least 1: the channels of the pictures that come out.</param>
    /// <param name="kernel">The height and width of the window, at least 1.</param>
    /// <param name="stride">How many pixels the window moves at a time, at least 1.
    /// What is too narrow for one more step is not looked at.</param>
    /// <param name="padding">How many zeros are put around the picture: below <paramref name="kernel"/> on each side,
    /// or <see cref="Padding.Same"/>.</param>
    /// <param name="initializer">How the weights are drawn; <see cref="Initializer.GlorotUniform"/> if not given.
    /// To its formula inputs are kernel² · channels, outputs kernel² · filters.</param>
    /// <param name="seed">The seed for this layer's weights. Not given, a network gives its own,
    /// and a layer that stands alone takes 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">The kernel is larger than the picture with its zeros,
    /// or sees only zeros at the edge.</exception>
    public Conv2D(ImageShape input, int filters, int kernel, int stride = 1, Padding padding = default, Initializer? initializer = null,
        int? seed = null)
        : base(input, kernel, stride, padding, nameof(kernel), AtLeastOne(filters))
    {
        neurons = new Dense(Windows.Length, filters,
            new SharedWeights(initializer ?? Initializer.GlorotUniform, outputs: kernel * kernel * filters), seed);
        (patches, pixels) = (new Matrix(0, Windows.Length), new Matrix(0, filters));
    }

    /// <summary>Makes a layer with given weights and biases. They are copied.</summary>
    /// <param name="input">The pictures that go in.</param>
    /// <param name="weights"><c>(kernel · kernel · channels) × filters</c></param>
    /// <param name="biases"><c>1 × filters</c></param>
    /// <param name="stride">How many pixels the window moves at a time.</param>
    /// <param name="padding">How many zeros are put around the picture.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public Conv2D(ImageShape input, Matrix weights, Matrix biases, int stride = 1, Padding padding = default)
        : this(input, (weights ?? throw new ArgumentNullException(nameof(weights))).Columns, KernelOf(input, weights), stride, padding,
            Initializer.Zeros)
    {
        ArgumentNullException.ThrowIfNull(biases);
        if (biases.Rows != 1 || biases.Columns != weights.Columns)
            throw new ArgumentException($"{weights.Shape} weights need 1 × {weights.Columns} biases, got {biases.Shape}.", nameof(biases));
        Weights.CopyFrom(weights);
        Biases.CopyFrom(biases);
    }

    /// <summary>The penalty on the weights, if there is one.</summary>
    public Regularizer? WeightRegularizer { get; init; }

    /// <summary>The penalty on the biases, if there is one.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>How many filters there are.</summary>
    public int Filters => neurons.Outputs;

    /// <summary>The height and width of the window.</summary>
    public int Kernel => Windows.Size;

    /// <summary>The weights, <c>(kernel · kernel · channels) × filters</c>: column f is filter f,
    /// in the order of a picture (<see cref="ImageShape"/>) of kernel × kernel pixels.</summary>
    public Matrix Weights => neurons.Weights;

    /// <summary>The biases, <c>1 × filters</c>.</summary>
    public Matrix Biases => neurons.Biases;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => neurons.Parameters;

    internal override long MultiplyAdds => Windows.Count * neurons.MultiplyAdds;

    /// <inheritdoc/>
    protected internal override void Forward(Matrix inputs, Matrix outputs, bool training)
    {
        Unroll(inputs);
        pixels.LookAt(outputs);
        neurons.Forward(patches, pixels, training);     // (batch · places) × filters is batch × (places · filters)
    }

    /// <inheritdoc/>
    protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
    {
        if (unrolled != inputs)
            Unroll(inputs);
        unrolled = null;
        pixels.LookAt(outputGradient);
        // The gradient of the patches takes their place: the weights' own gradient, for which they were needed, is made first.
        neurons.Backward(patches, pixels, pixels, inputGradient is null ? null : patches);
        WeightRegularizer?.AddGradient(Weights, Parameters[0].Gradient);
        BiasRegularizer?.AddGradient(Biases, Parameters[1].Gradient);
        if (inputGradient is not null)
            Windows.Fold(patches, inputGradient);
    }

    internal override bool TryForwardRectified(Matrix inputs, Matrix rectifiedOutputs)
    {
        Unroll(inputs);
        pixels.LookAt(rectifiedOutputs);
        return neurons.TryForwardRectified(patches, pixels);
    }

    internal override double Penalty() => (WeightRegularizer?.Penalty(Weights) ?? 0) + (BiasRegularizer?.Penalty(Biases) ?? 0);

    internal override void UseRandom(SeededRandom random) => neurons.UseRandom(random);

    private void Unroll(Matrix inputs)
    {
        patches.ResizeRows(inputs.Rows * Windows.Count);
        Windows.Unroll(inputs, patches);
        unrolled = inputs;
    }

    private static int AtLeastOne(int filters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(filters, 1);
        return filters;
    }

    private static int KernelOf(ImageShape input, Matrix weights)
    {
        ArgumentNullException.ThrowIfNull(input);
        int kernel = (int)Math.Sqrt(weights.Rows / (double)input.Channels);
        return kernel > 0 && kernel * kernel * input.Channels == weights.Rows ? kernel
            : throw new ArgumentException($"For pictures of {input} the weights have kernel · kernel · {input.Channels}"
                + $" rows, {9 * input.Channels} for a kernel of 3 × 3; got {weights.Shape}.", nameof(weights));
    }

    /// <summary>Draws as for a layer in which a pixel reaches as many outputs as windows that show it, times the filters.</summary>
    private sealed class SharedWeights(Initializer initializer, int outputs) : Initializer
    {
        public override void Fill(Matrix weights, SeededRandom random) => initializer.Fill(weights, random, outputs);
    }
}
