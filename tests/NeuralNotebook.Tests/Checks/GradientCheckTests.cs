namespace NeuralNotebook.Tests.Checks;

public sealed class GradientCheckTests
{
    [Fact]
    public void A_network_with_softmax_and_cross_entropy_is_good()
    {
        var data = Datasets.Blobs(samples: 30, seed: 3);
        var model = new Sequential(5, new Dense(2, 7), new ReLU(), new Dense(7, 5), new ReLU(), new Dense(5, 3), new Softmax());
        var report = GradientCheck.Run(model, new CategoricalCrossEntropy(), data);
        Assert.True(report.Verdict == GradientVerdict.Good, report.ToString());
        Assert.Equal((2 * 7) + 7 + (7 * 5) + 5 + (5 * 3) + 3 + (30 * 2), report.Entries.Count);
    }

    [Fact]
    public void Softmax_on_its_own_way_back_agrees_with_the_fused_one()
    {
        Matrix logits = [[0.5, -1, 2], [1, 1, -3]];
        Matrix y = [[0, 1, 0], [1, 0, 0]];
        var softmax = new Softmax();
        var loss = new CategoricalCrossEntropy();
        var apart = softmax.Backward(loss.Gradient(softmax.Forward(logits), y));
        Near.Equal((softmax.Forward(logits) - y) / 2, apart, 1e-12, 1e-15);
    }

    [Fact]
    public void A_wrong_backward_pass_is_found_and_named()
    {
        var report = GradientCheck.Run([new Dense(2, 3, seed: 1), new Forgetful(), new Softmax()], new CategoricalCrossEntropy(), [[1, 2], [3, -1]], [[1, 0, 0], [0, 0, 1]]);
        Assert.Equal(GradientVerdict.Wrong, report.Verdict);
        Assert.StartsWith("wrong", report.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Doubles its inputs and forgets to say so on the way back.</summary>
    private sealed class Forgetful : Activation
    {
        protected override void Forward(Matrix inputs, Matrix outputs) => outputs.CopyFrom(2 * inputs);

        protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) => inputGradient.CopyFrom(outputGradient);
    }
}
