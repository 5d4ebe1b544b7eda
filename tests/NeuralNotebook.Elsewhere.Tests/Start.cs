using System.Globalization;
using System.Text.Json;

namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>Where every program starts: the points, their labels, and the weights of one network 2 → 16 → 16 → 2,
/// as <c>start.json</c> holds them.</summary>
/// <param name="X">The points, <c>200 × 2</c>, in the order in which the batches take them.</param>
/// <param name="Labels">The half circle of each, 0 or 1.</param>
/// <param name="Weights">The weights of each layer, <c>inputs × outputs</c>.</param>
/// <param name="Biases">The biases of each layer.</param>
internal sealed record Start(double[][] X, int[] Labels, double[][][] Weights, double[][] Biases)
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNameCaseInsensitive = true };

    public static string File { get; } = Path.Combine(Elsewhere.Folder, "start.json");

    /// <summary>The points are mixed once, here: the engine's moons come one half circle after the other,
    /// and nobody shuffles later.</summary>
    public static Start Make()
    {
        var moons = Datasets.Moons(samples: 200, noise: 0.1, seed: 16);
        int[] order = [.. Enumerable.Range(0, moons.Samples)];
        new SeededRandom(16).Shuffle(order.AsSpan());
        var mixed = moons.Select(order);
        var model = Draw(seed: 16);
        Dense[] layers = [.. model.Layers.OfType<Dense>()];
        return new Start(mixed.X.ToRows(), mixed.Labels, [.. layers.Select(layer => layer.Weights.ToRows())],
            [.. layers.Select(layer => layer.Biases.ToRows()[0])]);
    }

    /// <summary>The network with weights of another seed.</summary>
    public static Sequential Draw(int seed) =>
        new(seed, new Dense(2, 16), new ReLU(), new Dense(16, 16), new ReLU(), new Dense(16, 2), new Softmax());

    public static Start Read() => Parse(System.IO.File.ReadAllText(File));

    public static Start Parse(string json) => JsonSerializer.Deserialize<Start>(json, Format)!;

    public Dataset Data() => new(FromRows(X), Labels, classes: 2);

    public Sequential Model()
    {
        Dense[] layers = [.. Weights.Zip(Biases, (weights, biases) => new Dense(FromRows(weights), FromRows([biases])))];
        return new Sequential(layers[0], new ReLU(), layers[1], new ReLU(), layers[2], new Softmax());
    }

    /// <summary>One row a line. A double is written as the shortest text that reads back as the same double.</summary>
    public string ToJson() => $$"""
        {
          "X": {{Rows(X)}},
          "labels": {{JsonSerializer.Serialize(Labels)}},
          "weights": [{{string.Join(", ", Weights.Select(Rows))}}],
          "biases": {{Rows(Biases)}}
        }

        """;

    private static string Rows(double[][] rows) =>
        $"[\n{string.Join(",\n", rows.Select(row => $"    [{string.Join(", ", row.Select(Number))}]"))}\n  ]";

    /// <summary>Whole numbers with a point, or Python takes them for integers.</summary>
    private static string Number(double value) => value.ToString(value == Math.Floor(value) ? "0.0" : "R", CultureInfo.InvariantCulture);

    private static Matrix FromRows(double[][] rows) => new(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);
}
