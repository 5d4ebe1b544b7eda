namespace NeuralNotebook.Interactive.Tests;

/// <summary>One figure of every kind, by name; made once.</summary>
internal static class Pictures
{
    private static readonly Lazy<IReadOnlyDictionary<string, Figure>> Made = new(MakeAll);

    public static IReadOnlyDictionary<string, Figure> All => Made.Value;

    /// <summary>The same figures made once more, for instance in another culture.</summary>
    public static IReadOnlyDictionary<string, Figure> Anew() => MakeAll();

    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Figure> MakeAll() =>
        Make().Concat(SubjectPictures.Make().Select(picture => KeyValuePair.Create(picture.Name, picture.Figure))).ToDictionary();

    private static Dictionary<string, Figure> Make()
    {
        double[] loss = [.. Enumerable.Range(1, 40).Select(epoch => 0.05 + 0.65 / epoch)];
        double[] validation = [.. Enumerable.Range(1, 40).Select(epoch => 0.12 + 0.58 / epoch + 0.00008 * epoch * epoch)];
        double[] epochs = [.. Enumerable.Range(1, 40).Select(epoch => (double)epoch)];
        var curves = Chart.Combine(Chart.Line(epochs, loss, name: "train"), Chart.Line(epochs, validation, name: "validation"))
            .WithXAxis("epoch").WithYAxis("loss (nats)");
        var moons = Datasets.Moons(samples: 500, noise: 0.15, seed: 7).Split(test: 0.4);
        var film = new BoundaryFilm(moons.Test);
        var model = new Sequential(new Dense(2, 32), new ReLU(), new Dense(32, 32), new ReLU(), new Dense(32, 2), new Softmax());
        model.Fit(moons.Train, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1, momentum: 0.9), epochs: 40, batchSize: 32,
            callbacks: [film]);
        var spiral = Datasets.Spiral(samples: 300, classes: 3, noise: 0.15, seed: 3);
        var classifier = new Sequential(new Dense(2, 32), new ReLU(), new Dense(32, 32), new ReLU(), new Dense(32, 3), new Softmax());
        classifier.Fit(spiral, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1, momentum: 0.9), epochs: 120, batchSize: 32);
        return new Dictionary<string, Figure>
        {
            ["line"] = Chart.Line(loss),
            ["lines"] = curves.WithTitle("After epoch 20 the network learns its training data by heart",
                "loss on data it saw and on data it did not see"),
            ["function"] = Chart.Combine(Chart.Function(x => Math.Max(0, x), -3, 3, name: "ReLU"),
                Chart.Function(Math.Tanh, -3, 3, name: "tanh"), Chart.Function(x => 1 / (1 + Math.Exp(-x)), -3, 3, name: "sigmoid"))
                .WithTitle("ReLU keeps what is positive and drops the rest").WithXAxis("x").WithYAxis("f(x)"),
            ["log-axis"] = Chart.Line(epochs, epochs.Select(epoch => Math.Exp(-epoch / 3)), name: "gradient")
                .WithYAxis("size of the gradient", log: true).WithXAxis("layer").WithTitle("Ten layers of sigmoids leave almost nothing"),
            ["point"] = Chart.Point(moons.Test).WithTitle("Two moons, one inside the other"),
            ["column"] = Chart.Column(["cat", "dog", "bird"], new[] { 0.62, 0.31, 0.07 }).WithYAxis("probability")
                .WithTitle("Softmax turns scores into shares of one"),
            ["bar"] = Chart.Bar(["a very long name of a class", "short", "of middle length"], new[] { 3, -1.5, 2 }).WithXAxis("logit"),
            ["histogram"] = Chart.Histogram(moons.Train.X.Column(0), bins: 24).WithXAxis("x₁").WithTitle("Where the samples lie"),
            ["band"] = Chart.Combine(
                Chart.Band(epochs, loss.Select(value => value * 0.8), loss.Select(value => value * 1.25), name: "five seeds"),
                Chart.Line(epochs, loss, name: "mean")).WithXAxis("epoch").WithYAxis("loss"),
            ["references"] = curves.WithHorizontalLine(0.3, "chance").WithVerticalLine(20, "best")
                .WithAnnotation(5, 0.18, "falls fast", 50, -30),
            ["grid"] = Chart.Grid(2, Chart.Function(Math.Sin, 0, 6).WithTitle("sine"), Chart.Function(Math.Cos, 0, 6).WithTitle("cosine")),
            ["boundary"] = Chart.DecisionBoundary(model, moons.Test).WithTitle("The network bends its line round both moons"),
            ["boundary-of-three"] = Chart.DecisionBoundary(classifier, spiral).WithTitle("Three arms, three regions"),
            ["plane"] = Chart.Combine(Chart.Plane((x1, x2) => 2 * x1 - x2 - 0.5), Chart.Arrow(0.2, -0.1, 1.2, -0.6, name: "weights"))
                .WithTitle("A neuron draws a straight line"),
            ["film-strip"] = Chart.FilmStrip(film).WithTitle("The boundary bends round the moons"),
            ["image"] = Chart.Image(Slope(8, 8)).WithTitle("Lighter to darker"),
            ["image-grid"] = Chart.ImageGrid(Slope(6, 20), width: 5, columns: 3, titles: ["0", "1", "2", "3", "4", "5"]),
            ["heatmap"] = Chart.Heatmap(new[,] { { 0.2, -1.5, 0.7 }, { -0.4, 2.1, double.NaN } }, rows: ["hidden 1", "hidden 2"],
                columns: ["x₁", "x₂", "bias"]).WithColorBar("weight").WithTitle("Hidden 2 listens to x₂"),
            ["heatmap-large"] = Chart.Heatmap(Slope(50, 60)).WithTitle("Three thousand cells"),
            ["contour"] = Chart.Combine(
                Chart.Contour((a, b) => Math.Pow(1 - a, 2) + 100 * Math.Pow(b - a * a, 2), (-2, 2), (-1, 3),
                    at: [1, 3, 10, 30, 100, 300, 1000, 3000]),
                Chart.Line(new[] { -1.2, -1, 0, 0.5, 1 }, new[] { 1.0, 1, 0.1, 0.3, 1 }, name: "path"))
                .WithXAxis("w₁").WithYAxis("w₂").WithColorBar("loss").WithTitle("A narrow valley"),
            ["contour-lines"] = Chart.Contour((a, b) => a * a - b * b, (-2, 2), (-2, 2), filled: false).WithTitle("A saddle"),
            ["surface"] = Chart.Surface((a, b) => a * a / 2 + b * b / 4, (-2, 2), (-2, 2)).WithXAxis("w₁").WithYAxis("w₂").WithZAxis("loss")
                .WithTitle("A bowl has one lowest place"),
            ["error-bars"] = Chart.Combine(
                Chart.Point(new[] { 1, 2, 3, 4 }, new[] { 0.9, 0.5, 0.35, 0.3 }, name: "five seeds")
                    .WithErrorBars([0.1, 0.08, 0.05, 0.05], [0.2, 0.1, 0.05, 0.02]),
                Chart.Line(new[] { 1, 2, 3, 4 }, new[] { 1, 0.7, 0.5, 0.45 }, name: "one seed").WithErrorBars([0.1, double.NaN, 0.1, 0.1]))
                .WithXAxis("epoch").WithYAxis("loss"),
            ["column-errors"] = Chart.Column(["SGD", "Adam"], new[] { 0.91, 0.95 }).WithErrorBars([0.02, 0.01]).WithYAxis("accuracy"),
            ["gap"] = Chart.Line(new[] { 1, 2, double.NaN, 4, double.PositiveInfinity, 3 }).WithTitle("A gap where a value is missing"),
            ["strange-text"] = Chart.Line(new[] { 1.0, 2, 3 }, name: "<b>&\"x\" 🙂 שלום")
                .WithTitle("if (a < b && c > \"d\") 🙂 \u0000\uD800 مرحبا").WithXAxis("<x>").WithYAxis("&y;"),
        };
    }

    private static Matrix Slope(int rows, int columns) =>
        new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(i => (double)(i % columns * (1 + i / columns)))]);
}
