using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

public sealed class PlotlyWriterTests
{
    public static TheoryData<string> Names => Pictures.Names;

    [Theory, MemberData(nameof(Names))]
    public void Every_axis_runs_as_in_the_svg(string name)
    {
        var figure = Pictures.All[name];
        var layout = JsonNode.Parse(figure.ToPlotlyJson())!["layout"]!;

        for (int i = 0; i < figure.Panels.Count; i++)
        {
            var (panel, number) = (figure.Panels[i], i == 0 ? "" : $"{i + 1}");
            foreach (var (axis, letter, range) in new[]
                { (panel.X, "x", AxisRange.X(panel)), (panel.Y, "y", AxisRange.Y(panel)), (panel.Z, "z", AxisRange.Z(panel)) })
            {
                if (letter == "z" && !panel.InSpace)
                    continue;
                var inLayout = panel.InSpace ? layout["scene" + number]![letter + "axis"] : layout[$"{letter}axis{number}"];
                double[] written = [.. inLayout!["range"]!.AsArray().Select(bound => bound!.GetValue<double>()).Order()];
                double[] expected = axis.Log ? [Math.Log10(range.Min), Math.Log10(range.Max)] : [range.Min, range.Max];
                Assert.Equal(expected[0], written[0], 9);
                Assert.Equal(expected[1], written[1], 9);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_trace_is_there_in_its_order_and_every_picture_lies_below(string name)
    {
        var figure = Pictures.All[name];
        var json = JsonNode.Parse(figure.ToPlotlyJson())!;
        var traces = figure.Panels.SelectMany(panel => panel.Traces).ToList();

        Assert.Equal(
            traces.Where(trace => trace is not RasterTrace).Select(trace => trace.Name is { } given ? PlotlyWriter.Text(given) : null),
            json["data"]!.AsArray().Select(trace => (string?)trace!["name"]));
        Assert.Equal(traces.Count(trace => trace is RasterTrace), json["layout"]!["images"]!.AsArray().Count);
    }

    [Fact]
    public void A_missing_value_is_null()
    {
        var y = JsonNode.Parse(Pictures.All["gap"].ToPlotlyJson())!["data"]![0]!["y"]!.AsArray();

        Assert.Equal([2, 4], Enumerable.Range(0, y.Count).Where(i => y[i] is null));
    }

    [Fact]
    public void Places_of_one_step_are_two_numbers_and_others_a_list()
    {
        double[] even = [.. Enumerable.Range(0, 50).Select(i => -1.2 + 0.01 * i)], uneven = [.. even[..49], 3];
        var written = JsonNode.Parse(Chart.Line(even, even).ToPlotlyJson())!["data"]![0]!;

        Assert.Equal((-1.2, 0.01, null), ((double)written["x0"]!, (double)written["dx"]!, written["x"]));
        Figure[] asLists =
        [
            Chart.Line(uneven, even), Chart.Line([1, 2, 3], [1, 2, 3]),
            Chart.Line(even.Select(x => x + 2), even).WithXAxis(log: true), Chart.Line(even.Select(x => 0 * x), even),
        ];
        Assert.All(asLists, figure => Assert.Equal(figure.Panels[0].Traces.OfType<LineTrace>().Single().X.Count,
            JsonNode.Parse(figure.ToPlotlyJson())!["data"]![0]!["x"]!.AsArray().Count));
    }

    [Fact]
    public void Heights_of_a_grid_have_as_many_digits_as_tell_them_apart()
    {
        var near = JsonNode.Parse(Chart.Contour((x, y) => 1000 + 0.001 * x, (0, 1), (0, 1)).ToPlotlyJson())!["data"]![0]!["z"]!.AsArray();
        var wide = JsonNode.Parse(Chart.Contour((x, y) => x / 3, (0, 1), (0, 1)).ToPlotlyJson())!["data"]![0]!["z"]!.AsArray();

        Assert.True(near[0]!.AsArray().Select(value => (double)value!).Distinct().Count() > 30);
        Assert.Equal(0.2222, (double)wide[0]![40]!);
    }

    [Fact]
    public void A_class_is_listed_once_however_many_panels_show_it()
    {
        var listed = JsonNode.Parse(Pictures.All["film-strip"].ToPlotlyJson())!["data"]!.AsArray()
            .Where(trace => (bool)trace!["showlegend"]!);

        Assert.Equal(["decision boundary", "class 0", "class 1"], listed.Select(trace => (string)trace!["name"]!));
    }
}
