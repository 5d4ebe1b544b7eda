using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>Plotly.NET's first example, as its documentation has it, in an empty notebook, in a real browser that reaches nothing but
/// the course.</summary>
[Collection("browser")]
public sealed class PlotlyNetTests(LearnersBrowser browser)
{
    private const string Packages = "#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"";

    private const string Example = """
        using Plotly.NET.CSharp;

        var chart = Chart.Point<double, double, string>(
            x: new[] { 0.0, 1.0, 2.0, 3.0 },
            y: new[] { 1.0, 4.0, 9.0, 16.0 },
            Name: "Squares"
        );

        chart
        """;

    [Fact]
    public async Task The_first_example_of_plotly_net_is_drawn_offline_and_saved_as_a_picture()
    {
        string path = Path.Combine(browser.Course.Folder, "squares.ipynb");
        await File.WriteAllTextAsync(path, Empty(), TestContext.Current.CancellationToken);
        await using var learner = await browser.OpenAsync();
        var elsewhere = new List<string>();
        await learner.Context.RouteAsync(address => !address.StartsWith(learner.Address, StringComparison.Ordinal), async route =>
        {
            elsewhere.Add(route.Request.Url);
            await route.AbortAsync();
        });
        await learner.OpenAsync("squares");
        await learner.WriteAsync("packages", Packages);
        await learner.Page.Keyboard.PressAsync("Control+Enter");
        await learner.Page.WaitForSelectorAsync("#packages[data-state=ok], #packages[data-state=error]", new() { Timeout = 120_000 });
        Assert.SkipWhen((await learner.ShownAsync("packages")).Contains("Is this machine offline?", StringComparison.Ordinal),
            "no source of NuGet packages can be reached");

        await learner.RunAsync("example", Example);
        await learner.Page.WaitForSelectorAsync("#example .chart-live .scatterlayer path.point");
        Assert.Equal(4, await learner.Page.Locator("#example .chart-live .scatterlayer path.point").CountAsync());
        // The still picture lies under it, for print and for who cannot see.
        Assert.Equal("img", await learner.Page.GetAttributeAsync("#example .picture svg", "role"));
        Assert.Contains("Squares 4 points", await learner.Page.GetAttributeAsync("#example .picture", "aria-label"),
            StringComparison.Ordinal);
        await learner.PictureAsync("plotly-net");
        await learner.SavedAsync();
        var stored = Notebook.Load(path).Cells.Single(cell => cell.Id == "example").Outputs.Last()!["data"]!.AsObject();
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "image/svg+xml", "text/plain"],
            stored.Select(form => form.Key).Order(StringComparer.Ordinal));
        Assert.Empty(elsewhere);
        Assert.Empty(learner.Complaints);
    }

    private static string Empty()
    {
        JsonObject Code(string id) => new()
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = "",
        };
        return new JsonObject
        {
            ["cells"] = new JsonArray(
                new JsonObject { ["cell_type"] = "markdown", ["id"] = "head", ["metadata"] = new JsonObject(), ["source"] = "# Squares" },
                Code("packages"), Code("example")),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "csharp", ["name"] = ".net-csharp" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }.ToJsonString();
    }
}
