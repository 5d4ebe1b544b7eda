namespace NeuralNotebook.Interactive.Tests.Charts.Functions;

public sealed class FunctionTests
{
    [Fact]
    public void A_smooth_function_is_a_line_through_241_places()
    {
        var line = Line(Math.Sin, 0, 6);
        Assert.Equal(Enumerable.Range(0, 241).Select(i => 6.0 * i / 240), line.X);
        Assert.Equal(line.X.Select(Math.Sin), line.Y);
    }

    [Fact]
    public void Where_a_function_jumps_the_line_stops_and_starts_again()
    {
        var line = Line(z => z > 0 ? 1 : 0, -4, 4);
        int gap = Assert.Single(Enumerable.Range(0, line.Y.Count), i => double.IsNaN(line.Y[i]));
        Assert.Equal((0, 1), (line.Y[gap - 1], line.Y[gap + 1]));
        Assert.Equal(0, line.X[gap + 1] - line.X[gap - 1], 1e-8);
        Assert.Equal(0, line.X[gap], 1e-8);
    }

    [Fact]
    public void At_a_pole_the_line_ends_beside_it()
    {
        var line = Line(x => 1 / x, -4, 4);
        Assert.Contains(line.Y, double.IsNaN);
        Assert.Equal(30, line.Y.Where(double.IsFinite).Max(), 1e-6);
        Assert.Equal(-30, line.Y.Where(double.IsFinite).Min(), 1e-6);
    }

    private static LineTrace Line(Func<double, double> f, double from, double to) =>
        Assert.IsType<LineTrace>(Assert.Single(Assert.Single(Chart.Function(f, from, to).Panels).Traces));
}
