namespace NeuralNotebook.Interactive;

/// <summary>A short text at a place of a panel, with a line to that place when the text stands beside it.</summary>
public sealed record Annotation
{
    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>The place, on the x axis.</summary>
    public required double X { get; init; }

    /// <summary>The place, on the y axis.</summary>
    public required double Y { get; init; }

    /// <summary>How far right of the place the text stands, in pixels; negative is left.</summary>
    public double OffsetX { get; init; }

    /// <summary>How far below the place the text stands, in pixels; negative is above.</summary>
    public double OffsetY { get; init; }

    /// <summary>The text's colour as <c>#rrggbb</c>.</summary>
    public string Color { get; init; } = Palette.Ink;

    /// <summary>The text's size in pixels.</summary>
    public double Size { get; init; } = 13;

    /// <summary>True for heavy type.</summary>
    public bool Bold { get; init; }

    /// <summary>True for a white outline around the letters, which keeps them readable over lines and shading.</summary>
    public bool Halo { get; init; } = true;
}
