namespace NeuralNotebook.Interactive;

/// <summary>What a network may be given of a point: its coordinates, and functions of them.</summary>
/// <param name="Name">What it is called in links.</param>
/// <param name="Code">The C# that computes it from x1 and x2.</param>
/// <param name="Of">The same, compiled.</param>
internal sealed record PlaygroundInputs(string Name, string Code, Func<double, double, double> Of)
{
    /// <summary>All there are, in their order as a network's inputs.</summary>
    public static IReadOnlyList<PlaygroundInputs> All { get; } =
    [
        new("x1", "x1", (x1, _) => x1),
        new("x2", "x2", (_, x2) => x2),
        new("x1x1", "x1 * x1", (x1, _) => x1 * x1),
        new("x2x2", "x2 * x2", (_, x2) => x2 * x2),
        new("x1x2", "x1 * x2", (x1, x2) => x1 * x2),
        new("sin1", "Math.Sin(x1)", (x1, _) => Math.Sin(x1)),
        new("sin2", "Math.Sin(x2)", (_, x2) => Math.Sin(x2)),
    ];

    /// <summary>Those that a network with these settings is given.</summary>
    public static IReadOnlyList<PlaygroundInputs> Chosen(PlaygroundSettings settings) =>
        [.. All.Where(input => settings.InputNames.Contains(input.Name))];

    /// <summary>What the network sees of a point.</summary>
    public static Func<double, double, double[]> Seeing(PlaygroundSettings settings)
    {
        var inputs = Chosen(settings);
        return (x1, x2) => [.. inputs.Select(input => input.Of(x1, x2))];
    }

    /// <summary>The settings with these inputs; null where one is unknown or none is named.</summary>
    public static PlaygroundSettings? Set(PlaygroundSettings settings, string text)
    {
        string[] names = text.Split('-');
        string ordered = string.Join('-', All.Select(input => input.Name).Where(names.Contains));
        return names.Length == ordered.Split('-').Length && names.All(name => All.Any(input => input.Name == name))
            ? settings with { Inputs = ordered } : null;
    }
}
