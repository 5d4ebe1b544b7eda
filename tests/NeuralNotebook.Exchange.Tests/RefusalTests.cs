namespace NeuralNotebook.Exchange.Tests;

/// <summary>What cannot be written or read is told: what it is, and what to try.</summary>
public sealed class RefusalTests
{
    private static readonly Dictionary<string, Action<Sequential, string>> writers = new()
    {
        ["ONNX"] = (model, path) => model.SaveOnnx(path),
        ["Keras"] = (model, path) => model.SaveKeras(path + ".keras"),
        ["TensorFlow.js"] = (model, path) => model.SaveTensorFlowJs(path),
        ["PyTorch"] = (model, path) => model.SavePyTorch(path),
    };

    public static TheoryData<string> Formats => [.. writers.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_layer_of_your_own_is_named(string format) =>
        Assert.Contains("Doubled (layer 1)", Refused<NotSupportedException>(format, new Sequential(new Dense(2, 2), new Doubled())),
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Numbers_that_no_file_keeps_are_named_and_nothing_is_written(string format)
    {
        var model = new Sequential(new Dense(2, 2), new ReLU());
        ((Dense)model.Layers[0]).Weights[1, 0] = double.NaN;
        Assert.Contains("NaN in '0.weights' (row 1, column 0)", Refused<InvalidOperationException>(format, model),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_number_too_large_for_32_bits_is_told(string format)
    {
        var model = new Sequential(new Dense(2, 2), new ReLU());
        ((Dense)model.Layers[0]).Weights[1, 0] = 1e39;
        Assert.Contains("Precision.Bits64", Refused<InvalidOperationException>(format, model), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_does_not_say_how_many_inputs_it_takes_is_told() =>
        Assert.Contains("how many inputs", Refused<NotSupportedException>("ONNX", new Sequential(new ReLU())), StringComparison.Ordinal);

    [Theory]
    [InlineData("Keras", "GELU", "exact one")]
    [InlineData("TensorFlow.js", "GELU", "exact one")]
    [InlineData("TensorFlow.js", "ELU", "another α than 1")]
    [InlineData("Keras", "Step", "Keras does not have")]
    [InlineData("PyTorch", "Step", "PyTorch does not have")]
    public void A_layer_that_a_library_lacks_is_named(string format, string kind, string told) =>
        Assert.Contains(told, Refused<NotSupportedException>(format, Networks.With(kind)), StringComparison.Ordinal);

    [Fact]
    public void Keras_insists_on_its_ending() =>
        Assert.Contains(".keras", Assert.Throws<ArgumentException>(() => Networks.Trained().SaveKeras("model.h5")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_operator_that_the_engine_lacks_is_named_with_its_node()
    {
        using var file = new TemporaryFile(".onnx");
        Networks.With("GELU").SaveOnnx(file.Path);
        Assert.Contains("node Mul", Assert.Throws<NotSupportedException>(() => OnnxFile.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1f)]
    public void A_setting_of_an_ONNX_node_that_no_layer_can_have_is_told(float alpha)
    {
        using var file = new TemporaryFile(".onnx");
        Networks.With("ELU").SaveOnnx(file.Path);
        var model = Onnx.ModelProto.Parser.ParseFrom(File.ReadAllBytes(file.Path));
        model.Graph.Node.Single(node => node.OpType == "Elu").Attribute[0].F = alpha;
        Assert.Contains(file.Path,
            Assert.Throws<InvalidDataException>(() =>
                OnnxFile.Load(file.With(Google.Protobuf.MessageExtensions.ToByteArray(model)).Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[] { 1, 0 }, true)]
    [InlineData(null, true)]
    [InlineData(new long[] { 0, 1 }, false)]
    public void Weights_are_turned_over_where_the_node_says_so_and_nowhere_else(long[]? order, bool isRead)
    {
        using var file = new TemporaryFile(".onnx");
        var network = new Sequential(new Dense(2, 3), new ReLU());
        network.SaveOnnx(file.Path, Precision.Bits64);
        var model = Onnx.ModelProto.Parser.ParseFrom(File.ReadAllBytes(file.Path));
        var product = model.Graph.Node.Single(node => node.OpType == "Gemm");
        var weights = model.Graph.Initializer.Single(constant => constant.Name == product.Input[1]);
        var turned = new Onnx.NodeProto { OpType = "Transpose", Input = { weights.Name }, Output = { "turned" } };
        if (order is not null)
            turned.Attribute.Add(
                new Onnx.AttributeProto { Name = "perm", Type = Onnx.AttributeProto.Types.AttributeType.Ints, Ints = { order } });
        model.Graph.Node.Insert(0, turned);
        product.Input[1] = "turned";
        weights.RawData =
            Google.Protobuf.ByteString.CopyFrom(Numbers.ToBytes(((Dense)network.Layers[0]).Weights.Transpose().Values, Precision.Bits64));
        (weights.Dims[0], weights.Dims[1]) = (3, 2);
        file.With(Google.Protobuf.MessageExtensions.ToByteArray(model));
        if (isRead)
            Assert.Equal(0,
                Networks.Difference(network.Predict(Networks.Batch(4, 2)), OnnxFile.Load(file.Path).Predict(Networks.Batch(4, 2))));
        else
            Assert.Contains("Transpose", Assert.Throws<NotSupportedException>(() => OnnxFile.Load(file.Path)).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_a_folder_is_told()
    {
        Assert.Throws<FileNotFoundException>(() => OnnxFile.Load("/no-such-file.onnx"));
        Assert.Throws<FileNotFoundException>(() => KerasFile.Load("/no-such-file.keras"));
        Assert.Contains("folder", Assert.Throws<InvalidDataException>(() => KerasFile.Load(Path.GetTempPath())).Message,
            StringComparison.Ordinal);
    }

    private static string Refused<T>(string format, Sequential model)
        where T : Exception
    {
        using var file = new TemporaryFile("");
        string message = Assert.Throws<T>(() => writers[format](model, file.Path)).Message;
        Assert.False(File.Exists(file.Path) || File.Exists(file.Path + ".keras") || File.Exists(Path.Combine(file.Path, "model.json")));
        return message;
    }

    private sealed class Doubled : Activation
    {
        protected override void Forward(Matrix inputs, Matrix outputs)
        {
            for (int i = 0; i < outputs.Values.Length; i++)
                outputs.Values[i] = 2 * inputs.Values[i];
        }

        protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) =>
            outputGradient.Values.CopyTo(inputGradient.Values);
    }
}
