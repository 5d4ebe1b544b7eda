namespace NeuralNotebook.Tests.Layers;

/// <summary>What layers refuse: by the name of the argument, and in words that say what was wrong and what is right.</summary>
public sealed class LayerRefusalTests
{
    private static readonly ImageShape Square = new(5, 5, 2);

    public static TheoryData<Func<object>, string, string> OutOfRange => new()
    {
        { () => new BatchNormalization(0), "columns", "1" },
        { () => new BatchNormalization(3, momentum: 1), "momentum", "[0, 1); 0.99 is usual" },
        { () => new BatchNormalization(3, momentum: -1e-300), "momentum", "[0, 1); 0.99 is usual" },
        { () => new BatchNormalization(3, momentum: double.NaN), "momentum", "[0, 1); 0.99 is usual" },
        { () => new BatchNormalization(3, epsilon: 0), "epsilon", "small positive number; 0.001 is usual" },
        { () => new BatchNormalization(3, epsilon: -1e-300), "epsilon", "small positive number; 0.001 is usual" },
        { () => new BatchNormalization(3, epsilon: double.NaN), "epsilon", "small positive number; 0.001 is usual" },
        { () => new BatchNormalization(3, epsilon: double.PositiveInfinity), "epsilon", "small positive number; 0.001 is usual" },
        { () => new Dense(0, 3), "inputs", "1" },
        { () => new Dense(3, 0), "outputs", "1" },
        { () => new Dropout(1), "rate", "in [0, 1); 0.1 to 0.5 is usual" },
        { () => new Dropout(-1e-300), "rate", "in [0, 1); 0.1 to 0.5 is usual" },
        { () => new Dropout(double.NaN), "rate", "in [0, 1); 0.1 to 0.5 is usual" },
        { () => new Regularizer(l1: -1e-300), "l1", "0.0001 to 0.01 is usual" },
        { () => new Regularizer(l2: double.PositiveInfinity), "l2", "0.0001 to 0.01 is usual" },
        { () => new Conv2D(Square, filters: 0, kernel: 3), "filters", "1" },
        { () => new Conv2D(Square, filters: 1, kernel: 0), "kernel", "1" },
        { () => new Conv2D(Square, filters: 1, kernel: 3, stride: 0), "stride", "1" },
        { () => new MaxPool2D(Square, size: 0), "size", "1" },
        { () => new MaxPool2D(Square, size: 2, stride: 0), "stride", "1" },
        { () => new ImageShape(0, 3), "height", "1" },
        { () => new ImageShape(3, 0), "width", "1" },
        { () => new ImageShape(3, 3, 0), "channels", "1" },
        { () => new ImageShape(1, Matrix.MostNumbers + 1), "height",
            $"{Matrix.MostNumbers + 1} numbers; at most {Matrix.MostNumbers} fit" },
        { () => (Padding)(-1), "border", "0 or more pixels wide, or Padding.Same" },
    };

    public static TheoryData<Func<object>, string> Missing => new()
    {
        { () => new Dense(null!, new Matrix(1, 2)), "weights" },
        { () => new Dense(new Matrix(3, 2), null!), "biases" },
        { () => new Conv2D(null!, new Matrix(18, 2), new Matrix(1, 2)), "input" },
        { () => new Conv2D(Square, null!, new Matrix(1, 2)), "weights" },
        { () => new Conv2D(Square, new Matrix(18, 2), null!), "biases" },
        { () => new Conv2D(null!, filters: 1, kernel: 3), "input" },
        { () => new MaxPool2D(null!, size: 2), "input" },
        { () => new Parameter("weights", null!), "value" },
        { () => new Regularizer().Penalty(null!), "weights" },
        { () => Used().Forward(null!), "inputs" },
        { () => Used().Backward(null!), "outputGradient" },
    };

