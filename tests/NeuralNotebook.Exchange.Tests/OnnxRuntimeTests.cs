using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuralNotebook.Exchange.Tests;

/// <summary>ONNX Runtime computes with an exported file what the engine computes.</summary>
public sealed class OnnxRuntimeTests
{
    public static TheoryData<string> Kinds => [.. Networks.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_layer_gives_the_same_in_64_bits(string kind)
    {
        var model = Networks.With(kind);
        var batch = Networks.Batch(40);
        using var file = new TemporaryFile(".onnx");
        model.SaveOnnx(file.Path, Precision.Bits64);
        Assert.InRange(Networks.Difference(model.Predict(batch), Run<double>(file.Path, batch, value => value)), 0, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_layer_gives_the_same_in_32_bits_but_for_their_rounding(string kind)
    {
        var model = Networks.With(kind);
        // Numbers that 32 bits hold exactly, so that a step does not fall on the other side of 0.
        var batch = Networks.Batch(40).Map(value => (float)value);
        using var file = new TemporaryFile(".onnx");
        model.SaveOnnx(file.Path);
        Assert.InRange(Networks.Difference(model.Predict(batch), Run<float>(file.Path, batch, value => (float)value)), 0, 1e-6);
    }

    public static TheoryData<string> ForPictures => [.. Networks.ForPictures.Keys];

    [Theory]
    [MemberData(nameof(ForPictures))]
    public void A_network_for_pictures_gives_the_same_in_both_precisions(string name)
    {
        var model = Networks.ForPictures[name]();
        var batch = Networks.Batch(40, 60);
        using var file = new TemporaryFile(".onnx");
        model.SaveOnnx(file.Path);
        Assert.InRange(Networks.Difference(model.Predict(batch), Run<float>(file.Path, batch, value => (float)value)), 0, 1e-5);
        model.SaveOnnx(file.Path, Precision.Bits64);
        Assert.InRange(Networks.Difference(model.Predict(batch), Run<double>(file.Path, batch, value => value)), 0, 1e-12);
    }

    [Fact]
    public void A_trained_network_of_many_layers_gives_the_same()
    {
        var model = Networks.Trained();
        var batch = Networks.Batch(500);
        using var file = new TemporaryFile(".onnx");
        model.SaveOnnx(file.Path, Precision.Bits64);
        Assert.InRange(Networks.Difference(model.Predict(batch), Run<double>(file.Path, batch, value => value)), 0, 1e-12);
        // The file keeps the path, not the old content.
        model.SaveOnnx(file.Path);
        Assert.InRange(Networks.Difference(model.Predict(batch), Run<float>(file.Path, batch, value => (float)value)), 1e-12, 1e-6);
    }

    [Fact]
    public void Inputs_and_outputs_are_named_and_any_number_of_rows_will_do()
    {
        using var file = new TemporaryFile(".onnx");
        Networks.Trained().SaveOnnx(file.Path);
        using var session = new InferenceSession(file.Path);
        Assert.Equal([-1, 5], session.InputMetadata["inputs"].Dimensions);
        Assert.Equal([-1, 3], session.OutputMetadata["outputs"].Dimensions);
        Assert.Equal(1, Run<float>(file.Path, Networks.Batch(1), value => (float)value).Rows);
    }

    private static Matrix Run<T>(string path, Matrix batch, Func<double, T> convert)
        where T : unmanaged
    {
        using var session = new InferenceSession(path);
        var inputs = new DenseTensor<T>(batch.Values.ToArray().Select(convert).ToArray(), [batch.Rows, batch.Columns]);
        using var outputs = session.Run([NamedOnnxValue.CreateFromTensor("inputs", inputs)]);
        var tensor = outputs[0].AsTensor<T>();
        return new Matrix(tensor.Dimensions[0], tensor.Dimensions[1],
            [.. tensor.Select(value => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))]);
    }
}
