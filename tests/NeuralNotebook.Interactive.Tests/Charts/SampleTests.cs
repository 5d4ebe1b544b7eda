namespace NeuralNotebook.Interactive.Tests;

public sealed class SampleTests
{
    private static readonly Panel Plain = new();

    [Fact]
    public void Of_each_dense_place_of_a_cloud_as_large_a_share_is_kept_evenly_spread()
    {
        // 24 points at one place, 8 at another; 10 shall be kept. Each place has one for sure, the other 8 are a quarter of all 32:
        // every fourth point of either place, and the outermost, the first at each place.
        double[] x = [.. Enumerable.Range(0, 32).Select(i => i < 24 ? 0.0 : 1)], y = [.. x.Select(value => 5 * value)];

        Assert.Equal([0, 3, 7, 11, 15, 19, 23, 24, 27, 31], Sample.OfCloud(x, y, Plain, 10));
    }

    [Fact]
    public void A_cloud_of_few_points_is_kept_but_for_those_without_a_place()
    {
        Assert.Equal([0, 3], Sample.OfCloud([1, double.NaN, 2, 3], [1, 1, double.PositiveInfinity, 1], Plain, 2));
        Assert.Equal([2], Sample.OfCloud([1, 0, 2], [0, 1, 3], new Panel { X = new Axis { Log = true }, Y = new Axis { Log = true } }, 9));
    }

    [Fact]
    public void A_lone_point_in_the_middle_and_the_outermost_points_are_kept_and_each_quarter_has_its_share()
    {
        // Four dense squares in the corners, a point between them, and one beyond each side.
        var places = Enumerable.Range(0, 4000)
            .Select(i => (X: (i % 2 * 9) + (i / 4 % 10 / 10.0), Y: (i / 2 % 2 * 9) + (i / 40 % 10 / 10.0)))

            .Concat(new (double X, double Y)[] { (5, 5), (-1, 5), (11, 5), (5, -1), (5, 11) }).ToList();
        int[] kept = Sample.OfCloud([.. places.Select(place => place.X)], [.. places.Select(place => place.Y)], Plain, 600);

        Assert.Equal([4000, 4001, 4002, 4003, 4004], kept.Where(i => i >= 4000));
        Assert.InRange(kept.Length, 400, 604);
        Assert.Equal(kept.Order().Distinct(), kept);
        Assert.All(Enumerable.Range(0, 4), corner => Assert.Equal(kept.Length / 4.0, kept.Count(i => i < 4000 && i % 4 == corner), 12.0));
    }

    [Fact]
    public void A_cloud_on_a_logarithmic_axis_is_divided_by_powers()
    {
        // As many points in each of four powers of ten; a lattice of plain distances would see one place only in the first three.
        double[] x = [.. Enumerable.Range(0, 800).Select(i => Math.Pow(10, i % 4))], y = [.. x.Select((_, i) => i < 400 ? 1.0 : 10)];
        int[] kept = Sample.OfCloud(x, y, new Panel { X = new Axis { Log = true }, Y = new Axis { Log = true } }, 80);

        Assert.All(Enumerable.Range(0, 4), power => Assert.Equal(20, kept.Count(i => i % 4 == power), 3.0));
    }

    [Fact]
    public void A_cloud_that_is_everywhere_is_seen_through_a_rougher_lattice()
    {
        double[] x = [.. Enumerable.Range(0, 2500).Select(i => (double)(i % 50))], y = [.. x.Select((_, i) => (double)(i / 50))];
        int[] kept = Sample.OfCloud(x, y, Plain, 100);

        Assert.InRange(kept.Length, 60, 104);
        foreach (var (right, top) in new[] { (false, false), (true, false), (false, true), (true, true) })
            Assert.InRange(kept.Count(i => x[i] > 24 == right && y[i] > 24 == top), kept.Length / 6, kept.Length / 3);
    }

    [Fact]
    public void A_cloud_of_one_place_is_thinned() =>
        Assert.InRange(Sample.OfCloud(new double[100], new double[100], Plain, 10).Length, 10, 11);

    [Fact]
    public void Of_each_stretch_of_a_line_the_ends_the_extremes_and_a_gap_are_kept()
    {
        double[] y = [0, 5, 1, -3, 2, 7, 7, double.NaN, 1, 0];

        // Two stretches of five: the first lowest at 3 and highest at 1, the second lowest at 9, first highest at 5, missing at 7.
        Assert.Equal([0, 1, 3, 4, 5, 7, 9], Sample.OfLine([y], 4));
        Assert.Equal([0, 1, 3, 4, 5, 6, 7, 8, 9], Sample.OfLine([y, [0, 0, 0, 0, 0, 0, 1, 0, -1, 0]], 8));
        Assert.Equal([0, 1, 2], Sample.OfLine([[3, 2, 1]], 3));
        Assert.Equal([0, 2, 9], Sample.OfLine([[0, 0, double.NaN, 0, double.NaN, 0, 0, 0, 0, 0]], 1));
        Assert.Equal([0, 3], Sample.OfLine([[double.NaN, double.NaN, double.NaN, double.NaN]], 1));
    }