    public static TheoryData<Func<object>, string?, string> Unfitting => new()
    {
        { () => new Dense(new Matrix(4, 2), new Matrix(1, 3)), "biases", "4 × 2 weights need 1 × 2 biases, got 1 × 3" },
        { () => new Dense(new Matrix(4, 2), new Matrix(2, 2)), "biases", "4 × 2 weights need 1 × 2 biases, got 2 × 2" },
        { () => new Conv2D(Square, new Matrix(18, 2), new Matrix(2, 2)), "biases", "18 × 2 weights need 1 × 2 biases, got 2 × 2" },
        { () => new Conv2D(Square, new Matrix(0, 2), new Matrix(1, 2)), "weights",
            "For pictures of 5 × 5 × 2 the weights have kernel · kernel · 2 rows, 18 for a kernel of 3 × 3; got 0 × 2" },
        { () => new Conv2D(Square, 1, kernel: 5, padding: 5), "padding",
            "With 5 zeros on each side a window of 5 × 5 sees nothing but zeros at the edge: the padding is at most 4, 2 keeps the size." },
        { () => new Conv2D(Square, 1, kernel: 4, padding: 4), "padding",
            "With 4 zeros on each side a window of 4 × 4 sees nothing but zeros at the edge: "
                + "the padding is at most 3, Padding.Same keeps the size." },
        { () => new Conv2D(Square, 1, kernel: 3, stride: 2, padding: 3), "padding",
            "With 3 zeros on each side a window of 3 × 3 sees nothing but zeros at the edge: the padding is at most 2." },
        { () => new Conv2D(Square, 1, kernel: 6), "kernel", "A window of 6 × 6 is larger than a picture of 5 × 5 × 2" },
        { () => new MaxPool2D(Square, size: 3, padding: 3), "padding", "A border of 3 is more than half of a window of 3 × 3" },
        { () => new MaxPool2D(Square, size: 3, padding: 2), "padding", "A border of 2 is more than half of a window of 3 × 3" },
        // 2³⁰ pixels and twice as many numbers.
        { () => new MaxPool2D(new ImageShape(1, 1, 2), size: 1 << 15, padding: 1 << 14), "size",
            "A window of 32768 × 32768 on a picture of 1 × 1 × 2 has more numbers than a matrix" },
        { () => new BatchNormalization(4).Forward(new Matrix(2, 3)), null, "BatchNormalization (4) expects batches of 4 columns, got 3" },
        { () => new BatchNormalization(4).OutputColumns(5), null, "BatchNormalization (4) expects batches of 4 columns, got 5" },
        { () => Used().Backward(new Matrix(4, 3)), "outputGradient",
            "Dense 'last' (3 → 2) gave 4 × 2 outputs last, so Backward expects a gradient of that shape, got 4 × 3" },
        { () => Used().Backward(new Matrix(3, 2)), "outputGradient",
            "Dense 'last' (3 → 2) gave 4 × 2 outputs last, so Backward expects a gradient of that shape, got 3 × 2" },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void A_number_out_of_its_range_is_named_with_what_is_right(Func<object> make, string parameter, string words)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal(parameter, error.ParamName);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Missing))]
    public void What_is_missing_is_named(Func<object> make, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentNullException>(make).ParamName);

    [Theory]
    [MemberData(nameof(Unfitting))]
    public void What_does_not_fit_is_named_with_both_sizes(Func<object> make, string? parameter, string words)
    {
        var error = Assert.Throws<ArgumentException>(make);
        Assert.Equal(parameter, error.ParamName);
        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limits_themselves_are_taken()
    {
        double below1 = Math.BitDecrement(1.0);
        Assert.Equal(0, new BatchNormalization(1, momentum: 0).Momentum);
        Assert.Equal(below1, new BatchNormalization(1, momentum: below1).Momentum);
        Assert.Equal(double.Epsilon, new BatchNormalization(1, epsilon: double.Epsilon).Epsilon);
        Assert.Equal("1 × 1", new Dense(1, 1).Weights.Shape);
        Assert.Equal([0, below1], [new Dropout(0).Rate, new Dropout(below1).Rate]);
        Assert.Equal(0, new Regularizer(0, 0).Penalty([[1]]));
        Assert.Equal(1, new ImageShape(1, 1, 1).Length);
        Assert.Equal(Matrix.MostNumbers, new ImageShape(1, Matrix.MostNumbers).Length);
        // The window that has as many numbers as a matrix, 9 for each channel.
        Assert.Equal(Matrix.MostNumbers, new MaxPool2D(new ImageShape(3, 3, Matrix.MostNumbers / 9), size: 3).Windows.Length);
    }

    /// <summary>A layer that has seen four samples.</summary>
    private static Dense Used()
    {
        var layer = new Dense(3, 2) { Name = "last" };
        layer.Forward(new Matrix(4, 3));
        return layer;
    }
}
