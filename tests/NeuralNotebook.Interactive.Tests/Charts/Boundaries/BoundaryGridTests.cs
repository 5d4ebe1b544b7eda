namespace NeuralNotebook.Interactive.Tests;

public sealed class BoundaryGridTests
{
    private static readonly BoundaryFrame Frame = new(-1, 3, 10, 16, 5, 4);

    private static readonly Dataset Pair = new([[0, 0], [1, 1]], [0, 1], name: "pair");

    [Fact]
    public void A_frame_is_a_lattice_from_its_lower_left_to_its_upper_right_corner()
    {
        var places = Frame.Places();

        Assert.Equal((1, 2), (Frame.StepX, Frame.StepY));
        Assert.Equal((20, 2), (places.Rows, places.Columns));
        Assert.All(Enumerable.Range(0, 20),
            i => Assert.Equal((-1 + i % 5, 10 + 2 * (i / 5)), (places[i, 0], places[i, 1])));
        Assert.Equal((-1, 3, 10, 16), (Frame.XAxis.Min, Frame.XAxis.Max, Frame.YAxis.Min, Frame.YAxis.Max));
    }

    [Fact]
    public void A_frame_leaves_a_margin_of_nine_hundredths_around_the_data()
    {
        var data = new Dataset([[0, -4], [10, 2], [5, -3], [double.NaN, double.PositiveInfinity]], [0, 0, 0, 0]);
        var frame = BoundaryFrame.Around(data, 7, 9);

        Assert.Equal((7, 9), (frame.Columns, frame.Rows));
        Assert.Equal(-0.9, frame.Left, 1e-12);
        Assert.Equal(10.9, frame.Right, 1e-12);
        Assert.Equal(-4.54, frame.Bottom, 1e-12);
        Assert.Equal(2.54, frame.Top, 1e-12);
    }

    [Fact]
    public void Data_that_reach_nowhere_have_a_frame_all_the_same() =>
        Assert.Equal(new BoundaryFrame(4, 6, -1, 1, 3, 3),
            BoundaryFrame.Around(new Dataset([[5, double.NaN], [5, double.NegativeInfinity]], [0, 1]), 3, 3));

    [Theory]
    [InlineData(1, 0, 0, 0, 0.45)]
    [InlineData(0, 1, 0, 1, 0.45)]
    [InlineData(0, 0, 1, 2, 0.45)]
    [InlineData(1 / 3.0, 1 / 3.0, 1 / 3.0, 0, 0.07)] // of equals the first
    [InlineData(1 / 6.0, 4 / 6.0, 1 / 6.0, 1, 0.26)] // half way between equal and certain
    [InlineData(0.16, 0.68, 0.16, 1, 0.26)] // 0.52 of the way: the nearest twelfth
    [InlineData(0.32, 0.34, 0.34, 1, 0.07)] // 0.01 of the way
    [InlineData(0.2, 0.3, 9, 2, 0.45)] // scores that are no shares are as certain as can be
    [InlineData(-9, -8, -9, 1, 0.07)] // or as uncertain
    [InlineData(double.NaN, 0, 1, 2, 0.45)]
    [InlineData(1, double.NaN, 0, 0, 0.45)]
    [InlineData(double.NaN, double.NaN, double.NaN, 0, 0)] // white where nothing is said
    public void A_place_wears_the_colour_of_its_class_the_stronger_the_surer(double a, double b, double c, int label, double share)
    {
        var raster = Shading(Panel(new BoundaryFrame(0, 1, 0, 1, 2, 2), _ => [a, b, c]));
        var color = Rgb.White.Mix(Rgb.Parse(Palette.OfClass(label)), share);

        Assert.Equal(Enumerable.Repeat(new[] { color.Red, color.Green, color.Blue }, 4).SelectMany(parts => parts), raster.Pixels);
        Assert.True(raster.Smooth);
    }

    [Fact]
    public void A_picture_begins_with_the_top_row_and_its_pixels_lie_around_their_places()
    {
        // Only place 7 is of class 1: column 2 of row 1 from the bottom, so of row 2 from the top.
        var raster = Shading(Panel(Frame, i => i == 7 ? [0, 1] : [1, 0]));

        Assert.Equal((5, 4), (raster.Columns, raster.Rows));
        Assert.Equal([2 * 5 + 2], Enumerable.Range(0, 20).Where(i => raster.Pixels[3 * i + 2] > raster.Pixels[3 * i]));
        Assert.Equal((-1.5, 3.5, 9, 17), (raster.Left, raster.Right, raster.Bottom, raster.Top));
    }

