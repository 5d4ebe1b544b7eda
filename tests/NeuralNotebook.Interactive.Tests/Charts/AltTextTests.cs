namespace NeuralNotebook.Interactive.Tests;

public sealed class AltTextTests
{
    [Fact]
    public void A_title_that_ends_with_a_full_stop_has_none_before_the_colon() => Assert.Equal("Found: line chart: is 5 at 0.",
        Chart.Line([5]).WithTitle("Found.").AlternativeText);

    [Theory]
    [InlineData("loss", "epoch", "line chart of loss against epoch: ")]
    [InlineData("loss", null, "line chart of loss: ")]
    [InlineData(null, "epoch", "line chart against epoch: ")]
    [InlineData(null, null, "line chart: ")]
    public void Axes_are_named_where_they_have_a_title(string? y, string? x, string beginning) =>
        Assert.StartsWith(beginning, Chart.Line([1, 2]).WithYAxis(y).WithXAxis(x).AlternativeText, StringComparison.Ordinal);

    [Fact]
    public void A_line_is_told_by_its_ends_and_by_what_is_lower_or_higher_than_both()
    {
        Assert.Equal("line chart: goes from 3 at 0 to 5 at 3, lowest 1 at 1, highest 9 at 2.", Chart.Line([3, 1, 9, 5]).AlternativeText);
        Assert.Equal("line chart: goes from 1 at 0 to 9 at 2.", Chart.Line([1, 4, 9]).AlternativeText);
        Assert.Equal("line chart: goes from 9 at 0 to 1 at 2.", Chart.Line([9, 4, 1]).AlternativeText);
        Assert.Equal("line chart: goes from 3 at 0 to 5 at 2, highest 9 at 1.", Chart.Line([3, 9, 5]).AlternativeText);
        Assert.Equal("line chart: goes from 3 at 0 to 5 at 2, lowest 1 at 1.", Chart.Line([3, 1, 5]).AlternativeText);
    }

