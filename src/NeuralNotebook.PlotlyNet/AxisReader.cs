using System.Text.Json;
using NeuralNotebook.Interactive;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Reads one axis, and gives names their places on it: 0, 1, 2 … in the order in which they come.</summary>
/// <param name="json">The axis in the layout; nothing where the layout does not speak of it.</param>
internal sealed class AxisReader(JsonElement json)
{
    private readonly List<string> names = [];

    /// <summary>Whether something has a name on this axis.</summary>
    public bool HasNames => names.Count > 0;

    /// <summary>Places of a list of numbers or of names; the positions where there is no list.</summary>
    public double[] Places(JsonElement? list, int count)
    {
        if (list is null)
            return [.. Enumerable.Range(0, count).Select(i => (double)i)];
        if (list is not { ValueKind: JsonValueKind.Array } items || json.Word("type") != "category" && !items.EnumerateArray().Any(IsName))
            return PlotlyJson.Numbers(list);
        return [.. items.EnumerateArray().Select(Place)];
    }

    /// <summary>The place of one number or name.</summary>
    public double Place(JsonElement item)
    {
        if (!IsName(item) && json.Word("type") != "category")
            return PlotlyJson.Value(item);
        string name = item.ValueKind == JsonValueKind.String ? PlotlyJson.Plain(item.GetString()!) : item.ToString();
        int place = names.IndexOf(name);
        if (place < 0)
        {
            names.Add(name);
            place = names.Count - 1;
        }

        return place;
    }

    /// <summary>The axis, when all that lies on it has been read.</summary>
    /// <param name="title">What it is called where the layout does not say it.</param>
    public Axis Read(string? title = null)
    {
        bool isLog = json.Word("type") == "log" && !HasNames;
        double[] range =
            [.. PlotlyJson.Numbers(json.At("range")).Where(double.IsFinite).Select(bound => isLog ? Math.Pow(10, bound) : bound)];
        bool isBounded = range.Length == 2 && range[0] != range[1];
        return new Axis
        {
            Title = json.Title() ?? title,
            Min = isBounded ? range.Min() : null,
            Max = isBounded ? range.Max() : null,
            Log = isLog,
            Visible = json.Truth("visible") ?? true,
            Reversed = json.Word("autorange") == "reversed" || isBounded && range[0] > range[1],
            Categories = HasNames ? names : TickNames(),
        };
    }

    /// <summary>Names that the layout writes at 0, 1, 2 …</summary>
    private string[]? TickNames()
    {
        double[] places = PlotlyJson.Numbers(json.At("tickvals"));
        var texts = json.Items("ticktext");
        return places.Length > 0 && places.Length == texts.Count && places.Index().All(tick => tick.Index == tick.Item)
            ? [.. texts.Select(text => PlotlyJson.Plain(text.ToString()))] : null;
    }

    private static bool IsName(JsonElement item) => item.ValueKind == JsonValueKind.String && double.IsNaN(PlotlyJson.Value(item));
}
