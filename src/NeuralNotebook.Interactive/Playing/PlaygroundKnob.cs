using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A knob of a playground: how it is called in links and messages, and how its setting is read and written as text.</summary>
internal sealed class PlaygroundKnob
{
    private readonly Func<PlaygroundSettings, string> read;
    private readonly Func<PlaygroundSettings, string, PlaygroundSettings> write;

    private PlaygroundKnob(string name, string expected, Func<PlaygroundSettings, string> read,
        Func<PlaygroundSettings, string, PlaygroundSettings?> write)
    {
        (Name, this.read) = (name, read);
        this.write = (settings, text) => write(settings, text)
            ?? throw new ArgumentException($"The knob {name} takes {expected}, got '{text}'.");
    }

    /// <summary>All knobs, in the order of a link.</summary>
    public static IReadOnlyList<PlaygroundKnob> All { get; } =
    [
        Choice("data", [.. PlaygroundData.OfClasses, .. PlaygroundData.OfNumbers], settings => settings.Data,
            (settings, value) => settings with { Data = value }),
        Whole("points", 20, 2000, settings => settings.Points, (settings, value) => settings with { Points = value }),
        Whole("classes", 2, 6, settings => settings.Classes, (settings, value) => settings with { Classes = value }),
        Number("noise", 0, 0.5, settings => settings.Noise, (settings, value) => settings with { Noise = value }),
        Number("test", 0.1, 0.9, settings => settings.Test, (settings, value) => settings with { Test = value }),
        Whole("points-seed", 0, 999_999, settings => settings.DataSeed, (settings, value) => settings with { DataSeed = value }),
        Whole("batch", 1, 2000, settings => settings.Batch, (settings, value) => settings with { Batch = value }),
        Whole("seed", 0, 999_999, settings => settings.Seed, (settings, value) => settings with { Seed = value }),
        new("inputs", $"some of {string.Join(", ", PlaygroundInputs.All.Select(input => input.Name))} with a - between two",
            settings => settings.Inputs, PlaygroundInputs.Set),
        new("layers", "up to 6 sizes from 1 to 8 with a - between two, or none",
            settings => settings.Layers.Length == 0 ? "none" : settings.Layers, SetLayers),
        Choice("start", ["glorot", "he", "zeros"], settings => settings.Initializer,
            (settings, value) => settings with { Initializer = value }),
        Choice("activation", PlaygroundParts.Activations, settings => settings.Activation,
            (settings, value) => settings with { Activation = value }),
        Choice("optimizer", PlaygroundParts.Optimizers, settings => settings.Optimizer,
            (settings, value) => settings with { Optimizer = value }),
        Number("rate", 0, 100, settings => settings.Rate, (settings, value) => settings with { Rate = value }),
        Choice("schedule", PlaygroundParts.Schedules, settings => settings.Schedule,
            (settings, value) => settings with { Schedule = value }),
        Whole("every", 1, 1_000_000, settings => settings.Every, (settings, value) => settings with { Every = value }),
        Number("l1", 0, 10, settings => settings.L1, (settings, value) => settings with { L1 = value }),
        Number("l2", 0, 10, settings => settings.L2, (settings, value) => settings with { L2 = value }),
        Number("dropout", 0, 0.9, settings => settings.Dropout, (settings, value) => settings with { Dropout = value }),
    ];

    public string Name { get; }

    /// <summary>Whether setting it twice to one value is the same as once. A new optimizer has forgotten.</summary>
    public bool IsIdempotent => Name != "optimizer";

    /// <summary>The knob of that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static PlaygroundKnob Named(string name) => All.FirstOrDefault(knob => knob.Name == name)
        ?? throw new ArgumentException($"The playground has no knob '{name}'; it has {string.Join(", ", All.Select(knob => knob.Name))}.");

    /// <summary>Where it stands.</summary>
    public string Read(PlaygroundSettings settings) => read(settings);

    /// <summary>The settings with this knob at another place.</summary>
    /// <exception cref="ArgumentException">It has no such place.</exception>
    public PlaygroundSettings Write(PlaygroundSettings settings, string text) => write(settings, text);

    private static PlaygroundKnob Choice(string name, IReadOnlyList<string> choices, Func<PlaygroundSettings, string> read,
        Func<PlaygroundSettings, string, PlaygroundSettings> write) =>
        new(name, $"one of {string.Join(", ", choices)}", read, (settings, text) => choices.Contains(text) ? write(settings, text) : null);

    private static PlaygroundKnob Whole(string name, int least, int most, Func<PlaygroundSettings, int> read,
        Func<PlaygroundSettings, int, PlaygroundSettings> write) =>
        new(name, $"a whole number from {NumberText.Whole(least)} to {NumberText.Whole(most)}", settings => Exact(read(settings)),
            (settings, text) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
                    ? write(settings, value) : null);

    private static PlaygroundKnob Number(string name, double least, double most, Func<PlaygroundSettings, double> read,
        Func<PlaygroundSettings, double, PlaygroundSettings> write) =>
        new(name, $"a number from {Exact(least)} to {Exact(most)}", settings => Exact(read(settings)), (settings, text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
                ? write(settings, value) : null);

    private static PlaygroundSettings? SetLayers(PlaygroundSettings settings, string text)
    {
        if (text == "none")
            return settings with { Layers = "" };
        string[] sizes = text.Split('-');
        return sizes.Length <= 6 && sizes.All(size => size.Length == 1 && size[0] is >= '1' and <= '8')
            ? settings with { Layers = text } : null;
    }

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
