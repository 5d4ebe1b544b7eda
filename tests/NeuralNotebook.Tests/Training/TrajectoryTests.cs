using System.Text.Json;

namespace NeuralNotebook.Tests.Training;

/// <summary>Whole trainings beside NumPy's and PyTorch's: the loss after each epoch, to the tolerance that rounding
/// alone explains.</summary>
public sealed class TrajectoryTests
{
    [Fact]
    public void The_spiral_trains_as_the_reference_does_with_decaying_SGD() =>
        Follow(Reference.Load("trajectory_W1_spiral_sgd_decay"), spec => new SGD(spec.Number("lr"), decay: spec.Number("decay")));

    [Fact]
    public void The_moons_train_as_the_reference_does_with_momentum() =>
        Follow(Reference.Load("trajectory_W2_moons_momentum"), spec => new SGD(spec.Number("lr"), spec.Number("momentum")));

    [Fact]
    public void The_digits_train_as_the_reference_does_with_Adam()
    {
        var digits = Digits.Load();
        Follow(Reference.Load("trajectory_W3_digits_adam"),
            spec => new Adam(spec.Number("lr"), spec.Number("beta1"), spec.Number("beta2"), spec.Number("eps")), digits);
    }

    private static void Follow(JsonElement reference, Func<JsonElement, Optimizer> optimizer, Dataset? given = null)
    {
        var spec = reference.GetProperty("spec");
        var layers = reference.Items("initial_W").Select(weights => new Dense(weights.Matrix(), new Matrix(1, weights.Matrix().Columns)))
            .SelectMany(dense => new Layer[] { dense, new ReLU() }).ToArray();
        layers[^1] = new Softmax();
        var model = new Sequential(layers);
        var data = given ?? new Dataset(reference.Matrix("X"), reference.Integers("y"));
        var loss = new CategoricalCrossEntropy();
        Near.Equal(reference.Number("initial_loss"), model.Evaluate(data, loss).Loss, 1e-12);

        var measured = new AfterEachEpoch(data, loss);
        int batch = spec.GetProperty("batch").GetInt32();
        model.Fit(data, loss, optimizer(spec), spec.GetProperty("epochs").GetInt32(), batch == 0 ? int.MaxValue : batch, shuffle: false,
            callbacks: [measured]);

        double[] losses = reference.Numbers("loss_after_epoch"), spread = reference.Numbers("relative_spread"),
            accuracies = reference.Numbers("accuracy_after_epoch");
        Assert.Equal(losses.Length, measured.Evaluations.Count);
        for (int epoch = 0; epoch < losses.Length; epoch++)
        {
            Near.Equal(losses[epoch], measured.Evaluations[epoch].Loss, (100 * spread[epoch]) + 1e-10,
                what: $"loss after epoch {epoch + 1}");
            Near.Equal(accuracies[epoch], measured.Evaluations[epoch].Accuracy, 1e-12, what: $"accuracy after epoch {epoch + 1}");
        }

        // The file states no tolerance for the weights themselves; they are as far apart as the last loss,
        // and a sum of numbers that cancel is measured by their size.
        double tolerance = (100 * spread[^1]) + 1e-10;
        foreach (var (dense, expected) in layers.OfType<Dense>().Zip(reference.Items("final_checksums")))
        {
            double[] weights = dense.Weights.Values.ToArray();
            Near.Equal(expected.Number("sum"), weights.Sum(), tolerance, tolerance * weights.Sum(Math.Abs), "sum of the final weights");
            Near.Equal(expected.Number("sum_of_squares"), weights.Sum(weight => weight * weight), tolerance, what: "sum of their squares");
            Near.Equal(expected.Number("bias_sum"), dense.Biases.Sum(), tolerance, tolerance * dense.Biases.Values.ToArray().Sum(Math.Abs),
                "sum of the final biases");
        }
    }

    private sealed class AfterEachEpoch(Dataset data, Loss loss) : Callback
    {
        public List<Evaluation> Evaluations { get; } = [];

        public override void OnEpochEnd(Sequential model, EpochReport report) => Evaluations.Add(model.Evaluate(data, loss));
    }
}
