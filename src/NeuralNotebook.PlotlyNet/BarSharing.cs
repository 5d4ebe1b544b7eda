using NeuralNotebook.Interactive;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Lets several sets of bars share their places, as plotly.js does: side by side, one on the other,
/// or one before the other.</summary>
internal static class BarSharing
{
    public static IEnumerable<BarTrace> Of(IReadOnlyList<BarTrace> bars, string mode)
    {
        if (bars.Count < 2 || mode == "overlay")
            return bars;
        return mode is "stack" or "relative" ? Stacked(bars) : bars.Select((bar, i) => With(bar, bar.Thickness / bars.Count,
            [.. bar.Positions.Select(place => place + ((i + 0.5) / bars.Count - 0.5) * bar.Thickness)], [.. bar.Values]));
    }

    /// <summary>Each bar reaches from 0 to the end of its stack, the longest lies behind.</summary>
    private static IEnumerable<BarTrace> Stacked(IReadOnlyList<BarTrace> bars)
    {
        var (above, below) = (new Dictionary<double, double>(), new Dictionary<double, double>());
        return bars.Select(bar => With(bar, bar.Thickness, [.. bar.Positions], [.. bar.Positions.Zip(bar.Values).Select(pair =>
        {
            var ends = pair.Second < 0 ? below : above;
            return ends[pair.First] = ends.GetValueOrDefault(pair.First) + pair.Second;
        })])).ToArray().Reverse();
    }

    private static BarTrace With(BarTrace bar, double thickness, double[] places, double[] values) =>
        new(places, values)
        {
            Name = bar.Name,
            Color = bar.Color,
            Horizontal = bar.Horizontal,
            Errors = bar.Errors,
            Thickness = thickness,
            LeftOut = bar.LeftOut
        };
}
