namespace NeuralNotebook.Interactive;

/// <summary>One axis of a <see cref="Panel"/>. What is not given is chosen from the data.</summary>
public sealed record Axis
{
    /// <summary>What the axis measures, with its unit: <c>"loss (nats)"</c>; null for no title, which a blank one becomes.</summary>
    public string? Title
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>The value at the axis' start, or null to take it from the data.</summary>
    public double? Min { get; init; }

    /// <summary>The value at the axis' end, or null to take it from the data.</summary>
    public double? Max { get; init; }

    /// <summary>True for a logarithmic axis; values that are not positive are left out.</summary>
    public bool Log { get; init; }

    /// <summary>False for a bare axis: no line, no ticks, no labels.</summary>
    public bool Visible { get; init; } = true;

    /// <summary>True to let values grow downwards (y) or leftwards (x), as rows of a matrix do.</summary>
    public bool Reversed { get; init; }

    /// <summary>Names for the positions 0, 1, 2 …, or null for numbers.</summary>
    public IReadOnlyList<string>? Categories { get; init; }
}
