using System.Text.Json;

namespace NeuralNotebook.Tests.Losses;

public sealed class LossReferenceTests
{
    private const double Relative = 1e-12, Absolute = 1e-14;

    private static readonly Dictionary<string, JsonElement> Cases = Reference.Load("losses").Items("cases")
        .ToDictionary(reference => reference.Text("name"));

    [Fact]
    public void Squared_and_absolute_errors_give_the_reference()
    {
        Compare(new MeanSquaredError(), Cases["mse"], "loss", "grad");
        Compare(new MeanAbsoluteError(), Cases["mae"], "loss", "grad");
    }

    [Fact]
    public void Binary_cross_entropy_gives_the_reference_also_for_probabilities_of_exactly_0_and_1()
    {
        Compare(new BinaryCrossEntropy(), Cases["binary_crossentropy"], "loss", "grad");
        Compare(new BinaryCrossEntropy(), Cases["binary_crossentropy_extreme"], "loss_clip_1e-7", "grad_clip_1e-7");
    }

    [Fact]
    public void Binary_cross_entropy_from_logits_gives_the_reference()
    {
        var reference = Cases["sigmoid_binary_crossentropy_from_logits"];
        var (logits, targets) = (reference.Matrix("logits"), reference.Matrix("target"));
        Near.Equal(reference.Number("loss"), new BinaryCrossEntropy().ValueFromLogits(logits, targets), Relative, Absolute);
        Near.Equal(reference.Matrix("grad"), FusedGradient(new BinaryCrossEntropy(), new Sigmoid(), logits, targets), Relative, Absolute);
    }

    [Fact]
    public void Categorical_cross_entropy_gives_the_reference_for_labels_and_for_one_hot_rows()
    {
        var reference = Cases["categorical_crossentropy"];
        var loss = new CategoricalCrossEntropy();
        var predictions = reference.Matrix("pred");
        int[] labels = reference.Integers("labels");
        Near.Equal(reference.Number("loss"), loss.Value(predictions, labels), Relative, Absolute);
        Assert.Equal(loss.Value(predictions, labels), loss.Value(predictions, reference.Matrix("one_hot")));
        Near.Equal(reference.Matrix("grad"), loss.Gradient(predictions, labels), Relative, Absolute);
    }

    [Theory]
    [InlineData("softmax_categorical_crossentropy_regular")]
    [InlineData("softmax_categorical_crossentropy_extreme")]
    public void Softmax_with_cross_entropy_gives_the_reference(string name)
    {
        var reference = Cases[name];
        var loss = new CategoricalCrossEntropy();
        var logits = reference.Matrix("logits");
        var targets = Labels.OneHot(reference.Integers("labels"), logits.Columns);
        var probabilities = new Softmax().Forward(logits);
        Near.Equal(reference.Matrix("probabilities"), probabilities, Relative, Absolute);
        Near.Equal(reference.Number("loss"), loss.ValueFromLogits(logits, targets), Relative, Absolute);
        Near.Equal(reference.Number("loss_clip_1e-7"), loss.Value(probabilities, targets), Relative, Absolute);
        Near.Equal(reference.Matrix("grad"), FusedGradient(loss, new Softmax(), logits, targets), Relative, Absolute);
        Near.Equal(reference.Matrix("grad"), loss.GradientFromLogits(logits, targets), Relative, Absolute);
    }

    private static void Compare(Loss loss, JsonElement reference, string value, string gradient)
    {
        var (predictions, targets) = (reference.Matrix("pred"), reference.Matrix("target"));
        Near.Equal(reference.Number(value), loss.Value(predictions, targets), Relative, Absolute);
        Near.Equal(reference.Matrix(gradient), loss.Gradient(predictions, targets), Relative, Absolute);
    }

    /// <summary>What training sends back into the layer before the last activation.</summary>
    private static Matrix FusedGradient(Loss loss, Activation last, Matrix logits, Matrix targets)
    {
        var gradient = new Matrix(logits.Rows, logits.Columns);
        loss.FuseWith(last)!.Gradient(last.Forward(logits), targets, gradient);
        return gradient;
    }
}
