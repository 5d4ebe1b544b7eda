namespace NeuralNotebook.Interactive.Tests;

public sealed class FitFilmTests
{
    private static readonly Dataset Line = new([[0], [1], [2]], Matrix.FromColumn([1, 3, 5]), "line");

    [Fact]
    public void A_film_keeps_curve_and_error_at_the_epochs_that_were_chosen()
    {
        var film = new FitFilm(Line, epochs: [0, 2]);
        Train(film);

        Assert.Equal([0, 2], film.Snapshots.Select(snapshot => snapshot.Epoch));
        Assert.Equal((1.0 + 9 + 25) / 3, film.Snapshots[0].Error, 1e-12); // a network of zeros says 0 everywhere
        Assert.All(film.Snapshots[0].Curve, height => Assert.Equal(0, height));
        Assert.True(film.Snapshots[1].Error < film.Snapshots[0].Error);
    }

    [Fact]
    public void All_pictures_of_a_film_have_the_same_axes_and_say_their_error()
    {
        var film = new FitFilm(Line, epochs: [0, 1, 2]);
        Train(film);
        var figure = Chart.FilmStrip(film);

        Assert.Equal(["untrained", "epoch 1", "epoch 2"], figure.Panels.Select(panel => panel.Title));
        Assert.Single(figure.Panels.Select(panel => (panel.Y.Min, panel.Y.Max)).Distinct());
        Assert.Equal("MSE 11.7", figure.Panels[0].Caption);
        Assert.Contains("untrained, the curve goes from 0 to 0 at its lowest and highest (MSE 11.7)", figure.AlternativeText,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_film_that_chooses_for_itself_begins_before_training_and_ends_after_the_last_epoch()
    {
        var film = new FitFilm(Line);
        Train(film);

        Assert.Equal(0, film.Snapshots[0].Epoch);
        Assert.Equal(20, film.Snapshots[^1].Epoch);
    }

    [Fact]
    public void Other_data_and_an_empty_film_are_refused()
    {
        Assert.Contains("BoundaryFilm", Assert.Throws<ArgumentException>(() => new FitFilm(new Dataset([[1], [2]], [0, 1]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new FitFilm(new Dataset(new Matrix(2, 2), new Matrix(2, 1))));
        Assert.Throws<ArgumentException>(() => new FitFilm(new Dataset(new Matrix(2, 1), new Matrix(2, 2))));
        Assert.Throws<ArgumentException>(() => new FitFilm(Line, epochs: [-1]));
        Assert.Contains("no snapshot", Assert.Throws<ArgumentException>(() => Chart.FilmStrip(new FitFilm(Line))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_is_asked_at_121_places_spread_evenly_over_the_samples()
    {
        var film = new FitFilm(new Dataset([[3], [-1], [1]], Matrix.FromColumn([8, -1, 3]), "mixed"), epochs: 0);
        film.OnTrainBegin(new Sequential(new Dense([[2]], [[1]]))); // says 2x + 1
        var panel = Chart.FilmStrip(film).Panels.Single();
        var (points, line) = ((PointTrace)panel.Traces[0], (LineTrace)panel.Traces[1]);

        Assert.Equal(121, film.Snapshots[0].Curve.Count);
        Assert.All(Enumerable.Range(0, 121), i => Assert.Equal(2 * (-1 + i / 30.0) + 1, film.Snapshots[0].Curve[i], 1e-12));
        Assert.All(Enumerable.Range(0, 121), i => Assert.Equal(-1 + i / 30.0, line.X[i], 1e-12));
        Assert.Equal(film.Snapshots[0].Curve, line.Y);
        Assert.Equal([(3, 8), (-1, -1), (1, 3)], points.X.Zip(points.Y));
        Assert.Equal(1 / 3.0, film.Snapshots[0].Error, 1e-12); // 7 for 8
        Assert.Equal("the curve goes from −1 to 7 at its lowest and highest", panel.Description);
        Assert.False(panel.X.Visible);
        Assert.Equal((false, Palette.Of(0), Dash.Solid), (line.Markers, line.Color, line.Dash));
        // Small and grey, so that the curve is seen over many of them.
        Assert.Equal((Palette.AxisLine, Marker.Circle), (points.Color, points.Marker));
        Assert.InRange(points.Size, 2, 5);
    }

    public static TheoryData<Dataset> Unfit =>
    [
        new Dataset(new Matrix(0, 1), new Matrix(0, 1), "misfit"),
        new Dataset([[1.0], [2.0]], [0, 1], name: "misfit"),
        new Dataset(new Matrix(3, 1), [0, 0, 0], classes: 1, name: "misfit"),
        new Dataset(new Matrix(2, 2), new Matrix(2, 1), "misfit"),
        new Dataset(new Matrix(2, 1), new Matrix(2, 2), "misfit"),
    ];

    [Theory, MemberData(nameof(Unfit))]
    public void Data_that_are_not_one_number_against_another_are_refused_by_their_name(Dataset dataset)
    {
        var error = Assert.Throws<ArgumentException>(() => new FitFilm(dataset));

        Assert.Equal("dataset", error.ParamName);
        Assert.Contains("one number against another, got misfit", error.Message, StringComparison.Ordinal);
        Assert.Equal("dataset", Assert.Throws<ArgumentNullException>(() => new FitFilm(null!)).ParamName);
    }

    private static void Train(FitFilm film) =>
        new Sequential(new Dense(new Matrix(1, 1), new Matrix(1, 1)))
            .Fit(Line, new MeanSquaredError(), new SGD(0.05), epochs: 20, callbacks: [film]);
}