    [Fact]
    public void What_has_no_place_is_counted()
    {
        const string One = " (1 value has no place on the axes and is left out)";
        string Some(int count) => $" ({count} values have no place on the axes and are left out)";
        double[] x = [1, 2, 3, 4], none = [double.NaN, double.NaN, double.NaN, double.PositiveInfinity];

        Assert.Equal("line chart: has no values" + Some(4) + ".", Chart.Line(x, none).AlternativeText);
        Assert.Equal("line chart: is 7 at 2" + One + ".", Chart.Line([1, 2], [double.NaN, 7]).AlternativeText);
        Assert.Equal("line chart: is 7 at 3" + Some(3) + ".", Chart.Line(x, [double.NaN, 0, 7, -1]).WithYAxis(log: true).AlternativeText);
        Assert.Equal("line chart: goes from 7 at 2 to 8 at 3" + Some(2) + ".",
            Chart.Line(x, [double.NaN, 7, 8, double.NaN]).AlternativeText);
        Assert.Equal("scatter chart: has no points" + Some(4) + ".", Chart.Point(x, none).AlternativeText);
        Assert.Equal("scatter chart: 1 point around (2, 7)" + One + ".", Chart.Point([1, 2], [double.NaN, 7]).AlternativeText);
        Assert.Equal("scatter chart: 2 points around (3.5, 2)" + Some(2) + ".",
            Chart.Point(x, [0, double.NaN, 1, 3]).WithYAxis(log: true).AlternativeText);
        Assert.Equal("bar chart: a 1" + One + ".", Chart.Column(["a", "b"], [1, double.NaN]).AlternativeText);
        Assert.Contains(Some(2), Chart.Histogram([1, double.NaN, 2, double.NaN]).AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Six_bars_are_told_one_by_one_and_of_seven_the_highest_and_the_lowest()
    {
        string[] names = ["a", "b", "c", "d", "e", "f", "g"];

        Assert.Equal("bar chart: a 1, b 2, c 3, d 4, e 5, f 6.", Chart.Column(names[..6], [1, 2, 3, 4, 5, 6]).AlternativeText);
        Assert.Equal("bar chart: 7 bars, highest c 9, lowest f −6.", Chart.Column(names, [1, 2, 9, 4, 5, -6, 7]).AlternativeText);
        Assert.Equal("bar chart: a 2, b 3.", Chart.Bar(names[..2], [2, 3]).AlternativeText);
        Assert.Equal("bar chart of count: 0.75 2, 2.25 2.", Chart.Histogram([0, 1, 2, 3], bins: 2).AlternativeText);
    }

    [Fact]
    public void A_series_is_told_by_its_name_and_of_more_than_four_the_rest_is_counted()
    {
        Figure Lines(int count) => Chart.Combine(Enumerable.Range(0, count).Select(i => Chart.Line([i], name: $"s{i}")));

        Assert.Equal("line chart: s0 is 0 at 0, s1 is 1 at 0, s2 is 2 at 0, s3 is 3 at 0.", Lines(4).AlternativeText);
        Assert.EndsWith(", s3 is 3 at 0, and 2 more series.", Lines(6).AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Panels_are_told_with_heading_and_caption_and_of_more_than_eight_the_rest_is_counted()
    {
        Figure Panels(int count) => new() { Panels = [.. Enumerable.Range(0, count).Select(i => new Panel { Description = $"d{i}" })] };
        Panel[] two = [new Panel { Title = "first", Caption = "error 3", Description = "a map" }, new Panel { Description = "a field" }];
        var drawn = two[1] with { Traces = Chart.Line([1]).Panels[0].Traces };

        Assert.Equal("Both: first, a map (error 3); a field.", new Figure { Panels = [two[0], drawn], Title = "Both" }.AlternativeText);
        Assert.EndsWith("d7.", (Panels(8) with { Panels = [.. Panels(7).Panels, drawn with { Description = "d7" }] }).AlternativeText,
            StringComparison.Ordinal);
        Assert.EndsWith("; d7; and 1 more panel.", (Panels(0) with { Panels = [.. Panels(8).Panels, drawn] }).AlternativeText,
            StringComparison.Ordinal);
        Assert.EndsWith("; d7; and 2 more panels.", (Panels(0) with { Panels = [.. Panels(9).Panels, drawn] }).AlternativeText,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_alone_is_no_empty_chart_and_panels_without_anything_are()
    {
        Assert.Equal("an empty chart.", new Figure { Panels = [new Panel(), new Panel { Title = "a" }] }.AlternativeText);
        Assert.Equal("picture.", new Figure { Panels = [new Panel()] }.WithAnnotation(1, 2, "here").AlternativeText);
    }

    [Fact]
    public void Error_bars_are_told_by_the_sizes_of_those_that_are_drawn()
    {
        var figure = Chart.Point([1, 2, 3], [4, 5, double.NaN]);

        Assert.EndsWith(", with error bars of ±0.1 to 0.2.", Said([0.1, 0.2, 9], null), StringComparison.Ordinal);
        Assert.EndsWith(", with error bars of 0.3 below and 0.1 to 0.2 above.", Said([0.1, 0.2, 9], [0.3, 0.3, 8]),
            StringComparison.Ordinal);
        Assert.EndsWith(", with error bars of ±0.2.", Said([double.NaN, 0.2, 9], null), StringComparison.Ordinal);
        Assert.EndsWith(", with error bars of 0.4 below and 0.2 above.", Said([0.1, 0.2, 9], [double.NaN, 0.4, 9]),
            StringComparison.Ordinal);
        Assert.EndsWith("are left out), without error bars that could be drawn.",
            Chart.Point([1, 2], [double.NaN, double.NaN]).WithErrorBars([1, 1]).AlternativeText, StringComparison.Ordinal);

        string Said(double[] above, double[]? below) => figure.WithErrorBars(above, below).AlternativeText;
    }

    [Fact]
    public void A_heatmap_is_told_by_its_extremes_and_the_names_of_their_cells()
    {
        Assert.Equal("chart: heatmap of 2 × 2 cells, lowest −1 at row 1, column 0, highest 3 at row 0, column 1"
            + " (1 value is not finite and leaves a gap).", Chart.Heatmap(new[,] { { 0, 3 }, { -1, double.NaN } }).AlternativeText);
        Assert.Contains("lowest 1 at row 7, left, highest 4 at down, right",
            Chart.Heatmap(new[,] { { 1.0, 2 }, { 3, 4 } }, rows: ["7", "down"], columns: ["left", "right"]).AlternativeText,
            StringComparison.Ordinal);
        Assert.Contains("1 × 41 cells, lowest 0 at row 0, column 0, highest 40 at row 0, column 40",
            Chart.Heatmap([[.. Enumerable.Range(0, 41).Select(i => (double)i)]]).AlternativeText, StringComparison.Ordinal);
        Assert.Contains("cells, 5 everywhere (2 values are not finite and leave gaps).",
            Chart.Heatmap(new[,] { { 5, double.NaN }, { double.NaN, 5 } }).AlternativeText, StringComparison.Ordinal);
        Assert.Contains("cells without values (2 values are", Chart.Heatmap(new[,] { { double.NaN, double.NaN } }).AlternativeText,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_and_a_surface_are_told_by_their_ground_and_their_extremes()
    {
        var z = new Matrix(2, 3, [0, 1, 2, 3, 4, 5]);

        Assert.Equal("chart: contours at 2 heights over x from 0 to 2 and y from 10 to 20, lowest 0 at (0, 10), highest 5 at (2, 20).",
            Chart.Contour(z, y: [10, 20], at: [1, 3]).AlternativeText);
        Assert.Contains("contours at 1 height over w from 0 to 2 and v from 0 to 1",
            Chart.Contour(z, at: [3]).WithXAxis("w").WithYAxis("v").AlternativeText, StringComparison.Ordinal);
        Assert.Equal("surface of loss over x from 0 to 2 and y from 0 to 1, lowest 0 at (0, 0), highest 5 at (2, 1).",
            Chart.Surface(z).WithZAxis("loss").AlternativeText);
        Assert.StartsWith("surface over x from", Chart.Surface(z).AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_with_a_name_is_not_told_by_it() => Assert.DoesNotContain("height of", new Figure
    {
        Panels = [new Panel { Traces = [new HeatmapTrace([1, 2], 2) { Name = "height of" }] }],
    }.AlternativeText, StringComparison.Ordinal);
}
