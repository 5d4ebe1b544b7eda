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

        for (var i = 0; i < figure.Panels.Count; i++)
        {
            var (panel, number) = (figure.Panels[i], i == 0 ? "" : $"{i + 1}");
            foreach (var (axis, letter, range) in new[] { (panel.X, "x", AxisRange.X(panel)), (panel.Y, "y", AxisRange.Y(panel)), (panel.Z, "z", AxisRange.Z(panel)) })
            {
                if (letter == "z" && !panel.InSpace)
                    continue;
                var written = (panel.InSpace ? layout["scene" + number]![letter + "axis"] : layout[$"{letter}axis{number}"])!["range"]!.AsArray().Select(bound => bound!.GetValue<double>()).Order().ToArray();
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

        Assert.Equal(traces.Where(trace => trace is not RasterTrace).Select(trace => trace.Name is { } given ? PlotlyWriter.Text(given) : null), json["data"]!.AsArray().Select(trace => (string?)trace!["name"]));
        Assert.Equal(traces.Count(trace => trace is RasterTrace), json["layout"]!["images"]!.AsArray().Count);
    }

    [Fact]
    public void A_missing_value_is_null()
    {
        var y = JsonNode.Parse(Pictures.All["gap"].ToPlotlyJson())!["data"]![0]!["y"]!.AsArray();

        Assert.Equal([2, 4], Enumerable.Range(0, y.Count).Where(i => y[i] is null));
    }

    [Fact]
    public void A_class_is_listed_once_however_many_panels_show_it()
    {
        var listed = JsonNode.Parse(Pictures.All["film-strip"].ToPlotlyJson())!["data"]!.AsArray().Where(trace => (bool)trace!["showlegend"]!);

        Assert.Equal(["decision boundary", "class 0", "class 1"], listed.Select(trace => (string)trace!["name"]!));
    }
}
