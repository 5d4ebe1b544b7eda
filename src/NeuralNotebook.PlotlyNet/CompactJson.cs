using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NeuralNotebook.PlotlyNet;

/// <summary>Writes JSON again with as many digits as a screen can show, so that notebooks stay small.</summary>
internal static class CompactJson
{
    /// <summary>Of a list of numbers each keeps six digits, and more where all of them have their first ones in common.</summary>
    private const int Digits = 6;

    public static string Write(JsonElement json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in json.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                int digits = DigitsFor(json);
                foreach (var item in json.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Number)
                        WriteNumber(item.GetDouble(), digits, writer);
                    else
                        Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                WriteNumber(json.GetDouble(), 15, writer);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static int DigitsFor(JsonElement list)
    {
        double[] values = [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Number).Select(item => item.GetDouble())];
        if (values.Length < 2 || values.Max() == values.Min())
            return 15;
        double common = Math.Log10(values.Max(Math.Abs) / (values.Max() - values.Min()));
        return Math.Clamp(Digits + (int)Math.Ceiling(Math.Max(0, common)), Digits, 15);
    }

    private static void WriteNumber(double value, int digits, Utf8JsonWriter writer) =>
        writer.WriteNumberValue(
            double.Parse(value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture));
}
