namespace NeuralNotebook.Interactive;

/// <summary>The points of a playground: the engine's data sets, enlarged to the plane from −6 to 6,
/// and heights over it for regression.</summary>
internal static class PlaygroundData
{
    /// <summary>The plane goes from −<see cref="Reach"/> to <see cref="Reach"/> in both directions.</summary>
    public const double Reach = 6;

    /// <summary>How far the centres of the blobs are from the middle.</summary>
    private const double BlobRadius = 3.5;

    /// <summary>The data with classes.</summary>
    public static IReadOnlyList<string> OfClasses { get; } = ["circles", "xor", "blobs", "spiral", "moons"];

    /// <summary>The data with heights.</summary>
    public static IReadOnlyList<string> OfNumbers { get; } = ["plane", "hills", "saddle"];

    /// <summary>The points in the plane, to learn from and to test with.</summary>
    public static DataSplit Make(PlaygroundSettings settings)
    {
        var (data, noise, seed, points) = (settings.Data, settings.Noise, settings.DataSeed, settings.Points);
        var all = data switch
        {
            "moons" => Datasets.Moons(points, noise, seed),
            "circles" => Datasets.Circles(points, noise, seed: seed),
            "xor" => Datasets.Xor(points, noise, seed),
            "spiral" => Datasets.Spiral(points, settings.Classes, noise, seed),
            "blobs" => Datasets.Blobs(Centers(settings.Classes), points, Spread(noise), seed),
            _ => Heights(TruthOf(data), points, noise, seed),
        };
        var split = all.Split(settings.Test, seed);
        var placement = PlacementOf(data);
        return new(placement.Of(split.Train, (x1, x2) => [x1, x2]), placement.Of(split.Test, (x1, x2) => [x1, x2]));
    }

    /// <summary>The standard deviation of a blob.</summary>
    public static double Spread(double noise) => Math.Round(0.5 + (3 * noise), 3);

    /// <summary>How a data set is laid into the plane.</summary>
    public static Placement PlacementOf(string data) => data switch
    {
        "moons" => new(4, 0.5, 0.25),
        "circles" or "xor" or "spiral" => new(5, 0, 0),
        _ => new(1, 0, 0),
    };

    /// <summary>The C# of a height over the plane.</summary>
    public static string TruthCode(string data) => data switch
    {
        "plane" => "(x1 + x2) / 10",
        "saddle" => "x1 * x2 / 25",
        _ => "Math.Exp(-((x1 - 2) * (x1 - 2) + (x2 - 2) * (x2 - 2)) / 4) - Math.Exp(-((x1 + 2) * (x1 + 2) + (x2 + 2) * (x2 + 2)) / 4)",
    };

    private static Func<double, double, double> TruthOf(string data) => data switch
    {
        "plane" => (x1, x2) => (x1 + x2) / 10,
        "saddle" => (x1, x2) => x1 * x2 / 25,
        _ => (x1, x2) => Math.Exp(-(((x1 - 2) * (x1 - 2)) + ((x2 - 2) * (x2 - 2))) / 4)
            - Math.Exp(-(((x1 + 2) * (x1 + 2)) + ((x2 + 2) * (x2 + 2))) / 4),
    };

    private static Matrix Centers(int classes) =>
        [.. Enumerable.Range(0, classes)
            .Select(k => new[] { BlobRadius * Math.Cos(2 * Math.PI * k / classes), BlobRadius * Math.Sin(2 * Math.PI * k / classes) })];

    private static Dataset Heights(Func<double, double, double> truth, int points, double noise, int seed)
    {
        var random = new SeededRandom(seed);
        Matrix X =
            [.. Enumerable.Range(0, points).Select(_ => new[] { random.NextUniform(-Reach, Reach), random.NextUniform(-Reach, Reach) })];
        return new Dataset(X, Matrix.FromColumn(X.Select(p => truth(p[0], p[1]) + (noise * random.NextNormal()))), "heights");
    }

    /// <summary>How a data set is laid into the plane: moved, then enlarged.</summary>
    internal sealed record Placement(double Scale, double X, double Y)
    {
        /// <summary>The data with other inputs, computed from where each point lies in the plane.</summary>
        public Dataset Of(Dataset points, Func<double, double, double[]> inputs)
        {
            Matrix seen = [.. points.X.Select(p => inputs(Scale * (p[0] - X), Scale * (p[1] - Y)))];
            return points.Classes > 0 ? new Dataset(seen, points.Labels, points.Classes) : new Dataset(seen, points.Y);
        }
    }
}
