using System.Diagnostics;

namespace NeuralNotebook.Interactive.Tests;

public sealed class TraceRefusalTests
{
    public static TheoryData<Func<object>, string[]> Misfits => new()
    {
        { () => new LineTrace([1, 2], [1]), ["A line", "2 x and 1 y", "cut short"] },
        { () => new PointTrace([1], [1, 2]), ["A cloud of points", "1 x and 2 y"] },
        { () => new BandTrace([1, 2], [1], [1, 2]), ["A band", "2 x and 1 lower"] },
        { () => new BandTrace([1, 2], [1, 2], [1, 2, 3]), ["A band", "2 x and 3 upper"] },
        { () => new BarTrace([1], [1, 2]), ["A bar chart", "1 x and 2 bar"] },
        { () => new ErrorBars([1, 2], [1]), ["as many lower as upper", "2 and 1"] },
        { () => new ErrorBars([1, -0.5], [1, 1]), ["never negative", "−0.5", "how far"] },
        { () => new ErrorBars([1], [-2]), ["never negative", "−2"] },
        { () => new HeatmapTrace([], 1), ["A heatmap", "0 values for rows of 1"] },
        { () => new HeatmapTrace([1, 2, 3], 2), ["whole rows", "3 values for rows of 2"] },
        { () => new HeatmapTrace([1], 0), ["1 values for rows of 0"] },
        { () => new RasterTrace([], 1, 0, 1, 0, 1), ["three bytes a pixel", "0 bytes for rows of 1"] },
        { () => new RasterTrace(new byte[9], 2, 0, 1, 0, 1), ["whole rows", "9 bytes for rows of 2"] },
        { () => new RasterTrace(new byte[4], 1, 0, 1, 0, 1), ["4 bytes for rows of 1"] },
        { () => new RasterTrace(new byte[3], 0, 0, 1, 0, 1), ["3 bytes for rows of 0"] },
        { () => new ContourTrace([1], [1, 2], [1, 2]), ["A contour chart", "two places", "1 x and 2 y"] },
        { () => new SurfaceTrace([1, 2], [1], [1, 2]), ["A surface", "two places", "2 x and 1 y"] },
        { () => new SurfaceTrace([1, 2], [1, 2, 3], [1, 2, 3, 4, 5]),
            ["one height for each place", "5 heights for 2 x and 3 y", "columns"] },
        { () => new SurfaceTrace([1, 1], [1, 2], new double[4]), ["A surface", "finite x that grow", "sort them"] },
        { () => new SurfaceTrace([1, 2], [2, 1], new double[4]), ["finite y that grow"] },
        { () => new SurfaceTrace([1, 2], [1, double.NaN], new double[4]), ["finite y that grow"] },
        { () => new SurfaceTrace([double.NegativeInfinity, 2], [1, 2], new double[4]), ["finite x that grow"] },
        { () => new SurfaceTrace([1, 2, 2.5, 2.4], [1, 2], new double[8]), ["finite x that grow"] },
    };

    [Theory, MemberData(nameof(Misfits), DisableDiscoveryEnumeration = true)]
    public void What_does_not_fit_together_is_refused_with_what_was_given(Func<object> make, string[] words)
    {
        string message = Assert.Throws<ArgumentException>(make).Message;

        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_smallest_of_each_kind_is_taken()
    {
        Assert.Equal((0, 0), (new LineTrace([], []).X.Count, new BarTrace([], []).Values.Count));
        Assert.Equal(1, new HeatmapTrace([1], 1).Rows);
        Assert.Equal(2, new HeatmapTrace([1, 2, 3, 4, 5, 6], 3).Rows);
        Assert.Equal((1, 1), (new RasterTrace(new byte[3], 1, 0, 1, 0, 1).Rows, new RasterTrace(new byte[6], 2, 0, 1, 0, 1).Rows));
        Assert.Equal(4, new SurfaceTrace([1, 2], [1, 1 + 1e-15], new double[4]).Values.Count);
        Assert.Equal([0, 1], new ErrorBars([0, 0], [0, 1]).Above);
    }

    [Fact]
    public void A_surface_is_drawn_in_space_alone() => Assert.Contains("in space",
        Assert.Throws<UnreachableException>(() => new TracePlot().Draw(new SurfaceTrace([1, 2], [1, 2], new double[4]))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_error_that_is_no_number_leaves_its_bar_out_and_no_other()
    {
        var bars = new ErrorBars([1, double.NaN, 3, 4], [10, 20, double.PositiveInfinity, 40]);

        Assert.Equal([99, 110, 396, 440], bars.Ends([100, 200, 300, 400]));
        Assert.Equal([4, 1], bars.At([3, 0]).Below);
        Assert.Equal([40, 10], bars.At([3, 0]).Above);
    }
}