    [Fact]
    public void The_line_lies_between_the_places_of_two_classes_in_the_units_of_the_plane()
    {
        var panel = Panel(Frame, i => i % 5 < 2 ? [0.75, 0.25] : [0, 1]); // 0.5 and 1: a third of the way from x = 0 to x = 1
        var line = panel.Traces.OfType<LineTrace>().Single();

        Assert.Equal("decision boundary", line.Name);
        Assert.All(line.X, x => Assert.Equal(1 / 3.0, x, 1e-12));
        Assert.Equal([10, 12, 14, 16], line.Y);
        Assert.Equal((Palette.Ink, Dash.Solid, false), (line.Color, line.Dash, line.Markers));
        Assert.Equal(["RasterTrace", "LineTrace", "PointTrace", "PointTrace"], panel.Traces.Select(trace => trace.GetType().Name));
        Assert.Equal(Frame.XAxis, panel.X);
        Assert.Equal(Frame.YAxis, panel.Y);
    }

    [Fact]
    public void A_single_output_is_the_probability_of_class_1()
    {
        var grid = BoundaryGrid.Of(places => Matrix.FromColumn(Enumerable.Range(0, places.Rows).Select(i => i % 5 < 2 ? 0.25 : 1)), Frame);

        Assert.Equal(2, grid.Classes);
        Assert.All(grid.Panel(Pair, 4).Traces.OfType<LineTrace>().Single().X, x => Assert.Equal(1 / 3.0, x, 1e-12));
    }

    [Fact]
    public void Accuracy_counts_samples_in_the_region_of_their_class_and_none_without_an_answer()
    {
        var data = new Dataset(new Matrix(4, 2), [0, 1, 1, 0], classes: 2);
        double[][] answers = [[0.6, 0.4], [0.6, 0.4], [0.4, 0.6], [0.6, double.NaN]];

        Assert.Equal(0.5, BoundaryGrid.Accuracy(_ => Rows(answers), data));
        Assert.Equal(double.NaN, BoundaryGrid.Accuracy(X => X, new Dataset(new Matrix(0, 2), [], 2)));
    }

    [Theory, InlineData(19, 2, "19 × 2"), InlineData(21, 2, "21 × 2"), InlineData(20, 0, "20 × 0")]
    public void A_model_that_does_not_answer_every_place_is_refused(int rows, int columns, string shape)
    {
        string message = Assert.Throws<ArgumentException>(() => BoundaryGrid.Of(_ => new Matrix(rows, columns), Frame)).Message;

        Assert.Contains("each of 20 points with class probabilities", message, StringComparison.Ordinal);
        Assert.EndsWith($"got {shape}.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_a_film_says_its_epoch_and_its_accuracy_and_has_no_axes()
    {
        var film = new BoundaryFilm(new Dataset([[-1, 0], [1, 0], [2, 1], [3, 1]], [0, 1, 1, 0]), 0, 3);
        var model = new Sequential(new Dense([[1], [0]], [[0]]), new Sigmoid());
        film.OnTrainBegin(model);
        film.OnEpochEnd(model, FilmTests.After(3, of: 9));
        var panels = Chart.FilmStrip(film).Panels;

        Assert.Equal([0.75, 0.75], film.Snapshots.Select(snapshot => snapshot.Accuracy));
        Assert.Equal([("untrained", "75 % right"), ("epoch 3", "75 % right")], panels.Select(panel => (panel.Title, panel.Caption)));
        Assert.All(panels,
            panel => Assert.Equal((false, false, "decision boundary"), (panel.X.Visible, panel.Y.Visible, panel.Description)));
    }

    private static Matrix Rows(double[][] rows) => new(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);

    private static Panel Panel(BoundaryFrame frame, Func<int, double[]> answer) =>
        BoundaryGrid.Of(places => Rows([.. Enumerable.Range(0, places.Rows).Select(answer)]), frame).Panel(Pair, 4);

    private static RasterTrace Shading(Panel panel) => panel.Traces.OfType<RasterTrace>().Single();
}
