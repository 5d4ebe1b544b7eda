using System.Globalization;

namespace NeuralNotebook.Interactive.Tests;

public sealed class MarksPainterTests
{
    private static readonly Scale Across = new(new Axis(), (0, 100), 0, 100), Upwards = new(new Axis(), (0, 100), 100, 0);

    private readonly RecordedCanvas canvas = new();

    private MarksPainter Marks => new(canvas, Across, Upwards);

    [Fact]
    public void An_error_bar_runs_from_below_to_above_its_value_with_a_stroke_at_each_end()
    {
        Marks.Errors([50], [40], new ErrorBars(below: [10], above: [20]), "#112233");

        var (path, look) = Assert.Single(canvas.Paths);
        Assert.Equal([[(46, 70), (54, 70)], [(50, 70), (50, 40)], [(46, 40), (54, 40)]], path.Pieces.Select(piece => piece.Points));
        Assert.Equal(("#112233", null), (look.Stroke, look.Fill));
    }

    [Fact]
    public void The_error_bar_of_a_lying_bar_lies()
    {
        Marks.Errors([50], [40], new ErrorBars(below: [10], above: [20]), "#112233", horizontal: true);

        Assert.Equal([[(30, 46), (30, 54)], [(30, 50), (60, 50)], [(60, 46), (60, 54)]],
            Assert.Single(canvas.Paths).Path.Pieces.Select(piece => piece.Points));
    }

    [Fact]
    public void An_error_bar_without_an_end_or_a_place_is_left_out_alone()
    {
        const double Nan = double.NaN;
        Marks.Errors([Nan, 2, 3, 4, 5], [1, Nan, 3, 4, 5], new ErrorBars([1, 1, Nan, 1, 1], [1, 1, 1, Nan, 1]), "#112233");
        Assert.All(Assert.Single(canvas.Paths).Path.Pieces, piece => Assert.InRange(piece.Points[0].X, 1, 9)); // only the fifth, at 5
        Assert.Equal(3, canvas.Paths[0].Path.Pieces.Count());
        canvas.Paths.Clear();

        Marks.Errors([Nan], [1], new ErrorBars([1], [1]), "#112233");
        Marks.Errors([1], [1], null, "#112233");
        Assert.Empty(canvas.Paths);
    }

    [Fact]
    public void Points_on_one_pixel_are_one_and_points_without_a_place_none()
    {
        Marks.Points([10, 10.2, 11, double.NaN, 20, 10], [10, 10.2, 10, 5, double.NaN, 12], "#112233", Marker.Circle, 7);

        Assert.All(canvas.Paths, drawn => Assert.Equal([(10, 90), (11, 90), (10, 88)], drawn.Path.Pieces.Select(piece => piece.Points[0])));
        Assert.Equal(2, canvas.Paths.Count);
        canvas.Paths.Clear();

        Marks.Points([double.NaN], [1], "#112233", Marker.Circle, 7);
        Assert.Empty(canvas.Paths);
    }

    [Theory, InlineData(Marker.Circle, "round"), InlineData(Marker.Square, "square"), InlineData(Marker.Cross, "round")]
    public void A_stroked_marker_lies_over_a_wider_white_one(Marker marker, string cap)
    {
        Marks.Marker(50, 40, "#112233", marker, 10);

        var (under, over) = (canvas.Paths[0].Look, canvas.Paths[1].Look);
        Assert.Equal((Palette.Background, "#112233"), (under.Stroke, over.Stroke));
        Assert.Equal((cap, cap), (under.Cap, over.Cap));
        Assert.Equal(1.8, under.StrokeWidth - over.StrokeWidth, 1e-9); // an edge of 0.9 on each side
        Assert.All(canvas.Paths, drawn => Assert.Null(drawn.Look.Fill));
        if (marker == Marker.Cross)
            return;
        Assert.Equal([(50, 40)], Assert.Single(canvas.Paths[1].Path.Pieces).Points);
        // The disc's area: π/4 · 10².
        double area = marker == Marker.Circle ? Math.PI / 4 * Math.Pow(over.StrokeWidth, 2) : Math.Pow(over.StrokeWidth, 2);
        Assert.Equal(78.54, area, 1.5);
    }

    [Fact]
    public void A_cross_has_two_strokes_that_meet_at_its_place()
    {
        Marks.Marker(50, 40, "#112233", Marker.Cross, 10);

        Assert.Equal([[(46, 36), (54, 44)], [(46, 44), (54, 36)]], canvas.Paths[1].Path.Pieces.Select(piece => piece.Points));
        Assert.InRange(canvas.Paths[1].Look.StrokeWidth, 1, 3);
    }

    [Theory]
    [InlineData(Marker.Triangle, 50.0, 34.0, 56.0, 44.5, 44.0, 44.5)]
    [InlineData(Marker.TriangleDown, 50.0, 46.0, 56.0, 35.5, 44.0, 35.5)]
    [InlineData(Marker.Diamond, 50.0, 33.5, 56.5, 40.0, 50.0, 46.5, 43.5, 40.0)]
    public void A_filled_marker_is_symmetrical_about_its_place(Marker marker, params double[] places)
    {
        // Half the size is 5: a triangle reaches 1.2 of it to its tip and each side, 0.9 to its base; a diamond 1.3 each way.
        Marks.Marker(50, 40, "#112233", marker, 10);

        var (path, look) = Assert.Single(canvas.Paths);
        var (points, closed) = Assert.Single(path.Pieces);
        Assert.True(closed);
        Assert.Equal(places.Chunk(2).Select(place => (place[0], place[1])), points);
        Assert.Equal(("#112233", Palette.Background), (look.Fill, look.Stroke));
        Assert.InRange(look.StrokeWidth, 0.5, 1.5);
    }

    [Theory]
    [InlineData(Dash.Solid, 0)]
    [InlineData(Dash.Dashed, 2)]
    [InlineData(Dash.Dotted, 2)]
    [InlineData(Dash.DashDot, 4)]
    [InlineData(Dash.LongDash, 2)]
    public void A_broken_line_has_lengths_of_dashes_and_gaps_of_its_own(Dash dash, int lengths)
    {
        string? pattern = MarksPainter.Pattern(dash);

        Assert.Equal(lengths, pattern?.Split(' ').Count(length => int.Parse(length, CultureInfo.InvariantCulture) > 0) ?? 0);
        Assert.Single(Enum.GetValues<Dash>(), other => MarksPainter.Pattern(other) == pattern);
    }
}
