using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Reads plotly.js' JSON, in which nearly everything may be left out.</summary>
internal static partial class PlotlyJson
{
    /// <summary>What lies at the end of a path of names; null where there is nothing.</summary>
    public static JsonElement? At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        }

        return json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : json;
    }

    public static string? Word(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static double? Number(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static bool? Truth(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.True or JsonValueKind.False } truth ? truth.GetBoolean() : null;

    /// <summary>The items of a list; none where there is no list.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>A title, which is a text or an object that holds one, as plain text.</summary>
    public static string? Title(this JsonElement json) =>
        (json.Word("title") ?? json.Word("title", "text")) is { } text && Plain(text) is { Length: > 0 } plain ? plain : null;

    /// <summary>A text of plotly.js without its few tags.</summary>
    public static string Plain(string text) =>
        WebUtility.HtmlDecode(Tags().Replace(text.Replace("<br>", " ", StringComparison.OrdinalIgnoreCase), "")).Trim();

    /// <summary>A colour as <c>#rrggbb</c>; null of one that is written in another way than as numbers, or of several.</summary>
    public static string? Color(this JsonElement json, params ReadOnlySpan<string> path)
    {
        string text = json.Word(path) ?? "";
        if (HexColor().IsMatch(text))
            return text;
        var parts = RgbColor().Match(text);
        return parts.Success
            ? string.Concat("#",
                string.Concat(parts.Groups.Values.Skip(1).Take(3)
                    .Select(part => ((byte)Math.Min(255, int.Parse(part.ValueSpan, CultureInfo.InvariantCulture)))
                        .ToString("x2", CultureInfo.InvariantCulture)))) : null;
    }

    /// <summary>The number that an item is; not a number where it is none.</summary>
    public static double Value(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number => item.GetDouble(),
        JsonValueKind.String when double.TryParse(item.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) =>
            value,
        _ => double.NaN,
    };

    /// <summary>The numbers of a list, or of bytes with their type: <c>{ "dtype": "f8", "bdata": "…" }</c>.</summary>
    public static double[] Numbers(JsonElement? list) => list switch
    {
        { ValueKind: JsonValueKind.Array } items => [.. items.EnumerateArray().Select(Value)],
        { ValueKind: JsonValueKind.Object } typed => Decoded(typed),
        _ => [],
    };

    /// <summary>The rows of a table, each as long as the longest; what is missing is no number.</summary>
    public static double[][] Rows(JsonElement? table)
    {
        if (table is { ValueKind: JsonValueKind.Object } typed)
        {
            string[] shape = (typed.Word("shape") ?? "").Split(',', StringSplitOptions.TrimEntries);
            return shape.Length == 2 && int.TryParse(shape[1], NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0
                ? [.. Decoded(typed).Chunk(width)] : [];
        }

        if (table is not { ValueKind: JsonValueKind.Array } list)
            return [];
        double[][] rows = [.. list.EnumerateArray().Select(row => Numbers(row))];
        int columns = rows.Select(row => row.Length).DefaultIfEmpty(0).Max();
        return [.. rows.Select(row => row.Length == columns ? row : [.. row, .. Enumerable.Repeat(double.NaN, columns - row.Length)])];
    }

    private static double[] Decoded(JsonElement typed)
    {
        byte[] bytes = Convert.FromBase64String(typed.Word("bdata") ?? "");
        return typed.Word("dtype") switch
        {
            "f8" => Each(8, BinaryPrimitives.ReadDoubleLittleEndian),
            "f4" => Each(4, part => BinaryPrimitives.ReadSingleLittleEndian(part)),
            "i4" => Each(4, part => BinaryPrimitives.ReadInt32LittleEndian(part)),
            "u4" => Each(4, part => BinaryPrimitives.ReadUInt32LittleEndian(part)),
            "i2" => Each(2, part => BinaryPrimitives.ReadInt16LittleEndian(part)),
            "u2" => Each(2, part => BinaryPrimitives.ReadUInt16LittleEndian(part)),
            "i1" => Each(1, part => (sbyte)part[0]),
            "u1" or "u1c" => Each(1, part => part[0]),
            var other => throw new NotDrawnException($"numbers of the type {other}"),
        };

        double[] Each(int size, Func<ReadOnlySpan<byte>, double> read)
        {
            double[] values = new double[bytes.Length / size];
            for (int i = 0; i < values.Length; i++)
                values[i] = read(bytes.AsSpan(i * size, size));
            return values;
        }
    }

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex HexColor();

    [GeneratedRegex(@"^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)")]
    private static partial Regex RgbColor();
}
