namespace NeuralNotebook.Tests.Layers.Images;

public sealed class Conv2DTests
{
    /// <summary>Pictures that are not square, of several channels; every stride and every padding.</summary>
    public static TheoryData<int, int, string> StridesAndPaddings
    {
        get
        {
            var data = new TheoryData<int, int, string>();
            foreach (int kernel in new[] { 1, 2, 3, 4 })
            {
                foreach (int stride in new[] { 1, 2, 3 })
                {
                    foreach (string padding in new[] { "0", "1", "2", "same" })
                    {
                        if (padding == "same" || int.Parse(padding, null) < kernel)
                            data.Add(kernel, stride, padding);
                    }
                }
            }

            return data;
        }
    }

    [Fact]
    public void Convolutions_of_every_stride_and_padding_give_the_numbers_of_PyTorch()
    {
        var reference = Reference.Load("convolution");
        foreach (var expected in reference.Items("convolutions"))
        {
            int kernel = expected.GetProperty("kernel").GetInt32();
            var conv = new Conv2D(new ImageShape(5, 4, 2), reference.GetProperty("weights").Matrix($"{kernel}"), reference.Matrix("biases"),
                expected.GetProperty("stride").GetInt32(), ImageSamples.PaddingOf(expected));
            Assert.Equal(string.Join(" × ", expected.Integers("shape")), conv.OutputShape.ToString());
            ImageSamples.Compare(reference, expected, conv);
            Near.Equal(expected.Matrix("dW"), conv.Parameters[0].Gradient, 1e-15, 1e-15, $"{conv} weights");
            Near.Equal(expected.Matrix("db"), conv.Parameters[1].Gradient, 1e-15, 1e-15, $"{conv} biases");
        }
    }

