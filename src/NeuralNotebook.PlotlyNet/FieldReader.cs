using System.Globalization;
using System.Text.Json;
using NeuralNotebook.Interactive;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Reads traces that show numbers as colours.</summary>
internal static class FieldReader
{
    /// <summary>Bands that stand for the cells of a heatmap over numbers.</summary>
    private const int Bands = 24;

    /// <summary>Coloured cells where rows and columns have names or only places; over numbers, coloured bands,
    /// which keep to the axes.</summary>
    public static ColoredTrace Heatmap(JsonElement json, AxisReader acrossAxis, AxisReader upwardsAxis)
    {
        double[][] z = Rows(json);
        double[] x = acrossAxis.Places(json.At("x"), z[0].Length), y = upwardsAxis.Places(json.At("y"), z.Length);
        double[] values = [.. z.SelectMany(row => row)];
        bool isTable = IsCounted(x) && IsCounted(y);
        ColoredTrace trace = isTable
            ? new HeatmapTrace(values, z[0].Length) { Texts = Texts(json, z) }
            : new ContourTrace(x, y, values) { Lines = false, Levels = Levels(values, Bands) };
        return Colored(trace, json, "zmin", "zmax", values);
    }

    /// <summary>Lines of equal height.</summary>
    public static ContourTrace Contour(JsonElement json, AxisReader acrossAxis, AxisReader upwardsAxis)
    {
        var (x, y, z) = Grid(json, acrossAxis, upwardsAxis);
        string coloring = json.Word("contours", "coloring") ?? "fill";
        var trace = new ContourTrace(x, y, z)
        {
            Filled = coloring is "fill" or "heatmap",
            Lines = json.Truth("contours", "showlines") ?? true,
            Levels = Steps(json) ?? Levels(z, (int)Math.Clamp(json.Number("ncontours") ?? 12, 1, 100)),
        };
        return (ContourTrace)Colored(trace, json, "zmin", "zmax", z);
    }

    /// <summary>A surface in space.</summary>
    public static SurfaceTrace Surface(JsonElement json, AxisReader acrossAxis, AxisReader upwardsAxis)
    {
        var (x, y, z) = Grid(json, acrossAxis, upwardsAxis);
        return (SurfaceTrace)Colored(new SurfaceTrace(x, y, z), json, "cmin", "cmax", z);
    }

    private static (double[] X, double[] Y, double[] Z) Grid(JsonElement json, AxisReader acrossAxis, AxisReader upwardsAxis)
    {
        double[][] z = Rows(json);
        return (acrossAxis.Places(json.At("x"), z[0].Length), upwardsAxis.Places(json.At("y"), z.Length), [.. z.SelectMany(row => row)]);
    }

    private static double[][] Rows(JsonElement json)
    {
        double[][] z = PlotlyJson.Rows(json.At("z"));
        return z.Length > 0 && z[0].Length > 0 ? z : throw new NotDrawnException($"{json.Word("type")} without numbers");
    }

    private static ColoredTrace Colored(ColoredTrace trace, JsonElement json, string low, string high, double[] values) => trace with
    {
        Name = json.Word("name") is { } name && PlotlyJson.Plain(name) is { Length: > 0 } plain ? plain : null,
        Colors = values.Any(value => value < 0) ? ColorMap.Diverging : ColorMap.Sequential,
        ColorMin = json.Number(low),
        ColorMax = json.Number(high),
        ColorBar = json.Truth("showscale") ?? true,
        ColorBarTitle = json.At("colorbar") is { } bar ? bar.Title() : null,
    };

    private static bool IsCounted(double[] places) => places.Index().All(place => place.Item == place.Index);

    private static string[]? Texts(JsonElement json, double[][] z)
    {
        if (json.Word("texttemplate") is not { } template)
            return null;
        if (template.Contains("%{z", StringComparison.Ordinal))
            return [.. z.SelectMany(row => row).Select(value => value.ToString("G4", CultureInfo.InvariantCulture))];
        string[] texts = [.. json.Items("text").SelectMany(row => row.ValueKind == JsonValueKind.Array ? row.EnumerateArray() : [])
            .Select(text => PlotlyJson.Plain(text.ToString()))];
        return texts.Length == z.Length * z[0].Length ? texts : null;
    }

    private static double[]? Steps(JsonElement json) =>
        json.Number("contours", "start") is { } start && json.Number("contours", "end") is { } end
            && json.Number("contours", "size") is { } size && size > 0 && (end - start) / size < 200
            ? [.. Enumerable.Range(0, Math.Max(0, (int)Math.Floor((end - start) / size + 1e-9) + 1)).Select(i => start + i * size)]
            : null;

    /// <summary>Heights at equal steps between the lowest and the highest.</summary>
    private static double[] Levels(double[] heights, int about)
    {
        double[] finite = [.. heights.Where(double.IsFinite)];
        if (finite.Length == 0 || finite.Min() == finite.Max())
            return [];
        double step = (finite.Max() - finite.Min()) / (about + 1), round = Math.Pow(10, Math.Floor(Math.Log10(step)));
        step = new[] { 1, 2, 2.5, 5, 10 }.Select(times => times * round).First(width => width >= step * 0.999);
        double first = Math.Ceiling(finite.Min() / step) * step;
        return [.. Enumerable.Range(0, 200).Select(i => first + i * step).Where(level => level > finite.Min() && level < finite.Max())];
    }
}
