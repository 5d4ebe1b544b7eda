namespace NeuralNotebook.Interactive;

/// <summary>A thin line across a whole panel at one value, with an optional label: chance level, a threshold, the best epoch.</summary>
public sealed record ReferenceLine
{
    /// <summary>The value on the axis that the line crosses.</summary>
    public required double Value { get; init; }

    /// <summary>True for a vertical line at x = <see cref="Value"/>, false for a horizontal one at y = <see cref="Value"/>.</summary>
    public bool Vertical { get; init; }

    /// <summary>What the value is, or null for a bare line.</summary>
    public string? Label { get; init; }
}
