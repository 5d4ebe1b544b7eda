using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Takes figures of the course over to Plotly.NET.</summary>
public static class FigureExtensions
{
    /// <summary>The figure as a chart of Plotly.NET, to go on with all that it offers:
    /// styles, templates, HTML files, picture files.</summary>
    /// <remarks>Traces, axes, titles and annotations are Plotly.NET's own objects, so that its <c>With…</c> functions change what is
    /// there. The data are those of
    /// <see cref="Interactive.Figure.ToPlotlyJson"/>: six significant digits, four of the heights of a grid,
    /// and of very many points as many as a screen can show.</remarks>
    /// <param name="figure">Any figure.</param>
    /// <returns>The chart; the figure stays as it is.</returns>
    public static GenericChart ToPlotlyNet(this Interactive.Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var json = JsonNode.Parse(figure.ToPlotlyJson())!.AsObject();
        var traces = json["data"]!.AsArray().Select(trace => PlotlyObjects.Trace(trace!.AsObject()));
        return GenericChart.fromFigure(
            Plotly.NET.Figure.create(ListModule.OfSeq(traces), PlotlyObjects.Layout(json["layout"]!.AsObject())));
    }
}
