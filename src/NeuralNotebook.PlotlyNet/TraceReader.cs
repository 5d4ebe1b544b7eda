using System.Text.Json;
using NeuralNotebook.Interactive;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Reads traces of points, lines and bars.</summary>
internal static class TraceReader
{
    /// <summary>So many values of a colour are told apart as series of their own.</summary>
    private const int MostClasses = 8;

    /// <summary>Points, a line, or a line with its points.</summary>
    public static IEnumerable<Trace> Scatter(JsonElement json, AxisReader acrossAxis, AxisReader upwardsAxis)
    {
        var (x, y) = Places(json, acrossAxis, upwardsAxis);
        string mode = json.Word("mode") ?? (x.Length < 20 ? "lines+markers" : "lines");
        string? name = Name(json), color = json.Color("line", "color") ?? json.Color("marker", "color");
        if (json.Word("fill") is "tozeroy" && x.Length > 0)
            yield return new BandTrace(x, new double[x.Length], y) { Color = color };
        if (mode.Contains("lines", StringComparison.Ordinal))
        {
            yield return new LineTrace(x, y)
            {
                Name = name,
                Color = color,
                Width = Math.Clamp(json.Number("line", "width") ?? 2.4, 0, 12),
                Dash = json.Word("line", "dash") switch
                {
                    "solid" => Dash.Solid,
                    "dash" => Dash.Dashed,
                    "dot" => Dash.Dotted,
                    "dashdot" => Dash.DashDot,
                    "longdash" => Dash.LongDash,
                    _ => null
                },
                Markers = mode.Contains("markers", StringComparison.Ordinal),
                Errors = Errors(json, "error_y", y),
            };
        }
        else if (mode.Contains("markers", StringComparison.Ordinal))
        {
            foreach (var (group, places) in Classes(json, x.Length))
            {
                yield return new PointTrace(At(x, places), At(y, places))
                {
                    Name = group is null ? name : $"{name ?? "colour"} {group}",
                    Color = group is null ? color : null,
                    Marker = json.Word("marker", "symbol") switch
                    {
                        "circle" => Marker.Circle,
                        "square" => Marker.Square,
                        "triangle-up" => Marker.Triangle,
                        "diamond" => Marker.Diamond,
                        "triangle-down" => Marker.TriangleDown,
                        "x" or "cross" => Marker.Cross,
                        _ => null,
                    },
                    Size = Math.Clamp(json.Number("marker", "size") ?? 7, 1, 40),
                    Errors = group is null ? Errors(json, "error_y", y) : null,
                };
            }
        }
        else
        {
            throw new NotDrawnException($"scatter with the mode {mode}");
        }
    }

    /// <summary>Bars that stand or lie.</summary>
    public static BarTrace Bars(JsonElement json, AxisReader acrossAxis, AxisReader upwardsAxis)
    {
        var (x, y) = Places(json, acrossAxis, upwardsAxis);
        bool lies = json.Word("orientation") == "h";
        var (places, values) = lies ? (y, x) : (x, y);
        double gap = places.Where(double.IsFinite).Distinct().Order().Pairwise((a, b) => b - a).DefaultIfEmpty(1).Min();
        return new BarTrace(places, values)
        {
            Name = Name(json),
            Color = json.Color("marker", "color"),
            Horizontal = lies,
            Thickness = json.Number("width") ?? 0.8 * gap,
            Errors = Errors(json, lies ? "error_x" : "error_y", values),
        };
    }

    /// <summary>Counts of values.</summary>
    public static BarTrace Histogram(JsonElement json)
    {
        bool lies = json.At("x") is null;
        string axis = lies ? "y" : "x";
        double[] values = PlotlyJson.Numbers(json.At(axis));
        if (values.Length > 0 && values.All(double.IsNaN))
            throw new NotDrawnException("histogram of names");
        double? size = json.Number($"{axis}bins", "size"), from = json.Number($"{axis}bins", "start"),
            to = json.Number($"{axis}bins", "end");
        int bins = (int)Math.Clamp(json.Number($"nbins{axis}") ?? (to - from) / size ?? 0, 0, 500);
        var counted = (BarTrace)Chart.Histogram(values, bins).Panels[0].Traces[0];
        return counted with { Name = Name(json), Color = json.Color("marker", "color"), Horizontal = lies };
    }

    /// <summary>The name for the legend; none of a trace that is to be left out of it.</summary>
    private static string? Name(JsonElement json) =>
        json.Truth("showlegend") == false || json.Word("name") is not { } name || PlotlyJson.Plain(name) is not { Length: > 0 } plain
            ? null : plain;

    private static (double[] X, double[] Y) Places(JsonElement json, AxisReader acrossAxis, AxisReader upwardsAxis)
    {
        int count = Math.Max(Count(json.At("x")), Count(json.At("y")));
        double[] x = Even(json, "x", count) ?? acrossAxis.Places(json.At("x"), count),
            y = Even(json, "y", count) ?? upwardsAxis.Places(json.At("y"), count);
        // plotly.js draws as far as both go.
        count = Math.Min(x.Length, y.Length);
        return (x[..count], y[..count]);
    }

    /// <summary>Places of one step, as plotly.js takes them in the stead of a list.</summary>
    private static double[]? Even(JsonElement json, string axis, int count) => json.At(axis) is null && json.Number("d" + axis) is { } step
        ? [.. Enumerable.Range(0, count).Select(i => (json.Number(axis + "0") ?? 0) + i * step)] : null;

    private static int Count(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } items ? items.GetArrayLength() : PlotlyJson.Numbers(list).Length;

    /// <summary>The points by their colour, where each has one of a few; otherwise all together.</summary>
    private static IEnumerable<(string? Class, int[] Places)> Classes(JsonElement json, int count)
    {
        string[] colors = [.. json.Items("marker", "color").Select(color => color.ToString())];
        if (colors.Length == count && colors.Distinct().Count() <= MostClasses)
            return colors.Index().GroupBy(color => color.Item, color => color.Index).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => ((string?)group.Key, group.ToArray()));
        return [(null, [.. Enumerable.Range(0, count)])];
    }

    private static double[] At(double[] values, int[] places) => [.. places.Select(place => values[place])];

    private static ErrorBars? Errors(JsonElement json, string name, double[] values)
    {
        double[] above = PlotlyJson.Numbers(json.At(name, "array")),
            below = json.At(name, "arrayminus") is { } minus ? PlotlyJson.Numbers(minus) : above;
        return above.Length == values.Length && below.Length == values.Length && values.Length > 0 ? new ErrorBars(below, above) : null;
    }

    private static IEnumerable<double> Pairwise(this IEnumerable<double> values, Func<double, double, double> of) =>
        values.Zip(values.Skip(1), of);
}