    [Theory]
    [MemberData(nameof(StridesAndPaddings))]
    public void It_is_the_loop_over_places_filters_and_the_window_to_the_last_bit(int kernel, int stride, string padding)
    {
        var conv = new Conv2D(new ImageShape(6, 7, 3), filters: 5, kernel, stride, ImageSamples.PaddingOf(padding), seed: 3);
        conv.Biases.CopyFrom(ImageSamples.Random(1, 5, seed: 4));
        var X = ImageSamples.Random(2, conv.InputShape.Length, seed: 5);
        var output = conv.Forward(X);
        var (top, _) = conv.Padding.Around(6, kernel, stride);
        var (left, _) = conv.Padding.Around(7, kernel, stride);
        for (int sample = 0; sample < 2; sample++)
        {
            for (int place = 0; place < conv.OutputShape.Pixels; place++)
            {
                for (int filter = 0; filter < 5; filter++)
                {
                    double sum = 0;
                    for (int i = 0; i < kernel * kernel * 3; i++)
                    {
                        int y = (place / conv.OutputShape.Width * stride) - top + (i / 3 / kernel),
                            x = (place % conv.OutputShape.Width * stride) - left + (i / 3 % kernel);
                        if (y is >= 0 and < 6 && x is >= 0 and < 7)
                            sum = Math.FusedMultiplyAdd(conv.Weights[i, filter], X[sample, (((y * 7) + x) * 3) + (i % 3)], sum);
                    }

                    Assert.Equal(sum + conv.Biases[0, filter], output[sample, (place * 5) + filter]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(StridesAndPaddings))]
    public void Its_slopes_are_the_measured_ones(int kernel, int stride, string padding)
    {
        var conv = new Conv2D(new ImageShape(6, 5, 2), filters: 3, kernel, stride, ImageSamples.PaddingOf(padding), seed: 3)
        { WeightRegularizer = new Regularizer(0.01, 0.02), BiasRegularizer = new Regularizer(0.03, 0.01) };
        conv.Biases.CopyFrom(ImageSamples.Random(1, 3, seed: 4));
        // Targets near what comes out: of a small loss the differences are exact to more digits.
        var X = ImageSamples.Random(2, 60, seed: 8);
        var targets = new Tanh().Forward(conv.Forward(X)) + (0.1 * ImageSamples.Random(2, conv.OutputShape.Length, seed: 7));
        var report = GradientCheck.Run([conv, new Tanh()], new MeanSquaredError(), X, targets);
        Assert.True(report.Verdict == GradientVerdict.Good, report.ToString());
        Assert.Equal((kernel * kernel * 2 * 3) + 3 + 120, report.Entries.Count);
    }

    [Fact]
    public void A_kernel_of_one_pixel_is_a_Dense_layer_at_every_pixel()
    {
        Matrix weights = ImageSamples.Random(3, 4, seed: 1), biases = ImageSamples.Random(1, 4, seed: 2),
            X = ImageSamples.Random(2, 5 * 6 * 3, seed: 3);
        var conv = new Conv2D(new ImageShape(5, 6, 3), weights, biases);
        Assert.Equal(new Dense(weights, biases).Forward(new Matrix(60, 3, X.Values)).Values.ToArray(), conv.Forward(X).Values.ToArray());
    }

    [Fact]
    public void A_kernel_as_large_as_the_picture_is_a_Dense_layer()
    {
        Matrix weights = ImageSamples.Random(4 * 4 * 2, 5, seed: 1), biases = ImageSamples.Random(1, 5, seed: 2),
            X = ImageSamples.Random(3, 32, seed: 3);
        Layer conv = new Conv2D(new ImageShape(4, 4, 2), weights, biases), dense = new Dense(weights, biases);
        Assert.Equal(dense.Forward(X).Values.ToArray(), conv.Forward(X).Values.ToArray());
        var slopes = ImageSamples.Random(3, 5, seed: 4);
        Assert.Equal(dense.Backward(slopes).Values.ToArray(), conv.Backward(slopes).Values.ToArray());
        Assert.All(dense.Parameters.Zip(conv.Parameters),
            pair => Assert.Equal(pair.First.Gradient.Values.ToArray(), pair.Second.Gradient.Values.ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Moving_the_picture_moves_the_map(int stride)
    {
        // A picture with an empty edge on the right and below, and the same one step further.
        var conv = new Conv2D(new ImageShape(9, 9), filters: 4, kernel: 3, stride, seed: 2);
        Matrix here = new(1, 81), there = new(1, 81);
        foreach (int pixel in Enumerable.Range(0, 7 * 7))
        {
            double ink = ImageSamples.Random(1, 49, seed: 8)[0, pixel];
            here[0, (pixel / 7 * 9) + (pixel % 7)] = ink;
            there[0, (((pixel / 7) + stride) % 9 * 9) + (((pixel % 7) + stride) % 9)] = ink;
        }

        Matrix map = conv.Forward(here), moved = conv.Forward(there);
        int side = conv.OutputShape.Width;
        for (int y = 1; y < side; y++)
            Assert.Equal(map.Values.Slice((y - 1) * side * 4, (side - 1) * 4).ToArray(),
                moved.Values.Slice(((y * side) + 1) * 4, (side - 1) * 4).ToArray());
    }

    [Fact]
    public void Weights_spread_as_the_formula_says_for_the_places_that_a_pixel_reaches()
    {
        double[] weights = new Conv2D(new ImageShape(20, 20, 16), filters: 64, kernel: 5, seed: 9).Weights.Values.ToArray();
        double deviation = Math.Sqrt(2.0 / ((25 * 16) + (25 * 64)));
        Near.Equal(deviation, Math.Sqrt(weights.Average(weight => weight * weight)), 0.02);
        Assert.InRange(weights.Max(Math.Abs), deviation, Math.Sqrt(3) * deviation);
        double[] he = new Conv2D(new ImageShape(20, 20, 16), filters: 64, kernel: 5, initializer: Initializer.HeNormal,
            seed: 9).Weights.Values.ToArray();
        Near.Equal(Math.Sqrt(2.0 / (25 * 16)), Math.Sqrt(he.Average(weight => weight * weight)), 0.02);
    }

    [Fact]
    public void A_layer_draws_from_its_network_as_a_Dense_layer_does()
    {
        static Conv2D First(int seed) =>
            (Conv2D)new Sequential(seed, new Conv2D(new ImageShape(5, 5), 2, 3), new ReLU(),
                new Conv2D(new ImageShape(3, 3, 2), 2, 3)).Layers[0];
        Assert.Equal(First(3).Weights.Values.ToArray(), First(3).Weights.Values.ToArray());
        Assert.NotEqual(First(3).Weights.Values.ToArray(), First(4).Weights.Values.ToArray());
        Assert.Equal(new SeededRandom(3).NextUniform(-1, 1) * Math.Sqrt(6.0 / (9 + 18)), First(3).Weights[0, 0], 15);
    }

    [Fact]
    public void A_kernel_larger_than_the_picture_is_refused_with_both_sizes()
    {
        Assert.StartsWith("A window of 5 × 5 is larger than a picture of 4 × 8 × 1: take a smaller one, or more padding.",
            Assert.Throws<ArgumentException>(() => new Conv2D(new ImageShape(4, 8), 2, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("which is 5 × 10 with its zeros",
            Assert.Throws<ArgumentException>(() => new Conv2D(new ImageShape(3, 8), 2, 6, padding: 1)).Message, StringComparison.Ordinal);
        Assert.Equal(new ImageShape(1, 5, 2), new Conv2D(new ImageShape(4, 8), 2, 6, padding: 1).OutputShape);
    }

    [Fact]
    public void A_stride_that_does_not_come_out_even_leaves_the_rest_out() =>
        Assert.Equal(new ImageShape(2, 3, 1), new Conv2D(new ImageShape(5, 8), 1, kernel: 2, stride: 3).OutputShape);

    [Fact]
    public void Sizes_and_borders_without_sense_are_refused()
    {
        var shape = new ImageShape(5, 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2D(shape, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2D(shape, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2D(shape, 1, 3, stride: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2D(shape, 1, 3, padding: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageShape(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageShape(1 << 16, 1 << 16));
        Assert.Contains("sees nothing but zeros", Assert.Throws<ArgumentException>(() => new Conv2D(shape, 1, 3, padding: 3)).Message,
            StringComparison.Ordinal);
        Assert.Contains("18 for a kernel of 3 × 3; got 9 × 4",
            Assert.Throws<ArgumentException>(() => new Conv2D(new ImageShape(5, 5, 2), new Matrix(9, 4), new Matrix(1, 4))).Message,
            StringComparison.Ordinal);
        Assert.Contains("got 1 × 3", Assert.Throws<ArgumentException>(() => new Conv2D(shape, new Matrix(9, 4), new Matrix(1, 3))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_no_such_pictures_are_refused_with_both_shapes()
    {
        var conv = new Conv2D(new ImageShape(8, 8, 3), filters: 4, kernel: 3);
        Assert.StartsWith("Conv2D (8 × 8 × 3 → 6 × 6 × 4) expects pictures of 8 × 8 × 3, rows of 192 numbers, got 64",
            Assert.Throws<ArgumentException>(() => conv.Forward(new Matrix(2, 64))).Message, StringComparison.Ordinal);
        // 144 numbers either way.
        var error = Assert.Throws<ArgumentException>(() => new Sequential(conv, new ReLU(), new MaxPool2D(new ImageShape(12, 12), 2)));
        Assert.StartsWith("MaxPool2D (12 × 12 × 1 → 6 × 6 × 1) expects pictures of 12 × 12 × 1, and the layers before it give 6 × 6 × 4",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_batch_gives_none()
    {
        var conv = new Conv2D(new ImageShape(5, 5), 2, 3);
        Assert.Equal("0 × 18", conv.Forward(new Matrix(0, 25)).Shape);
        Assert.Equal("0 × 25", conv.Backward(new Matrix(0, 18)).Shape);
        Assert.All(conv.Parameters, parameter => Assert.DoesNotContain(parameter.Gradient.Values.ToArray(), slope => slope != 0));
    }
}
