namespace NeuralNotebook.Interactive;

/// <summary>How a path is painted: the area inside and the line along it.</summary>
internal sealed record PathLook
{
    /// <summary>The colour inside, or null.</summary>
    public string? Fill { get; init; }

    public double FillOpacity { get; init; } = 1;

    /// <summary>The colour of the line, or null.</summary>
    public string? Stroke { get; init; }

    public double StrokeWidth { get; init; } = 1;

    public double StrokeOpacity { get; init; } = 1;

    /// <summary>Lengths of dashes and gaps in turn, with spaces between; null for an unbroken line.</summary>
    public string? Dash { get; init; }

    public bool RoundJoins { get; init; }

    /// <summary>How a line ends: <c>round</c>, <c>square</c>, or null for right at its end.</summary>
    public string? Cap { get; init; }
}
