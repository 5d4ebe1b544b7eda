namespace NeuralNotebook.Interactive.Tests;

/// <summary>Blue is more: numbers above 0 and class 1. Orange is less: numbers below 0 and class 0.</summary>
public sealed class ColorRuleTests
{
    private const string Blue = "#0068b4", Orange = "#d45500";

    private static readonly Dataset Sides = new([[-1, 0], [1, 0], [0, 1], [0, -1]], [0, 1, 2, 3], name: "sides");

    private static readonly Dataset Pair = new([[-1, -1], [1, 1]], [0, 1], name: "pair");

    [Fact]
    public void Class_0_is_orange_class_1_blue_and_further_classes_take_the_next_colours() =>
        Assert.Equal([Orange, Blue, Palette.Of(2), Palette.Of(3)], Chart.Point(Sides).Panels[0].Traces.Select(trace => trace.Color));

    [Fact]
    public void A_class_keeps_its_colour_where_the_others_are_missing() =>
        Assert.Equal([Blue], Chart.Point([[1, 1]], [1]).Panels[0].Traces.Select(trace => trace.Color));

    [Fact]
    public void The_regions_of_a_model_wear_the_colours_of_their_classes() =>
        OrangeLeftBlueRight(Chart.DecisionBoundary(Slope, Pair));

    [Fact]
    public void The_pictures_of_a_film_do_too()
    {
        var film = new BoundaryFilm(Pair, 0);
        film.OnTrainBegin(new Sequential(new Dense([[1], [0]], [[0]]), new Sigmoid()));

        OrangeLeftBlueRight(Chart.FilmStrip(film));
    }

    [Fact]
    public void A_plane_is_blue_where_its_function_is_positive() => OrangeLeftBlueRight(Chart.Plane((x1, _) => x1));

    [Fact]
    public void A_neurons_map_is_blue_where_its_value_is_positive() =>
        OrangeLeftBlueRight(Chart.NeuronMaps(new Sequential(new Dense([[1], [0]], [[0]])), Pair));

    [Fact]
    public void A_weight_above_0_is_a_blue_line_and_one_below_0_an_orange_one()
    {
        var lines = Chart.Network(new Sequential(new Dense([[2], [-1]], [[0]])), [1, 1]).Panels[0].Traces.OfType<DiagramTrace>()
            .Single().Shapes.OfType<StrokeShape>();

        Assert.Equal([Blue, Orange], lines.Take(2).Select(line => line.Color).OrderBy(color => color == Orange));
    }

    [Fact]
    public void A_slope_on_a_graph_is_blue_above_0_and_orange_below()
    {
        var shapes = Chart.Graph([new("a", "a", 1, 2.5), new("b", "b", 1, -2.5)], [("a", "b")]).Panels[0].Traces.OfType<DiagramTrace>()
            .Single().Shapes.OfType<TextShape>();

        Assert.Equal(Blue, shapes.Single(text => text.Text == "∂ 2.5").Color);
        Assert.Equal(DivergingColors.NegativeInk, shapes.Single(text => text.Text == "∂ −2.5").Color);
    }

    [Fact]
    public void A_bar_is_blue_above_0_and_orange_below_unless_it_belongs_to_a_named_series()
    {
        var (plain, named) = (Chart.Bar(["for", "against"], [2, -1]), Chart.Column(["a", "b"], [2, -1], name: "series"));

        Assert.Matches($"(?s)fill=\"{Blue}\".*fill=\"{Orange}\"", plain.ToSvg());
        Assert.Equal([Blue, Orange], PlotlyWriter.Write(plain)["data"]![0]!["marker"]!["color"]!.AsArray().Select(color => (string?)color));
        Assert.DoesNotContain(Orange, named.ToSvg(), StringComparison.Ordinal);
        Assert.Equal(Blue, (string?)PlotlyWriter.Write(named)["data"]![0]!["marker"]!["color"]);
    }

    [Fact]
    public void The_table_of_a_data_set_tints_its_classes_alike()
    {
        var cells = DatasetTable.Of(Pair).Rows.Select(row => Rgb.Parse(row[^1].Background!)).ToList();

        Assert.True(IsOrange(cells[0].Red, cells[0].Blue) && !IsOrange(cells[1].Red, cells[1].Blue));
    }

    [Fact]
    public void The_table_of_a_matrix_tints_its_signs_alike()
    {
        var cells = MatrixTable.Of([[-3, 3]]).Rows[0].Skip(1).Select(cell => Rgb.Parse(cell.Background!)).ToList();

        Assert.True(IsOrange(cells[0].Red, cells[0].Blue) && !IsOrange(cells[1].Red, cells[1].Blue));
    }

    [Fact]
    public void A_diverging_scale_runs_from_orange_to_blue()
    {
        var (low, high) = (ColorScale.At(ColorMap.Diverging, 0.2), ColorScale.At(ColorMap.Diverging, 0.8));

        Assert.True(IsOrange(low.Red, low.Blue) && !IsOrange(high.Red, high.Blue));
    }

    [Fact]
    public void A_series_that_stands_for_a_class_can_wear_its_colour_and_marker()
    {
        var scatter = (PointTrace)Chart.Point(Pair).Panels[0].Traces[0];
        var points = (PointTrace)Chart.Point([1.0], [2.0]).WithClassColor(0).Panels[0].Traces[0];

        Assert.Equal((scatter.Color, scatter.Marker), (points.Color, points.Marker));
        Assert.Equal(Blue, Chart.Histogram([1.0, 2.0]).WithClassColor(1).Panels[0].Traces[0].Color);
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Line([1.0]).WithClassColor(-1));
    }

    [Fact]
    public void Both_ways_to_draw_it_keep_the_rule()
    {
        var figure = Chart.Point(Pair);

        Assert.Matches($"(?s)stroke=\"{Orange}\".*stroke=\"{Blue}\"", figure.ToSvg());
        Assert.Equal([Orange, Blue], PlotlyWriter.Write(figure)["data"]!.AsArray().Select(trace => (string?)trace!["marker"]!["color"]));
    }

    private static Matrix Slope(Matrix X) => Matrix.FromColumn(X.Column(0).Select(x => 1 / (1 + Math.Exp(-3 * x))));

    private static void OrangeLeftBlueRight(Figure figure)
    {
        var raster = figure.Panels[0].Traces.OfType<RasterTrace>().Last();

        Assert.True(IsOrange(raster.Pixels[0], raster.Pixels[2]), "orange on the left");
        Assert.False(IsOrange(raster.Pixels[^3], raster.Pixels[^1]), "blue on the right");
    }

    private static bool IsOrange(byte red, byte blue) => red > blue;
}
