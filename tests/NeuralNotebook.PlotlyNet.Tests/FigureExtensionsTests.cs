using System.Text.Json.Nodes;
using NeuralNotebook.Interactive.Tests;
using Plotly.NET;
using Plotly.NET.CSharp;

namespace NeuralNotebook.PlotlyNet.Tests;

/// <summary>A figure of every kind, as Plotly.NET writes it.</summary>
public sealed class FigureExtensionsTests(PlotlyPage browser) : IClassFixture<PlotlyPage>
{
    public static TheoryData<string> Names => Pictures.Names;

    [Theory, MemberData(nameof(Names))]
    public void A_figure_says_the_same_in_the_words_of_plotly_net(string name)
    {
        var figure = Pictures.All[name];
        var (ours, theirs) = (JsonNode.Parse(figure.ToPlotlyJson())!, Json(figure.ToPlotlyNet()));

        foreach (string part in new[] { "data", "layout" })
            Assert.True(JsonNode.DeepEquals(Plain(ours[part]), Plain(theirs[part])), $"{part}\n{Plain(ours[part])}\n{Plain(theirs[part])}");
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Plotly_finds_no_fault_with_it(string name)
    {
        string[] faults = await browser.Page.EvaluateAsync<string[]>(
            "json => { const f = JSON.parse(json); return (Plotly.validate(f.data, f.layout) || []).map(fault => fault.msg); }",
            GenericChart.toFigureJson(Pictures.All[name].ToPlotlyNet()));

        Assert.Empty(faults);
    }

    [Fact]
    public void What_plotly_net_changes_is_what_was_there()
    {
        var chart = Plotly.NET.Chart.withTitle("Another title", null).Invoke(Pictures.All["lines"].ToPlotlyNet())
            .WithXAxisStyle<double, double, string>(TitleText: "epochs").WithSize(Width: 900, Height: 300);
        var layout = Json(chart)["layout"]!;

        Assert.Equal(("Another title", "epochs", 900),
            ((string?)layout["title"]!["text"], (string?)layout["xaxis"]!["title"]!["text"], (int)layout["width"]!));
        // What was not named stays.
        Assert.Equal("loss (nats)", (string?)layout["yaxis"]!["title"]!["text"]);
        Assert.NotNull(layout["xaxis"]!["range"]);
    }

    [Fact]
    public void Figures_of_both_libraries_stand_in_one_grid()
    {
        var grid =
            Plotly.NET.CSharp.Chart.Grid(
                [Pictures.All["line"].ToPlotlyNet(), Plotly.NET.CSharp.Chart.Point<int, int, string>([1, 2], [3, 4])], 1, 2);

        Assert.Equal(["scatter", "scatter"], Json(grid)["data"]!.AsArray().Select(trace => (string)trace!["type"]!));
    }

    private static JsonNode Json(GenericChart chart) => JsonNode.Parse(GenericChart.toFigureJson(chart))!;

    /// <summary>JSON in which 1.0 is 1, as it is to a reader.</summary>
    private static JsonNode? Plain(JsonNode? json) => json switch
    {
        JsonObject properties =>
            new JsonObject(properties.OrderBy(property => property.Key, StringComparer.Ordinal)
                .Select(property => KeyValuePair.Create(property.Key, Plain(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Plain)]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => JsonValue.Create((double)value),
        _ => json?.DeepClone(),
    };
}
