using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>Where the knobs of a playground stand.</summary>
internal sealed record PlaygroundSettings
{
    public string Data { get; init; } = "circles";

    public int Points { get; init; } = 500;

    public int Classes { get; init; } = 2;

    public double Noise { get; init; } = 0.1;

    /// <summary>The share of the points that is put aside to test with.</summary>
    public double Test { get; init; } = 0.5;

    public int DataSeed { get; init; } = 1;

    public int Batch { get; init; } = 10;

    /// <summary>The seed of the weights and of the order in which points are learned from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The names of the network's inputs, as in <see cref="PlaygroundInputs"/>, with a - between two.</summary>
    public string Inputs { get; init; } = "x1-x2";

    /// <summary>The sizes of the hidden layers with a - between two; empty for none.</summary>
    public string Layers { get; init; } = "4-2";

    public string Initializer { get; init; } = "glorot";

    public string Activation { get; init; } = "tanh";

    public string Optimizer { get; init; } = "sgd";

    public double Rate { get; init; } = 0.1;

    public string Schedule { get; init; } = "constant";

    /// <summary>After how many steps the rate is half as large; with a cosine, when it reaches 0.</summary>
    public int Every { get; init; } = 1000;

    public double L1 { get; init; }

    public double L2 { get; init; }

    public double Dropout { get; init; }

    /// <summary>Whether a number is predicted in the place of a class.</summary>
    public bool IsRegression => PlaygroundData.OfNumbers.Contains(Data);

    /// <summary>How many classes the data have; 0 for regression.</summary>
    public int ClassCount => IsRegression ? 0 : Data is "blobs" or "spiral" ? Classes : 2;

    /// <summary>How many numbers the network gives: one for a number or for the probability of class 1,
    /// else a probability for each class.</summary>
    public int Outputs => ClassCount > 2 ? ClassCount : 1;

    public IReadOnlyList<string> InputNames => Inputs.Split('-');

    public IReadOnlyList<int> Hidden =>
        Layers.Length == 0 ? [] : [.. Layers.Split('-').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];

    /// <summary>Whether a network with these settings is another one: what it has learned cannot be kept.</summary>
    public bool NeedsAnotherNetworkThan(PlaygroundSettings other) =>
        (Inputs, Layers, Outputs, IsRegression, Seed, Initializer)
            != (other.Inputs, other.Layers, other.Outputs, other.IsRegression, other.Seed, other.Initializer);

    /// <summary>Whether other points are learned from.</summary>
    public bool NeedsOtherDataThan(PlaygroundSettings other) =>
        (Data, Points, ClassCount, Noise, Test, DataSeed)
            != (other.Data, other.Points, other.ClassCount, other.Noise, other.Test, other.DataSeed);
}
