namespace NeuralNotebook.Interactive;

/// <summary>A box with round corners; with corners of half its height and width it is a disc.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Width">From its left to its right edge.</param>
/// <param name="Height">From its upper to its lower edge.</param>
public sealed record BoxShape(double X, double Y, double Width, double Height) : Shape
{
    /// <summary>The radius of the corners.</summary>
    public double Corner { get; init; }

    /// <summary>The colour inside as <c>#rrggbb</c>, or null for none.</summary>
    public string? Fill { get; init; } = Palette.Background;

    /// <summary>The colour of the edge as <c>#rrggbb</c>, or null for none.</summary>
    public string? Outline { get; init; } = Palette.AxisLine;

    /// <summary>The width of the edge in pixels.</summary>
    public double OutlineWidth { get; init; } = 1.2;

    /// <summary>What an interactive page says when the pointer is over the box, or null for nothing.</summary>
    public string? Hint { get; init; }
}
