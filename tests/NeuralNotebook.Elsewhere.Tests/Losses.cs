using System.Text.Json;

namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>What a program found: the loss of each of 100 batches, measured before its step,
/// for each optimizer that its library has.</summary>
internal sealed record Losses(string Library, string Version, string Precision,
    IReadOnlyDictionary<string, double[]> ByOptimizer, string Json)
{
    public const int Steps = 100;

    public static Losses Read(string path)
    {
        string json = File.ReadAllText(path);
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new Losses(
            root.GetProperty("library").GetString()!,
            root.GetProperty("version").GetString()!,
            root.GetProperty("precision").GetString()!,
            root.GetProperty("losses").EnumerateObject()
                .ToDictionary(entry => entry.Name, entry => entry.Value.EnumerateArray().Select(loss => loss.GetDouble()).ToArray()),
            json);
    }

    /// <summary>max |a − b| / |a| over the steps; NaN where one is NaN.</summary>
    public static double LargestDifference(double[] ours, double[] theirs)
    {
        Assert.Equal(Steps, ours.Length);
        Assert.Equal(Steps, theirs.Length);
        return ours.Zip(theirs, (our, their) => Math.Abs(our - their) / Math.Abs(our)).Aggregate(Math.Max);
    }
}
