namespace NeuralNotebook.Interactive.Tests;

/// <summary>Contours and surfaces.</summary>
public sealed class GridTraceTests
{
    private static readonly Panel Plane = new();

    private static ContourTrace Three(params double[] heights) => new([0, 1, 2], [.. Enumerable.Range(0, heights.Length / 3)], heights);

    [Fact]
    public void A_height_lies_at_its_row_and_column_and_the_axes_reach_the_outer_places()
    {
        var grid = new SurfaceTrace([1, 2, 4], [10, 30], [1, 2, 3, 4, 5, 6]);

        Assert.Equal((3, 4, 6), (grid.Z(0, 2), grid.Z(1, 0), grid.Z(1, 2)));
        Assert.Equal([1, 4], grid.Across);
        Assert.Equal([10, 30], grid.Upwards);
        Assert.Equal((6, "heights"), grid.Marks);
        Assert.Equal(2 * grid.Weight, new SurfaceTrace([1, 2, 4], [10, 30, 40, 50], new double[12]).Weight);
    }

    [Fact]
    public void A_rougher_grid_keeps_its_edges_its_extremes_and_the_heights_of_its_places()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => i * 0.5)], y = [.. Enumerable.Range(0, 50).Select(i => -10.0 + i)];
        double[] heights = [.. y.SelectMany(b => x.Select(a => Height(a, b)))];
        heights[7] = double.NaN;
        heights[13 * 40 + 27] = -5000;
        heights[31 * 40 + 3] = 7000;
        var grid = new SurfaceTrace(x, y, heights);
        var rough = (SurfaceTrace)grid.Thinned(grid.Weight / 4, Plane);

        Assert.InRange(rough.Weight, grid.Weight / 8, grid.Weight / 4);
        Assert.Equal(rough.X.Count * rough.Y.Count, rough.Values.Count);
        Assert.Equal((x[0], x[^1], y[0], y[^1]), (rough.X[0], rough.X[^1], rough.Y[0], rough.Y[^1]));
        Assert.Equal((-5000, 7000), (rough.Values.Where(double.IsFinite).Min(), rough.Values.Where(double.IsFinite).Max()));
        for (int row = 0; row < rough.Y.Count; row++)
        {
            for (int column = 0; column < rough.X.Count; column++)
                Assert.Equal(grid.Z(Array.IndexOf(y, rough.Y[row]), Array.IndexOf(x, rough.X[column])), rough.Z(row, column));
        }
        // evenly spread: no gap is much larger than another, and both directions lose alike
        Assert.True(rough.X.Zip(rough.X.Skip(1)).Max(pair => pair.Second - pair.First) <= 3 * 0.5);
        Assert.Equal(rough.X.Count / 40.0, rough.Y.Count / 50.0, 0.08);

        static double Height(double a, double b) => a + 100 * b;
    }

    [Fact]
    public void A_rougher_grid_has_the_colours_of_the_whole_and_one_with_room_stays_as_it_is()
    {
        var grid = new SurfaceTrace([.. Enumerable.Range(0, 20)], [.. Enumerable.Range(0, 20)], [.. new double[399], 3]);
        var holes = new SurfaceTrace([.. grid.X], [.. grid.Y], [.. grid.Values.Select(_ => double.NaN)]);

        Assert.Same(grid, grid.Thinned(grid.Weight, Plane));
        Assert.NotSame(grid, grid.Thinned(grid.Weight - 1, Plane));
        Assert.Equal((0, 3), ((GridTrace)grid.Thinned(grid.Weight / 3, Plane)).ColorRange);
        Assert.Equal((-1, 9), ((GridTrace)(grid with { ColorMin = -1, ColorMax = 9 }).Thinned(grid.Weight / 3, Plane)).ColorRange);
        var even = new SurfaceTrace([.. Enumerable.Range(0, 40)], [.. Enumerable.Range(0, 40)], new double[1600]);
        Assert.Equal(400, ((GridTrace)even.Thinned(even.Weight / 4, Plane)).Values.Count); // just as many as have room
        Assert.True(((GridTrace)holes.Thinned(holes.Weight / 3, Plane)).Values.Count < 200);
    }

    [Theory, InlineData(0.5, 0), InlineData(1, 1), InlineData(1.5, 1), InlineData(3, 3), InlineData(99, 3), InlineData(double.NaN, 0)]
    public void A_band_is_the_count_of_levels_that_a_height_has_passed(double height, int band) =>
        Assert.Equal(band, (Three(0, 0, 0, 0, 0, 9) with { Levels = [1, 2, 3] }).Band(height));

    [Fact]
    public void The_first_band_has_the_first_colour_the_last_the_last_and_one_alone_the_middle()
    {
        var contour = Three(0, 0, 0, 0, 0, 9) with { Levels = [1, 2, 3, 4] };

        Assert.Equal(new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(share => ColorScale.At(ColorMap.Sequential, share)),
            Enumerable.Range(0, 5).Select(contour.BandColor));
        Assert.Equal(ColorScale.At(ColorMap.Sequential, 0.5), (contour with { Levels = [] }).BandColor(0));
    }

    [Fact]
    public void Levels_are_round_heights_between_the_lowest_and_the_highest()
    {
        double[] levels = ContourTrace.Between([10, 0, double.NaN, double.PositiveInfinity], 10);

        Assert.All(levels, level => Assert.True(level is > 0 and < 10));
        Assert.InRange(levels.Length, 4, 20);
        Assert.All(levels, level => Assert.Equal(Math.Round(level * 2), level * 2, 9));
        Assert.NotEmpty(ContourTrace.Between([0, 1e-13], 10));
        Assert.NotEmpty(ContourTrace.Between([-4, -3], 5));
        Assert.True(ContourTrace.Between([0, 1], 20).Length > ContourTrace.Between([0, 1], 4).Length);
        Assert.Equal(ContourTrace.Between([0, 0, 0, 0, 0, 9], 10), Three(0, 0, 0, 0, 0, 9).Levels);
    }

    [Theory, InlineData(0, 0), InlineData(-2, -2), InlineData(1e6, 1e6 + 1e-7), InlineData(-1e6 - 1e-7, -1e6)]
    public void Heights_that_are_all_one_have_no_levels(double low, double high)
    {
        Assert.Empty(ContourTrace.Between([low, high], 10));
        Assert.Empty(ContourTrace.Between([double.NaN], 10));
        Assert.Empty(ContourTrace.Between([], 10));
    }

    [Fact]
    public void Levels_have_names_that_tell_them_apart() =>
        Assert.Equal(["1.0001", "1.0002"], (Three(0, 0, 0, 0, 0, 9) with { Levels = [1.0001, 1.0002] }).LevelNames);

    [Fact]
    public void Lines_weigh_by_how_often_they_cross_from_a_place_to_the_next()
    {
        // a peak in the middle: one line crosses four ways, two lines eight
        double one = Lines(Three(0, 0, 0, 0, 5, 0, 0, 0, 0) with { Levels = [1] });
        Assert.True(one > 4);
        Assert.Equal(2 * one, Lines(Three(0, 0, 0, 0, 5, 0, 0, 0, 0) with { Levels = [1, 2] }));
        // the end of a row is no neighbour of the next one's start: twice across, and three times upwards
        Assert.Equal(one / 2, Lines(Three(0, 0, 5, 0, 0, 5) with { Levels = [1] }));
        Assert.Equal(one * 3 / 4, Lines(Three(0, 0, 0, 5, 5, 5) with { Levels = [1] }));
        Assert.Equal(one * 3 / 4, Lines(Three(5, 5, 5, 0, 0, 0) with { Levels = [1] }));
        Assert.Equal(one * 3 / 4, Lines(Three(0, 5, 5, 0, 0, 0, 0, 0, 0) with { Levels = [1] }));

        static double Lines(ContourTrace contour) => contour.Weight - (contour with { Lines = false }).Weight;
    }

    [Fact]
    public void A_map_without_colours_has_its_lines_in_any_case_and_uneven_levels_weigh_more()
    {
        var contour = Three(0, 0, 0, 0, 5, 0, 0, 0, 0) with { Levels = [1, 2, 3] };

        Assert.Equal(contour.Weight, (contour with { Filled = false, Lines = false }).Weight);
        Assert.True((contour with { Levels = [1, 2, 4] }).Weight > contour.Weight);
        Assert.Equal((true, false), (contour.IsField, (contour with { Filled = false }).IsField));
    }
}
