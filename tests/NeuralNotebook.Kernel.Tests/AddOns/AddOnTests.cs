using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Packages;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.AddOns;

/// <summary>What the add-ons beside the kernel do for cells, in a real kernel.
/// The tests that fetch skip where no source of packages can be reached.</summary>
public sealed class AddOnTests
{
    private const string Chart = """
        using Plotly.NET.CSharp;
        var chart = Chart.Point<double, double, string>(
            x: new[] { 0.0, 1.0, 2.0, 3.0 },
            y: new[] { 1.0, 4.0, 9.0, 16.0 },
            Name: "Squares"
        );
        """;

    private static readonly string[] Forms = ["application/vnd.plotly.v1+json", "image/png", "image/svg+xml", "text/plain"];

    [Fact]
    public async Task Plotly_nets_first_example_is_shown_live_and_as_a_picture()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, error) = await kernel.TryAsync("#r \"nuget: Plotly.NET.Interactive, 6.0.0\"\n#r \"nuget: Plotly.NET.CSharp, 0.14.0\"");
        PackageFetchTests.SkipOffline(error);
        Assert.Null(error);
        await kernel.RunAsync(Chart);

        foreach (string shown in new[] { "chart", "display(chart);", "chart.Display();" })
            Assert.Equal(Forms, Data(await kernel.RunAsync(shown)).Select(form => form.Key).Order(StringComparer.Ordinal));
        Assert.Equal("scatter chart: Squares 4 points around (1.5, 7.5).", (string?)Data(await kernel.RunAsync("chart"))["text/plain"]);
        // A kind that our writer does not know, and a formatter of the learner's own.
        Assert.Contains("of the kind pie", await kernel.ValueAsync("Chart.Pie<int, string, string>(new[] { 1, 2 })"),
            StringComparison.Ordinal);
        await kernel.RunAsync(
            "Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Plotly.NET.GenericChart>(chart => \"<i>mine</i>\", "
                + "\"text/html\");");
        Assert.Equal("<i>mine</i>", (string?)Data(await kernel.RunAsync("chart"))["text/html"]);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task What_no_cell_asks_for_is_not_loaded()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("new { A = 1, B = new[] { 1, 2 } }");

        Assert.Equal("0",
            await kernel.ValueAsync("AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name is \"NeuralNotebook.PlotlyNet\" "
                + "or \"NeuralNotebook.DotNetHost\" or \"Microsoft.DotNet.Interactive\")"));
    }

    [Fact]
    public async Task A_cell_registers_a_formatter_as_in_dotnet_interactive()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("#r \"Microsoft.DotNet.Interactive.Formatting\"\nusing Microsoft.DotNet.Interactive.Formatting;\nrecord "
            + "Planet(string Name);\nFormatter.Register<Planet>((planet, writer) => writer.Write($\"<b>{planet.Name}</b>\"), "
            + "\"text/html\");");

        Assert.Equal("<b>Mars</b>", (string?)Data(await kernel.RunAsync("new Planet(\"Mars\")"))["text/html"]);
        Assert.Equal("<b>Mars</b>", (string?)Data(await kernel.RunAsync("display(new Planet(\"Mars\"));"))["text/html"]);
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    [Fact]
    public async Task An_extension_of_a_package_shows_the_packages_values()
    {
        await using var kernel = await RunningKernel.StartAsync();
        string name = $"Planets{Guid.NewGuid():N}";
        ExtensionPackage.Write(kernel.Folder, name,
            "Formatter.Register<Planet>((planet, writer) => writer.Write(\"<b>\" + planet.Name + \"</b>\"), \"text/html\");");

        await kernel.RunAsync($"#r \"nuget: {name}, 1.0.0\"");
        Assert.Equal("<b>Mars</b>", (string?)Data(await kernel.RunAsync("new Planet()"))["text/html"]);
    }

    [Fact]
    public async Task An_extension_that_throws_is_named_and_its_package_can_be_used()
    {
        await using var kernel = await RunningKernel.StartAsync();
        string name = $"Comets{Guid.NewGuid():N}";
        ExtensionPackage.Write(kernel.Folder, name, "throw new InvalidOperationException(\"no tail\");");

        Assert.Contains($"The extension {name} could not be loaded: Extension: no tail The package itself can be used.",
            string.Concat(await kernel.NoticesAsync($"#r \"nuget: {name}, 1.0.0\"")), StringComparison.Ordinal);
        Assert.Equal("Mars", await kernel.ValueAsync("new Planet().Name"));
    }

    [Fact]
    public async Task Two_versions_of_one_package_are_refused_with_what_to_try()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, error) = await kernel.TryAsync("#r \"nuget: FSharp.Core, 10.0.111\"");
        PackageFetchTests.SkipOffline(error);
        Assert.Null(error);

        var refused = (await kernel.TryAsync("#r \"nuget: Plotly.NET, 6.0.0\"")).Error!;
        Assert.Contains("FSharp.Core", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Restart the kernel", refused.Message, StringComparison.Ordinal);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    private static JsonObject Data(JsonArray outputs) => outputs.Last()!["data"]!.AsObject();
}
