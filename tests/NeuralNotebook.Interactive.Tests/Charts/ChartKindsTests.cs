namespace NeuralNotebook.Interactive.Tests;

/// <summary>What the calls of the class <see cref="Chart"/> for maps, pictures and films put into their figures.</summary>
public sealed class ChartKindsTests
{
    private static readonly Dataset Square = new([[-1, -1], [1, -1], [-1, 1], [1, 1]], [0, 1, 0, 1], name: "square");

    [Fact]
    public void A_heatmap_says_the_numbers_of_at_most_64_cells_unless_it_is_told_otherwise()
    {
        Assert.Equal(64, Cells(Chart.Heatmap(new Matrix(8, 8))).Texts!.Count);
        Assert.Null(Cells(Chart.Heatmap(new Matrix(5, 13))).Texts);
        Assert.Equal(65, Cells(Chart.Heatmap(new Matrix(5, 13), showValues: true)).Texts!.Count);
        Assert.Null(Cells(Chart.Heatmap(new Matrix(2, 2), showValues: false)).Texts);
        Assert.Equal(["a", "b"], Cells(Chart.Heatmap(new Matrix(2, 1), texts: new[,] { { "a" }, { "b" } }, showValues: false)).Texts!);
        Assert.Equal(["0", "0.5"], Cells(Chart.Heatmap(new Matrix(1, 2, [1e-17, 0.5]))).Texts!);
    }

    [Fact]
    public void A_heatmap_numbers_its_rows_and_columns_up_to_forty_and_grows_downwards()
    {
        var panel = Chart.Heatmap(new Matrix(40, 41)).Panels[0];

        Assert.Equal(40, panel.Y.Categories!.Count);
        Assert.Equal(("0", "39"), (panel.Y.Categories[0], panel.Y.Categories[^1]));
        Assert.Null(panel.X.Categories);
        Assert.True(panel.Y.Reversed);
        Assert.Equal(["a", "b"], Chart.Heatmap(new Matrix(1, 2), columns: ["a", "b"]).Panels[0].X.Categories!);
    }

    [Fact]
    public void Only_a_number_below_zero_asks_for_colours_of_both_signs()
    {
        Assert.Equal(ColorMap.Sequential, Cells(Chart.Heatmap(new Matrix(1, 3, [0, 1, double.NegativeInfinity]))).Colors);
        Assert.Equal(ColorMap.Diverging, Cells(Chart.Heatmap(new Matrix(1, 2, [1, -0.1]))).Colors);
        Assert.Equal(ColorMap.Sequential, Cells(Chart.Heatmap(new Matrix(1, 2, [1, -0.1]), colors: ColorMap.Sequential)).Colors);
        Assert.Equal(ColorMap.Diverging, ((ColoredTrace)Chart.Surface((x, y) => x, (-1, 1), (0, 1)).Panels[0].Traces[0]).Colors);
        Assert.Equal(ColorMap.Diverging,
            ((ColoredTrace)Chart.Contour((x, y) => 1, (-1, 1), (0, 1), colors: ColorMap.Diverging).Panels[0].Traces[0]).Colors);
        Assert.Equal((2, 3), (Cells(Chart.Heatmap(new Matrix(1, 1), min: 2, max: 3)).ColorMin!.Value,
            Cells(Chart.Heatmap(new Matrix(1, 1), min: 2, max: 3)).ColorMax!.Value));
    }

    [Fact]
    public void A_heatmap_is_taller_with_more_rows_between_two_limits()
    {
        int[] heights = [.. new[] { 1, 2, 4, 8, 16, 200 }.Select(rows => Chart.Heatmap(new Matrix(rows, 8)).Height)];

        Assert.Equal(heights.Order(), heights);
        Assert.Equal((200, 560), (heights[0], heights[^1]));
        Assert.True(heights[3] > heights[2]);
        Assert.True(Chart.Heatmap(new Matrix(20, 100)).Height < Chart.Heatmap(new Matrix(20, 100), showValues: true).Height,
            "cells with numbers need room");
    }

    [Fact]
    public void A_map_samples_its_function_row_by_row_from_the_smallest_y()
    {
        var map = (ContourTrace)Chart.Contour((x, y) => x + 10 * y, (1, 3), (0, 4), steps: 2).Panels[0].Traces[0];

        Assert.Equal([1, 2, 3], map.X);
        Assert.Equal([0, 2, 4], map.Y);
        Assert.Equal([1, 2, 3, 21, 22, 23, 41, 42, 43], map.Values);
        Assert.Equal((true, true), (map.Filled, map.Lines));
    }

