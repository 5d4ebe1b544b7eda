namespace NeuralNotebook.Interactive.Tests;

public sealed class BoundaryTests
{
    private static readonly Dataset Square = new([[-1, -1], [1, -1], [-1, 1], [1, 1]], [0, 1, 0, 1], name: "square");

    [Fact]
    public void The_line_lies_where_both_classes_are_equally_likely()
    {
        var line = Line(Chart.DecisionBoundary(X => Probabilities(X, (x, y) => 1 / (1 + Math.Exp(-(2 * x - y)))), Square));

        Assert.NotEmpty(line);
        Assert.All(line, point => Assert.Equal(0, 2 * point.X - point.Y, 0.02));
    }

    [Fact]
    public void A_ring_is_traced_as_one_closed_line()
    {
        var line = Line(Chart.DecisionBoundary(X => Probabilities(X, (x, y) => x * x + y * y), Square));

        Assert.All(line, point => Assert.Equal(0.5, point.X * point.X + point.Y * point.Y, 0.02));
        Assert.Equal(line[0], line[^1]);
    }

    [Fact]
    public void Three_classes_meet_in_one_point()
    {
        var line = BoundaryTracer.Trace(20, 20, Nearest, (i, label) => -Distance(i, label));
        var ends = line.Where(place => !double.IsNaN(place.X)).GroupBy(place => place).Where(group => group.Count() == 3);

        Assert.Single(ends);

        static int Nearest(int i) => Enumerable.Range(0, 3).MinBy(label => Distance(i, label));
        static double Distance(int i, int label) =>
            Math.Pow(i % 20 - new[] { 3.3, 15.2, 9.1 }[label], 2) + Math.Pow(i / 20 - new[] { 4.2, 5.7, 16.4 }[label], 2);
    }

    [Fact]
    public void A_model_that_is_sure_of_one_class_has_no_line() =>
        Assert.Empty(Line(Chart.DecisionBoundary(X => Probabilities(X, (_, _) => 0.9), Square)));

    [Fact]
    public void One_output_is_the_probability_of_class_1()
    {
        var figure = Chart.DecisionBoundary(X => Matrix.FromColumn(X.Column(0).Select(x => x > 0 ? 0.9 : 0.1)), Square);

        Assert.Contains("decision regions of 2 classes", figure.AlternativeText, StringComparison.Ordinal);
        Assert.Contains("100 %", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_three_features_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.DecisionBoundary(X => X, new Dataset([[1, 2, 3]], [0])));

        Assert.Contains("plane of two features", error.Message, StringComparison.Ordinal);
        Assert.Contains("two of its columns", error.Message, StringComparison.Ordinal);
        Assert.Equal("dataset", Assert.Throws<ArgumentNullException>(() => Chart.DecisionBoundary(X => X, null!)).ParamName);
    }

    [Fact]
    public void A_film_keeps_the_epochs_that_were_chosen()
    {
        var film = Film(epochs: 8, chosen: [2, 8]);

        Assert.Equal([2, 8], film.Snapshots.Select(snapshot => snapshot.Epoch));
        Assert.Equal(["epoch 2", "epoch 8"], Chart.FilmStrip(film).Panels.Select(panel => panel.Title));
    }

    [Fact]
    public void A_film_without_a_choice_goes_from_untrained_to_the_last_epoch()
    {
        var film = Film(epochs: 20, chosen: []);

        Assert.Equal([0, 1, 2, 4, 9, 20], film.Snapshots.Select(snapshot => snapshot.Epoch));
        Assert.Equal("untrained", Chart.FilmStrip(film).Panels[0].Title);
    }

    [Fact]
    public void A_film_that_saw_no_training_is_refused() =>
        Assert.Contains("callbacks", Assert.Throws<ArgumentException>(() => Chart.FilmStrip(new BoundaryFilm(Square))).Message,
            StringComparison.Ordinal);

    private static BoundaryFilm Film(int epochs, int[] chosen)
    {
        var film = new BoundaryFilm(Square, chosen);
        new Sequential(new Dense(2, 2), new Softmax())
            .Fit(Square, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1), epochs, callbacks: [film]);
        return film;
    }

    private static Matrix Probabilities(Matrix X, Func<double, double, double> ofClass1)
    {
        var outputs = new Matrix(X.Rows, 2);
        for (int i = 0; i < X.Rows; i++)
        {
            outputs[i, 1] = ofClass1(X[i, 0], X[i, 1]);
            outputs[i, 0] = 1 - outputs[i, 1];
        }
        return outputs;
    }

    private static List<(double X, double Y)> Line(Figure figure)
    {
        var line = figure.Panels[0].Traces.OfType<LineTrace>().Single();
        return [.. line.X.Zip(line.Y).Where(point => !double.IsNaN(point.First))];
    }
}