    [Theory]
    [InlineData(10, 4, new int[0], new[] { 0, 3, 6, 9 })]
    [InlineData(10, 4, new[] { 5, 3 }, new[] { 0, 3, 5, 6, 9 })]
    [InlineData(10, 1, new int[0], new[] { 0, 9 })]
    [InlineData(3, 10, new int[0], new[] { 0, 1, 2 })]
    [InlineData(1, 5, new int[0], new[] { 0 })]
    public void Rows_are_spread_evenly_with_the_ends_and_those_that_are_needed(int count, int most, int[] needed, int[] kept) =>
        Assert.Equal(kept, Sample.OfRows(count, most, needed));

    [Fact]
    public void A_figure_that_is_too_large_is_thinned_on_the_axes_of_all_its_points_and_what_is_small_stays()
    {
        var (small, large) = (Chart.Point(Steps(100), Steps(100)), Chart.Point(Steps(6000), Steps(6000).Select(i => i * 7 % 6001)));
        var figure = Chart.Grid(2, small, large);
        var drawn = Thinning.Panels(figure);

        Assert.Same(figure.Panels[0], drawn[0]);
        Assert.InRange(((PointTrace)drawn[1].Traces[0]).X.Count, 3000, 4900);
        Assert.Equal(AxisRange.X(figure.Panels[1]), (drawn[1].X.Min!.Value, drawn[1].X.Max!.Value));
        Assert.Equal(AxisRange.Y(figure.Panels[1]), (drawn[1].Y.Min!.Value, drawn[1].Y.Max!.Value));
        Assert.Null(drawn[1].Z.Min);
        Assert.Same(small, Thinning.Of(small));
        Assert.Same(small.Panels, Thinning.Panels(small));
        Assert.Equal("", Thinning.Describe(small.Panels, small.Panels));
    }

    [Fact]
    public void A_small_trace_leaves_its_room_to_the_large_ones_and_equal_ones_share_it()
    {
        var (small, large) = (Chart.Point(Steps(50), Steps(50)), Chart.Point(Steps(6000), Steps(6000)));

        int alone = Count(Chart.Combine(small, large), 1);
        var two = Chart.Combine(large, small, large);

        Assert.InRange(48 * (50 + alone), 200_000, 225_000); // 48 bytes a point: what there is room for
        Assert.Equal(50, Count(two, 1));
        Assert.Equal(Count(two, 0), Count(two, 2));
        Assert.Equal(0.5, Count(two, 0) / (double)alone, 0.05);

        static int Count(Figure figure, int trace) => ((PointTrace)Thinning.Panels(figure)[0].Traces[trace]).X.Count;
    }

    [Fact]
    public void The_sentence_counts_what_is_drawn_of_each_kind_and_says_nothing_of_what_is_whole()
    {
        var (points, bars) = (Chart.Point(Steps(6000), Steps(6000)), Chart.Histogram(Steps(4000), bins: 1500));
        var figure = Chart.Grid(2, points, points, bars, Chart.Point(Steps(3), Steps(3)));
        var drawn = Thinning.Panels(figure);
        int left = Enumerable.Range(0, 2).Sum(i => drawn[i].Traces[0].Marks.Count);

        Assert.Equal($"; {left:#,0} of 12,000 points are drawn; {drawn[2].Traces[0].Marks.Count} of 1,500 bars are drawn",
            Thinning.Describe(figure.Panels, drawn));
        Assert.EndsWith(Thinning.Describe(figure.Panels, drawn) + ".", figure.AlternativeText, StringComparison.Ordinal);
        Assert.Equal(figure.AlternativeText, Thinning.Of(figure).AlternativeText);
    }

    [Fact]
    public void A_thinned_surface_keeps_its_upright_axis()
    {
        var figure = Chart.Surface((x, y) => x * y, (0, 2), (0, 3), steps: 200);
        var drawn = Thinning.Panels(figure)[0];

        Assert.Equal((0, 6), (drawn.Z.Min!.Value, drawn.Z.Max!.Value));
    }

    private static IEnumerable<double> Steps(int count) => Enumerable.Range(0, count).Select(i => (double)i);
}
