using System.Text.Json.Nodes;
using NeuralNotebook.Interactive.Tests;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace NeuralNotebook.PlotlyNet.Tests;

/// <summary>What a notebook shows of Plotly.NET's charts.</summary>
public sealed class ChartFormatterTests
{
    private static readonly double[] X = [0, 1, 2, 3], Y = [0.5, 2, 1, 4];

    public static TheoryData<string, string> Kinds => new()
    {
        { "point", "scatter chart" }, { "line", "goes from 0.5 at 0 to 4 at 3" }, { "column", "cat 3" }, { "bar", "dog 1" },
        { "histogram", "bar chart" },
        { "heatmap", "2 × 3" }, { "contour", "contour" }, { "surface", "surface" }, { "grid", "scatter chart" },
        { "bubbles", "scatter chart" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void A_chart_is_shown_live_and_as_a_picture_with_a_sentence(string kind, string words)
    {
        var bundle = ChartFormatter.Format(Make(kind));

        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "image/svg+xml", "text/plain"], bundle.Keys.Order());
        Assert.Contains(words, bundle["text/plain"], StringComparison.Ordinal);
        Assert.Contains("role=\"img\"", bundle["image/svg+xml"], StringComparison.Ordinal);
        Assert.NotEmpty(JsonNode.Parse(bundle["application/vnd.plotly.v1+json"])!["data"]!.AsArray());
    }

    /// <summary>There and back: a figure that Plotly.NET carries is drawn as it was.</summary>
    [Theory]
    [InlineData("line"), InlineData("log-axis"), InlineData("histogram"), InlineData("heatmap"), InlineData("surface"),
        InlineData("column"), InlineData("bar"), InlineData("grid"), InlineData("error-bars"), InlineData("gap")]
    public void A_figure_of_ours_that_went_through_plotly_net_says_what_it_said(string name)
    {
        var figure = Pictures.All[name];
        string sentence = ChartFormatter.Format(figure.ToPlotlyNet())["text/plain"];

        Assert.Equal(figure.AlternativeText, sentence);
    }

    [Fact]
    public void Eight_hundred_points_take_less_than_seventy_kilobytes()
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 800).Select(_ => random.NextDouble())],
            y = [.. x.Select(value => value + random.NextDouble())];
        var bundle = ChartFormatter.Format(Chart.Point<double, double, string>(x, y));

        Assert.InRange(bundle.Values.Sum(form => form.Length), 1, 70_000);
        Assert.Equal(800, JsonNode.Parse(bundle["application/vnd.plotly.v1+json"])!["data"]![0]!["x"]!.AsArray().Count);
    }

    [Fact]
    public void A_million_points_are_a_picture_and_a_sentence_that_says_where_the_rest_is()
    {
        double[] x = [.. Enumerable.Range(0, 1_000_000).Select(i => i / 1e6)];
        var bundle = ChartFormatter.Format(Chart.Point<double, double, string>(x, [.. x.Select(Math.Sin)]));

        Assert.Equal(["image/png", "image/svg+xml", "text/plain"], bundle.Keys.Order());
        Assert.Contains("of 1,000,000 points are drawn", bundle["text/plain"], StringComparison.Ordinal);
        Assert.Contains("too much to be kept in a notebook", bundle["text/plain"], StringComparison.Ordinal);
        Assert.InRange(bundle["image/svg+xml"].Length, 1, 400_000);
    }

    [Fact]
    public void A_kind_that_our_writer_does_not_know_is_shown_live_and_named()
    {
        var pie = Chart.Pie<int, string, string>([1, 2], Labels: new[] { "a", "b" });
        var bundle = ChartFormatter.Format(Plotly.NET.Chart.withTitle("Shares", null).Invoke(pie));

        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"], bundle.Keys.Order());
        Assert.Equal("Shares: a chart of Plotly.NET. It holds a trace of the kind pie, which is drawn by plotly.js alone: "
            + "there is no still picture of it.", bundle["text/plain"]);
    }

    [Fact]
    public void A_second_axis_becomes_a_second_panel()
    {
        var loss = Chart.Line<double, double, string>(X, Y, Name: "loss");
        var accuracy = Plotly.NET.Chart.withAxisAnchor(X: null, Y: 2)
            .Invoke(Chart.Line<double, double, string>(X, [.. Y.Select(y => y / 4)], Name: "accuracy"));
        var both = Chart.Combine([loss, accuracy]).WithYAxisStyle<double, double, string>(TitleText: "loss")
            .WithYAxisStyle<double, double, string>(TitleText: "accuracy", Side: StyleParam.Side.Right,
                Id: StyleParam.SubPlotId.NewYAxis(2), Overlaying: StyleParam.LinearAxisId.NewY(1));

        Assert.Matches("line chart of loss: .*; line chart of accuracy: ", ChartFormatter.Format(both)["text/plain"]);
    }

    [Fact]
    public void The_notes_of_an_annotated_heatmap_are_the_texts_of_its_cells()
    {
        var chart = Chart.AnnotatedHeatmap<int, string, string, string>([[58, 1], [0, 61]], [["58", "1"], ["0", "61"]],
            X: new[] { "said 0", "said 1" }, Y: new[] { "is 0", "is 1" });
        using var json = System.Text.Json.JsonDocument.Parse(GenericChart.toFigureJson(chart));
        var panel = Assert.Single(FigureReader.Read(json.RootElement).Panels);

        Assert.Equal(["58", "1", "0", "61"], Assert.IsType<NeuralNotebook.Interactive.HeatmapTrace>(Assert.Single(panel.Traces)).Texts);
        Assert.Empty(panel.Annotations);
    }

    [Fact]
    public void Series_of_chosen_colours_differ_by_their_markers_too()
    {
        var both =
            Chart.Combine(new[] { "#d45500",
                "#0068b4" }.Select(color => Chart.Point<double, double, string>(X, Y, MarkerColor: Color.fromHex(color))));
        using var json = System.Text.Json.JsonDocument.Parse(GenericChart.toFigureJson(both));

        Assert.Equal(2, FigureReader.Read(json.RootElement).Panels[0].Traces.Cast<NeuralNotebook.Interactive.PointTrace>()
            .Select(points => points.Marker).Distinct().Count());
    }

    [Fact]
    public void What_is_no_chart_is_not_shown() => Assert.Empty(ChartFormatter.Format("no chart"));

    private static GenericChart Make(string kind) => kind switch
    {
        "point" => Chart.Point<double, double, string>(X, Y),
        "line" => Chart.Line<double, double, string>(X, Y),
        "column" => Chart.Column<int, string, string>([3, 1], Keys: new[] { "cat", "dog" }),
        "bar" => Chart.Bar<int, string, string>([3, 1], Keys: new[] { "cat", "dog" }),
        "histogram" => Chart.Histogram<double, double, string>(X: Y),
        "heatmap" => Chart.Heatmap<double, string, string, string>([[1.0, 2, 3], [4.0, 5, 6]]),
        "contour" => Chart.Contour<double, double, double, string>([[1.0, 2, 3], [4.0, 5, 6]]),
        "surface" => Chart.Surface<double, double, double, string>([[1.0, 2, 3], [4.0, 5, 6]]),
        "bubbles" => Chart.Bubble<double, double, string>(X, Y, [5, 10, 15, 20]),
        _ => Chart.Grid([Make("point"), Make("line")], 1, 2),
    };
}
