namespace NeuralNotebook.Exchange.Tests;

/// <summary>What was written for others can be read again, to the bit where it was written in 64 bits.</summary>
public sealed class LoadingTests
{
    [Theory]
    [InlineData(Precision.Bits64, 0)]
    [InlineData(Precision.Bits32, 1e-6)]
    public void A_Keras_archive_gives_the_network_back(Precision precision, double bound)
    {
        var model = Networks.Trained();
        using var file = new TemporaryFile(".keras");
        model.SaveKeras(file.Path, precision);
        var back = KerasFile.Load(file.Path);
        Assert.Equal(model.ToString(), back.ToString());
        Assert.InRange(Networks.Difference(model.Predict(Networks.Batch(50)), back.Predict(Networks.Batch(50))), 0, bound);
        Assert.Equal(new Regularizer(1e-4, 1e-3), ((Dense)back.Layers[0]).WeightRegularizer);
        Assert.Equal((0.9, 1e-4), (((BatchNormalization)back.Layers[1]).Momentum, ((BatchNormalization)back.Layers[1]).Epsilon));
    }

    [Theory]
    [InlineData("ReLU")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("Softmax")]
    [InlineData("BatchNormalization")]
    public void An_ONNX_file_gives_the_network_back(string kind)
    {
        var model = Networks.With(kind);
        using var file = new TemporaryFile(".onnx");
        model.SaveOnnx(file.Path, Precision.Bits64);
        Assert.InRange(Networks.Difference(model.Predict(Networks.Batch(50)), OnnxFile.Load(file.Path).Predict(Networks.Batch(50))), 0,
            1e-9);
    }

    [Theory]
    [InlineData("LeakyReLU")]
    [InlineData("ELU")]
    [InlineData("Softplus")]
    [InlineData("Dropout")]
    [InlineData("Linear")]
    public void An_ONNX_file_of_32_bits_gives_the_network_back(string kind)
    {
        var model = Networks.With(kind);
        using var file = new TemporaryFile(".onnx");
        model.SaveOnnx(file.Path);
        Assert.InRange(Networks.Difference(model.Predict(Networks.Batch(50)), OnnxFile.Load(file.Path).Predict(Networks.Batch(50))), 0,
            1e-6);
    }

    public static TheoryData<string> ForPictures => [.. Networks.ForPictures.Keys];

    [Theory]
    [MemberData(nameof(ForPictures))]
    public void A_Keras_archive_gives_a_network_for_pictures_back(string name)
    {
        var model = Networks.ForPictures[name]();
        using var file = new TemporaryFile(".keras");
        model.SaveKeras(file.Path, Precision.Bits64);
        var back = KerasFile.Load(file.Path);
        Assert.Equal(model.ToString(), back.ToString());
        Assert.InRange(Networks.Difference(model.Predict(Networks.Batch(50, 60)), back.Predict(Networks.Batch(50, 60))), 0, 0);
    }

    [Theory]
    [MemberData(nameof(ForPictures))]
    public void An_ONNX_file_gives_a_network_for_pictures_back(string name)
    {
        var model = Networks.ForPictures[name]();
        using var file = new TemporaryFile(".onnx");
        model.SaveOnnx(file.Path);
        var back = OnnxFile.Load(file.Path);
        // What "same" would put around is written as numbers, and read as the one or the other.
        Assert.Equal(model.ToString(), back.ToString());
        Assert.InRange(Networks.Difference(model.Predict(Networks.Batch(50, 60)), back.Predict(Networks.Batch(50, 60))), 0, 1e-5);
    }

    [Fact]
    public void Training_goes_on_where_it_was()
    {
        var model = Networks.Trained();
        using var file = new TemporaryFile(".keras");
        model.SaveKeras(file.Path, Precision.Bits64);
        var back = KerasFile.Load(file.Path);
        double before = back.Evaluate(Networks.Data(60, 5), new CategoricalCrossEntropy()).Loss;
        back.Fit(Networks.Data(60, 5), new CategoricalCrossEntropy(), new Adam(0.01), epochs: 20);
        Assert.True(back.Evaluate(Networks.Data(60, 5), new CategoricalCrossEntropy()).Loss < before);
    }

    [Fact]
    public void A_layer_that_its_author_named_keeps_the_name()
    {
        using var file = new TemporaryFile(".keras");
        new Sequential(new Dense(2, 3) { Name = "first" }, new ReLU(), new Dense(3, 2)).SaveKeras(file.Path);
        Assert.Equal("Sequential: Dense 'first' (2 → 3), ReLU, Dense (3 → 2)", KerasFile.Load(file.Path).ToString());
    }
}
