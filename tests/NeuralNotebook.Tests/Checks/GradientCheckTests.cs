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

    public static TheoryData<Layer, Loss> LayersAndLosses
    {
        get
        {
            var data = new TheoryData<Layer, Loss>();
            foreach (var loss in new Func<Loss>[] { () => new MeanSquaredError(), () => new MeanAbsoluteError(), () => new HuberLoss(0.7),
                () => new CategoricalCrossEntropy(), () => new CategoricalCrossEntropy(0.1), () => new BinaryCrossEntropy() })
            {
                foreach (var layer in new Func<Layer>[]
                {
                    () => new Linear(), () => new Sigmoid(), () => new Tanh(), () => new ReLU(), () => new LeakyReLU(), () => new ELU(1.2),
                    () => new GELU(), () => new Softplus(), () => new Softmax(),
                    () => new Dense(4, 4, seed: 2)
                        { WeightRegularizer = new Regularizer(0.01, 0.02), BiasRegularizer = new Regularizer(0.03, 0.01) },
                        () => new BatchNormalization(4), () => new Dropout(0),
                })
                    data.Add(layer(), loss());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(LayersAndLosses))]
    public void Every_layer_is_right_before_every_loss(Layer layer, Loss loss)
    {
        var random = new SeededRandom(12);
        var X = new Matrix(5, 3);
        foreach (ref double value in X.Values)
            value = random.NextNormal();
        var targets = Labels.OneHot([0, 2, 1, 1, 0], 3);
        // Cross-entropies want probabilities at the end, the others take anything.
        Layer last = loss is CategoricalCrossEntropy ? new Softmax() : loss is BinaryCrossEntropy ? new Sigmoid() : new Tanh();
        var report = GradientCheck.Run([new Dense(3, 4, seed: 6), layer, new Dense(4, 3, seed: 7), last], loss, X, targets);
        Assert.True(report.Verdict == GradientVerdict.Good, report.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_cross_entropy_is_right_when_it_is_not_fused_too(bool binary)
    {
        Matrix targets = binary ? [[1, 0, 1], [0, 1, 1]] : [[1, 0, 0], [0, 0, 1]];
        Matrix X = [[0.3, -1], [0.8, 0.4]];
        // The linear layer between activation and loss keeps the two apart.
        var report = GradientCheck.Run([new Dense(2, 3, seed: 1), binary ? new Sigmoid() : new Softmax(), new Linear()],
            binary ? new BinaryCrossEntropy() : new CategoricalCrossEntropy(), X, targets);
        Assert.True(report.Verdict == GradientVerdict.Good, report.ToString());
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
        var report = GradientCheck.Run([new Dense(2, 3, seed: 1), new Forgetful(), new Softmax()], new CategoricalCrossEntropy(),
            [[1, 2], [3, -1]], [[1, 0, 0], [0, 0, 1]]);
        Assert.Equal(GradientVerdict.Wrong, report.Verdict);
        Assert.StartsWith("wrong", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kink_within_the_step_is_told_from_a_mistake()
    {
        // ReLU's input lies a hair within two steps of 0: computed slope 0, measured slope a little less.
        var report = GradientCheck.Run([new Dense([[-6e-5 + 1e-10]], [[0]]), new ReLU()], new MeanAbsoluteError(), [[1]], [[-1]]);
        Assert.Equal(GradientVerdict.AcceptableAcrossAKink, report.Verdict);
        Assert.StartsWith("acceptable across a kink: 3 slopes, worst relative error", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slope_that_is_not_a_number_is_the_worst_and_wrong()
    {
        var report = GradientCheck.Run([new Dense(2, 2, seed: 1)], new MeanSquaredError(), [[1, double.NaN]], [[0, 0]]);
        Assert.Equal(GradientVerdict.Wrong, report.Verdict);
        Assert.True(double.IsNaN(report.Worst.RelativeError));
    }

    /// <summary>Doubles its inputs and forgets to say so on the way back.</summary>
    private sealed class Forgetful : Activation
    {
        protected override void Forward(Matrix inputs, Matrix outputs) => outputs.CopyFrom(2 * inputs);

        protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) =>
            inputGradient.CopyFrom(outputGradient);
    }
}
