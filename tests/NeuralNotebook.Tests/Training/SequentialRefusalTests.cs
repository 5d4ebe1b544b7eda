namespace NeuralNotebook.Tests.Training;

/// <summary>What a network refuses, by the parameter's name and in words that help.</summary>
public sealed class SequentialRefusalTests
{
    private static readonly Dataset TwoSamples = new([[1.0], [2]], [0, 1]);
    private static readonly Dataset NoSamples = new(new Matrix(0, 1), new Matrix(0, 2));
    private static readonly Dense Twice = new(1, 1);

    public static TheoryData<string> Cases => [.. Refused.Keys];

    private static Dictionary<string, (Action Call, string? Parameter, string[] Words)> Refused => new()
    {
        ["no list of layers"] = (() => Network(null!), "layers", []),
        ["no layers"] = (() => Network(), "layers", ["at least one layer"]),
        ["a layer of null"] = (() => Network(new Dense(1, 1), null!), "layers", ["Layer 1 is null"]),
        ["a layer twice"] = (() => Network(Twice, new ReLU(), Twice), "layers", ["Dense (1 → 1)", "twice", "a layer of its own"]),
        ["pictures of another shape"] = (
            () => Network(new MaxPool2D(new ImageShape(4, 4), size: 2), new MaxPool2D(new ImageShape(1, 4), size: 1)), null,
            ["pictures of 1 × 4 × 1", "2 × 2 × 1", "OutputShape"]),
        ["no samples to predict"] = (() => Build().Predict(null!), "X", []),
        ["no data to measure"] = (() => Build().Evaluate(null!, new MeanSquaredError()), "data", []),
        ["no loss to measure"] = (() => Build().Evaluate(TwoSamples, null!), "loss", []),
        ["an empty set to measure"] = (
            () => Build().Evaluate(NoSamples, new MeanSquaredError()), null, ["nothing to measure", "0 samples"]),
        ["no data"] = (() => Fit(data: null!), "data", []),
        ["no loss"] = (() => Build().Fit(TwoSamples, null!, new SGD(1), epochs: 1, callbacks: [new MayNotBegin()]), "loss", []),
        ["no optimizer"] = (
            () => Build().Fit(TwoSamples, new MeanSquaredError(), null!, epochs: 1, callbacks: [new MayNotBegin()]), "optimizer", []),
        ["−1 epochs"] = (() => Fit(TwoSamples, epochs: -1), "epochs", ["-1"]),
        ["batches of 0"] = (() => Fit(TwoSamples, batchSize: 0), "batchSize", ["0"]),
        ["an empty set"] = (() => Fit(NoSamples), null, ["nothing to measure or to learn from", "0 samples"]),
        ["an empty set to validate with"] = (() => Fit(TwoSamples, validation: NoSamples), null, ["nothing to measure", "0 samples"]),
        ["a class weight too few"] = (
            () => Fit(TwoSamples, classWeights: [3]), "classWeights", ["finite number", "0 or larger", "each of the 2 classes", "got [3]"]),
        ["a class weight too many"] = (() => Fit(TwoSamples, classWeights: [1, 2, 3]), "classWeights", ["2 classes", "got [1, 2, 3]"]),
        ["a negative class weight"] = (() => Fit(TwoSamples, classWeights: [1, -1]), "classWeights", ["0 or larger", "got [1, -1]"]),
        ["a class weight of NaN"] = (() => Fit(TwoSamples, classWeights: [1, double.NaN]), "classWeights", ["finite number", "got [1, "]),
        ["an infinite class weight"] = (
            () => Fit(TwoSamples, classWeights: [double.PositiveInfinity, 1]), "classWeights", ["finite number", ", 1]"]),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_a_network_cannot_use_is_refused_before_it_learns(string what)
    {
        var (call, parameter, words) = Refused[what];
        var error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(parameter, error.ParamName);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_least_that_is_asked_for_is_enough()
    {
        Assert.Empty(Build().Fit(TwoSamples, new MeanSquaredError(), new SGD(1), epochs: 0).Epochs);
        Assert.Single(Build().Fit(TwoSamples, new MeanSquaredError(), new SGD(0.1), epochs: 1, batchSize: 1, classWeights: [0, 0]).Epochs);
    }

    [Fact]
    public void A_network_that_answers_NaN_says_where_to_look() =>
        Assert.Contains("look for NaN or ∞ in the samples and in the layers' weights",
            Assert.Throws<InvalidOperationException>(() => Build().PredictClasses([[double.NaN]])).Message, StringComparison.Ordinal);

    private static void Network(params Layer[] layers) => _ = new Sequential(layers);

    private static Sequential Build() => new(new Dense(1, 2), new Softmax());

    private static void Fit(Dataset data, int epochs = 1, int batchSize = 1, Dataset? validation = null,
        IReadOnlyList<double>? classWeights = null) =>
        Build().Fit(data, new MeanSquaredError(), new SGD(0.1), epochs, batchSize, validation, classWeights,
            callbacks: [new MayNotBegin()]);

    private sealed class MayNotBegin : Callback
    {
        public override void OnTrainBegin(Sequential model) => throw new InvalidOperationException("The training has begun.");
    }
}