    [Fact]
    public void Heights_that_are_given_are_drawn_in_order_and_once()
    {
        var z = new Matrix(2, 2, [0, 1, 2, 3]);
        var map = (ContourTrace)Chart.Contour(z, at: [2, 1, double.NaN, 2], filled: false, lines: false).Panels[0].Traces[0];

        Assert.Equal([1, 2], map.Levels);
        Assert.Equal((false, false), (map.Filled, map.Lines));
        Assert.Equal(([0, 1], [0, 1]), (map.X, map.Y), (a, b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2));
        Assert.True(((ContourTrace)Chart.Contour(z, levels: 30).Panels[0].Traces[0]).Levels.Count > 12);
        Assert.InRange(((ContourTrace)Chart.Contour(z, levels: 3).Panels[0].Traces[0]).Levels.Count, 1, 6);
    }

    [Fact]
    public void A_surface_has_no_bar_of_colours_for_its_axis_says_the_heights() =>
        Assert.Null(Chart.Surface((x, y) => x, (0, 1), (0, 1)).Panels[0].ColorBarTrace);

    [Fact]
    public void A_loss_fills_its_ranges_with_equal_units_where_they_are_about_as_long()
    {
        var wide = Chart.LossSurface((x, y) => x * x + y * y, (-3, 3), (-2, 2));
        var panel = wide.Panels[0];

        Assert.Equal((-3, 3, -2, 2), (panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max));
        Assert.Equal(("w₁", "w₂"), (panel.X.Title, panel.Y.Title));
        Assert.Equal("loss", ((ContourTrace)panel.Traces[0]).ColorBarTitle);
        Assert.StartsWith("the loss as contours at", panel.Description, StringComparison.Ordinal);
        Assert.Null(wide.Subtitle);
        Assert.Equal("ring: start, diamond: end", Chart.LossSurface((x, y) => x, (0, 1), (0, 1), ("a", [(0, 0)])).Subtitle);
        Assert.True(panel.EqualUnits);
        Assert.True(Chart.LossSurface((x, y) => x, (0, 1), (0, 1)).Height > wide.Height, "a square is taller than a wide map");
        foreach (double tall in new[] { 0.5, 1.5 })
            Assert.False(Chart.LossSurface((x, y) => x, (0, 1), (0, tall)).Panels[0].EqualUnits);
        Assert.True(Chart.LossSurface((x, y) => x, (0, 1), (0, 0.51)).Panels[0].EqualUnits);
        Assert.True(Chart.LossSurface((x, y) => x, (0, 1), (0, 1.49)).Panels[0].EqualUnits);
    }

    [Fact]
    public void A_constant_picture_is_white_and_a_pixel_without_end_too()
    {
        Assert.All(((RasterTrace)Chart.Image(new Matrix(2, 2, [7, 7, 7, 7])).Panels[0].Traces[0]).Pixels, part => Assert.Equal(255, part));
        var picture = (RasterTrace)Chart.Image(new Matrix(1, 3, [double.PositiveInfinity, 0, 1])).Panels[0].Traces[0];
        Assert.Equal([255, 255, 255, 255, 255, 255], picture.Pixels.Take(6));
        Assert.Equal(Rgb.Parse(Palette.Ink).Red, picture.Pixels[6]);
        Assert.All(((RasterTrace)Chart.Image(new Matrix(1, 1, [double.NaN])).Panels[0].Traces[0]).Pixels, part => Assert.Equal(255, part));
    }

    [Fact]
    public void A_picture_stands_upright_with_square_pixels_and_without_axes()
    {
        var panel = Chart.Image(new Matrix(2, 3)).Panels[0];
        var picture = (RasterTrace)panel.Traces[0];

        Assert.Equal((0, 3, 2, 0), (picture.Left, picture.Right, picture.Bottom, picture.Top));
        Assert.Equal((false, false, true, true), (panel.X.Visible, panel.Y.Visible, panel.Y.Reversed, panel.EqualUnits));
        Assert.Equal("a picture of 3 × 2 pixels", panel.Description);
        Assert.Equal(3, ((RasterTrace)Chart.ImageGrid(new Matrix(1, 6), width: 3).Panels[0].Traces[0]).Columns);
    }

