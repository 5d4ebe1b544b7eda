using System.Globalization;
using System.Text.Json;
using Plotly.NET;
using Figure = NeuralNotebook.Interactive.Figure;

namespace NeuralNotebook.PlotlyNet;

/// <summary>What a notebook shows of a chart of Plotly.NET: the chart itself, which plotly.js draws,
/// and a picture with a sentence for every other reader.</summary>
/// <remarks>The kernel finds this class by the manifest beside it, and calls it by name.</remarks>
public static class ChartFormatter
{
    /// <summary>Larger charts would make a notebook that no front end opens gladly.</summary>
    private const int LargestJson = 2_000_000;

    /// <summary>The chart by MIME type.</summary>
    /// <param name="value">A <see cref="GenericChart"/>; of anything else nothing is made.</param>
    /// <returns><c>application/vnd.plotly.v1+json</c>, unless the chart is too large for a notebook;
    /// <c>image/svg+xml</c> and <c>image/png</c>, where our writers know all of its traces;
    /// and <c>text/plain</c>, a sentence that says what it shows, or why a part is missing.</returns>
    public static IReadOnlyDictionary<string, string> Format(object value)
    {
        var bundle = new Dictionary<string, string>();
        if (value is not GenericChart chart)
            return bundle;
        using var json = JsonDocument.Parse(GenericChart.toFigureJson(chart));
        var (figure, sentence) = Picture(json.RootElement);
        string data = CompactJson.Write(json.RootElement);
        if (data.Length <= LargestJson)
            bundle["application/vnd.plotly.v1+json"] = data;
        else
            sentence +=
                string.Create(CultureInfo.InvariantCulture,
                    $" Its data are {data.Length / 1e6:0.0} MB, too much to be kept in a "
                        + $"notebook: {(figure is null ? "" : "this is a still picture, and ")}chart.SaveHtml(\"chart.html\") writes "
                        + $"the whole.");
        if (figure is not null)
            (bundle["image/svg+xml"], bundle["image/png"]) = (figure.ToSvg(), Convert.ToBase64String(figure.ToSmallPng()));
        bundle["text/plain"] = sentence;
        return bundle;
    }

    private static (Figure? Figure, string Sentence) Picture(JsonElement chart)
    {
        try
        {
            var figure = FigureReader.Read(chart);
            if (Slider(chart) is { } slider)
                figure = figure.WithAlternativeText($"{figure.AlternativeText} {slider}");
            return (figure, figure.AlternativeText);
        }
        catch (NotDrawnException unknown)
        {
            return (null,
                $"{Named(chart)} It holds a trace of the kind {unknown.Message}, which is drawn by plotly.js alone: "
                    + "there is no still picture of it.");
        }
        catch (ArgumentException error)
        {
            return (null, $"{Named(chart)} There is no still picture of it: {error.Message}");
        }
    }

    private static string? Slider(JsonElement chart) =>
        chart.At("layout")?.Items("sliders").Select(slider => slider.Items("steps").Count).FirstOrDefault() is > 1 and var steps
            ? string.Create(CultureInfo.InvariantCulture,
                $"A slider leads through {steps} pictures where plotly.js runs; this is one of them.") : null;

    private static string Named(JsonElement chart) =>
        chart.At("layout")?.Title() is { } title ? $"{title.TrimEnd('.')}: a chart of Plotly.NET." : "A chart of Plotly.NET.";
}
