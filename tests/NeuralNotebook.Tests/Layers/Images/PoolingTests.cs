namespace NeuralNotebook.Tests.Layers.Images;

public sealed class PoolingTests
{
    public static TheoryData<int, int, string> Windows
    {
        get
        {
            var data = new TheoryData<int, int, string>();
            foreach (int size in new[] { 1, 2, 3 })
            {
                foreach (int stride in new[] { 1, 2, 3 })
                {
                    data.Add(size, stride, "0");
                    data.Add(size, stride, "same");
                    if (size > 1)
                        data.Add(size, stride, "1");
                }
            }

            return data;
        }
    }

    [Fact]
    public void Poolings_of_every_stride_and_padding_give_the_numbers_of_PyTorch_where_many_numbers_are_equal_too()
    {
        var reference = Reference.Load("convolution");
        foreach (var expected in reference.Items("poolings"))
        {
            int size = expected.GetProperty("size").GetInt32(), stride = expected.GetProperty("stride").GetInt32();
            ImageShape shape = new(5, 4, 2);
            PoolingLayer pool = expected.Text("kind") == "max" ? new MaxPool2D(shape, size, stride, ImageSamples.PaddingOf(expected))
                : new AveragePool2D(shape, size, stride, ImageSamples.PaddingOf(expected),
                    expected.GetProperty("countPadding").GetBoolean());
            ImageSamples.Compare(reference, expected, pool);
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void The_slopes_are_the_measured_ones(int size, int stride, string padding)
    {
        ImageShape shape = new(6, 5, 2);
        foreach (var pool in new PoolingLayer[] { new MaxPool2D(shape, size, stride, ImageSamples.PaddingOf(padding)),
            new AveragePool2D(shape, size, stride, ImageSamples.PaddingOf(padding)),
            new AveragePool2D(shape, size, stride, ImageSamples.PaddingOf(padding), countPadding: false) })
        {
            var report = GradientCheck.Run([pool, new Tanh()], new MeanSquaredError(), ImageSamples.Random(2, 60, seed: 8),
                ImageSamples.Random(2, pool.OutputShape.Length, seed: 7));
            Assert.True(report.Verdict == GradientVerdict.Good, $"{pool}: {report}");
        }
    }

    [Fact]
    public void Of_equal_numbers_the_first_one_wins()
    {
        var pool = new MaxPool2D(new ImageShape(2, 4), size: 2);
        Assert.Equal([3.0, 0], pool.Forward([[1, 3, 0, -0.0, 3, 3, -1, 0]]).Values.ToArray());
        Assert.Equal([0.0, 10, 20, 0, 0, 0, 0, 0], pool.Backward([[10, 20]]).Values.ToArray());
    }

    [Fact]
    public void The_border_never_wins_and_not_a_number_is_not_hidden()
    {
        var pool = new MaxPool2D(new ImageShape(2, 2), size: 2, padding: 1);
        Assert.Equal([-1.0, -2, -3, -4], pool.Forward([[-1, -2, -3, -4]]).Values.ToArray());
        Assert.Equal([double.NaN, -2, -3, -4], pool.Forward([[double.NaN, -2, -3, -4]]).Values.ToArray());
        Assert.Equal([double.NegativeInfinity],
            new MaxPool2D(new ImageShape(1, 1), 1).Forward([[double.NegativeInfinity]]).Values.ToArray());
    }

    [Fact]
    public void Without_a_stride_windows_lie_side_by_side_and_what_is_left_is_not_looked_at()
    {
        var pool = new MaxPool2D(new ImageShape(7, 4, 3), size: 2);
        Assert.Equal(2, pool.Stride);
        Assert.Equal(new ImageShape(3, 2, 3), pool.OutputShape);
        Assert.Equal("MaxPool2D (7 × 4 × 3 → 3 × 2 × 3)", pool.ToString());
    }

    [Fact]
    public void A_border_of_more_than_half_the_window_is_refused() =>
        Assert.Contains("at most 1 is possible",
            Assert.Throws<ArgumentException>(() => new AveragePool2D(new ImageShape(5, 5), size: 3, padding: 2)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_window_larger_than_the_picture_is_refused() =>
        Assert.Throws<ArgumentException>(() => new MaxPool2D(new ImageShape(5, 1), size: 2));

    [Fact]
    public void Flattening_moves_no_number()
    {
        var flatten = new Flatten();
        var X = ImageSamples.Random(2, 12, seed: 1);
        Assert.Equal(X.Values.ToArray(), flatten.Forward(X).Values.ToArray());
        Assert.Equal(X.Values.ToArray(), flatten.Backward(X).Values.ToArray());
    }
}