    [Fact]
    public void A_grid_of_pictures_has_no_empty_column_and_a_row_for_the_rest()
    {
        Assert.Equal([1, 3, 3, 1], new[] { Grid(1, 3), Grid(3, 3), Grid(7, 3), Grid(0, 3) }.Select(figure => figure.Columns));
        Assert.Equal(Grid(5, 3).Height, Grid(6, 3).Height);
        Assert.True(Grid(7, 3).Height > Grid(6, 3).Height);
        Assert.True(Grid(6, 2).Height > Grid(6, 3).Height, "larger pictures");
        Assert.Equal(4000, Grid(100, 1).Height);
        Assert.True(Chart.ImageGrid(new Matrix(3, 4), 2, 3, ["a", "b", "c"]).Height > Grid(3, 3).Height, "room for headings");
        Assert.All(Grid(2, 2).Panels, panel => Assert.Null(panel.Title));

        static Figure Grid(int count, int columns) => Chart.ImageGrid(new Matrix(count, 4), 2, columns);
    }

    [Fact]
    public void Full_colour_begins_where_it_is_asked_for()
    {
        byte[] pixels = [.. ((RasterTrace)Chart.Plane((x, _) => x, full: 1.5).Panels[0].Traces[0]).Pixels];
        byte[] paler = [.. ((RasterTrace)Chart.Plane((x, _) => x, full: 6).Panels[0].Traces[0]).Pixels];
        int columns = ((RasterTrace)Chart.Plane((x, _) => x).Panels[0].Traces[0]).Columns;

        // From the right edge at 3 down to 1.5, a quarter of the width, the colour is the same; then it fades.
        Assert.Equal(Pixel(pixels, columns - 1), Pixel(pixels, (columns * 4 / 5) - 1));
        Assert.NotEqual(Pixel(pixels, columns - 1), Pixel(pixels, columns * 3 / 5));
        Assert.True(Pixel(paler, columns - 1)[0] > Pixel(pixels, columns - 1)[0], "half of the full value is paler");

        static byte[] Pixel(byte[] all, int column) => all[(3 * column)..(3 * column + 3)];
    }

    [Fact]
    public void A_plane_without_a_finite_value_but_zero_is_drawn_on_equal_axes()
    {
        var panel = Chart.Plane((x, _) => x > 0 ? double.PositiveInfinity : 0, 0, 4).Panels[0];

        Assert.Equal((0, 4, 0, 4, true), (panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max, panel.EqualUnits));
        Assert.Equal(("x₁", "x₂"), (panel.X.Title, panel.Y.Title));
        Assert.StartsWith("the plane from 0 to 4 on both axes, ", panel.Description, StringComparison.Ordinal);
    }

    [Theory, InlineData(1, 2, 5, 5), InlineData(0, 0, -3, 0), InlineData(2, 2, 2, -7)]
    public void The_barbs_of_an_arrow_lie_behind_its_tip_one_on_either_side(double fromX, double fromY, double toX, double toY)
    {
        var arrow = (LineTrace)Chart.Arrow(fromX, fromY, toX, toY, "step").Panels[0].Traces[0];
        var (x, y) = (toX - fromX, toY - fromY);
        double length = Math.Sqrt(x * x + y * y);

        Assert.Equal(Along(2), Along(4), 1e-12);
        Assert.Equal(-Aside(2), Aside(4), 1e-12);
        Assert.InRange(Along(2) / length, 0.5, 0.95);
        Assert.InRange(Math.Abs(Aside(2)) / length, 0.03, 0.3);
        Assert.Equal((toX, toY), (arrow.X[3], arrow.Y[3]));
        Assert.Equal(("step", false), (arrow.Name, arrow.ShowsMarkers));

        double Along(int i) => ((arrow.X[i] - fromX) * x + (arrow.Y[i] - fromY) * y) / length;
        double Aside(int i) => ((arrow.X[i] - fromX) * y - (arrow.Y[i] - fromY) * x) / length;
    }

    [Theory, InlineData(1, 1), InlineData(2, 2), InlineData(3, 3), InlineData(4, 2), InlineData(5, 3), InlineData(6, 3)]
    public void A_strip_of_a_film_has_rows_that_are_full(int shots, int columns)
    {
        var film = new BoundaryFilm(Square, [.. Enumerable.Range(0, shots)]);
        Train(film, shots);
        var strip = Chart.FilmStrip(film);

        Assert.Equal((shots, columns), (strip.Panels.Count, strip.Columns));
        Assert.Equal(columns == 1, strip.Width == Figure.DefaultWidth);
    }

