using System.Text.Json;

namespace NeuralNotebook.Tests;

/// <summary>The numbers that other tools compute, by file.</summary>
internal static class Reference
{
    public static JsonElement Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "References", name + ".json")));
        return document.RootElement.Clone();
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.GetProperty(name).EnumerateArray();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(value => value.GetDouble())];

    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name).Numbers();

    public static int[] Integers(this JsonElement element, string name) => [.. element.Items(name).Select(value => value.GetInt32())];

    public static Matrix Matrix(this JsonElement element)
    {
        double[][] rows = [.. element.EnumerateArray().Select(row => row.Numbers())];
        return MatrixBuilder.Create(rows);
    }

    public static Matrix Matrix(this JsonElement element, string name) => element.GetProperty(name).Matrix();
}