    [Fact]
    public void A_strip_is_taller_with_more_rows_and_lower_with_smaller_pictures()
    {
        int[] heights = [.. Enumerable.Range(1, 6).Select(shots =>
        {
            var film = new BoundaryFilm(Square, [.. Enumerable.Range(0, shots)]);
            Train(film, shots);
            return Chart.FilmStrip(film).Height;
        })];

        Assert.Equal(heights[0], heights[1]); // one row of large pictures
        Assert.True(heights[2] < heights[1]); // one row of small ones
        Assert.True(heights[3] > heights[1]); // two rows
        Assert.Equal(heights[4], heights[5]);
        Assert.True(heights[4] > heights[2]);
    }

    [Fact]
    public void The_pictures_of_a_film_of_fits_reach_a_little_beyond_data_and_curves()
    {
        var film = new FitFilm(new Dataset([[0], [1], [2]], Matrix.FromColumn([1, 3, 5])), epochs: [0]);
        new Sequential(new Dense(1, 1)).Fit(film.Dataset, new MeanSquaredError(), new SGD(learningRate: 0.1), epochs: 1, callbacks: [film]);
        var axis = Chart.FilmStrip(film).Panels[0].Y;
        double low = Math.Min(1, film.Snapshots[0].Curve.Min()), high = Math.Max(5, film.Snapshots[0].Curve.Max());

        Assert.InRange(axis.Min!.Value, low - 0.2 * (high - low), low - 0.01 * (high - low));
        Assert.InRange(axis.Max!.Value, high + 0.01 * (high - low), high + 0.2 * (high - low));
    }

    [Fact]
    public void A_boundary_says_how_many_points_lie_in_their_own_region()
    {
        var panel = Chart.DecisionBoundary(X => Matrix.FromColumn(X.Column(0).Select(x => x > 0 ? 0.9 : 0.1)), Square).Panels[0];

        Assert.Equal("decision regions of 2 classes with 4 points of square, 100 % of them in the region of their own class",
            panel.Description);
        Assert.Equal(("x₁", "x₂"), (panel.X.Title, panel.Y.Title));
    }

    [Fact]
    public void The_axis_of_an_activation_leaves_air_around_both_curves_and_a_flat_one_takes_its_own()
    {
        var panel = Chart.Activation(Math.Sin, Math.Cos, "sine", -4, 4).Panels[0];

        Assert.Equal(-panel.Y.Min!.Value, panel.Y.Max!.Value, 1e-3);
        Assert.InRange(panel.Y.Max.Value, 1.02, 1.4);
        Assert.Equal((-4, 4, "x"), (panel.X.Min, panel.X.Max, panel.X.Title));
        Assert.Equal((null, null), Bounds(Chart.Activation(_ => 1, _ => 1)));
        Assert.Equal((null, null), Bounds(Chart.Activation(_ => double.NaN, _ => double.NaN)));
        Assert.Equal("sine and its slope", Chart.Activation(Math.Sin, Math.Cos, "sine").Title);
        Assert.Equal(["function", "slope"], panel.Traces.Take(2).Select(trace => trace.Name));

        static (double?, double?) Bounds(Figure figure) => (figure.Panels[0].Y.Min, figure.Panels[0].Y.Max);
    }

    [Fact]
    public void A_history_without_classes_is_one_panel_of_losses()
    {
        var film = new Dataset([[0], [1], [2]], Matrix.FromColumn([1, 3, 5]));
        var history = new Sequential(new Dense(1, 1)).Fit(film, new MeanSquaredError(), new SGD(learningRate: 0.1), epochs: 2);

        Assert.Equal(["loss"], Chart.History(history).Panels.Select(panel => panel.Y.Title));
        var decayed = new Sequential(new Dense(1, 1)).Fit(film, new MeanSquaredError(), new SGD(new InverseTimeDecay(0.1, 0.1)), epochs: 2);
        Assert.Equal([("epoch", "learning rate")], Chart.History(decayed).Panels.Skip(1).Select(panel => (panel.X.Title!, panel.Y.Title!)));
    }

    private static HeatmapTrace Cells(Figure figure) => (HeatmapTrace)figure.Panels[0].Traces[0];

    private static void Train(BoundaryFilm film, int epochs) => new Sequential(new Dense(2, 2), new Softmax())
        .Fit(Square, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1), epochs: epochs, callbacks: [film]);
}
