namespace NeuralNotebook.Interactive;

/// <summary>A short text; it grows and shrinks with the diagram, so that what fitted still fits.</summary>
/// <param name="X">Its place.</param>
/// <param name="Y">The middle of its height.</param>
/// <param name="Text">What it says.</param>
public sealed record TextShape(double X, double Y, string Text) : Shape
{
    /// <summary>The height of the letters, in units of the diagram.</summary>
    public double Size { get; init; } = 13;

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public string Color { get; init; } = Palette.Ink;

    /// <summary>Which part of the text stands at its place.</summary>
    public TextAnchor Anchor { get; init; }

    /// <summary>True for heavy type.</summary>
    public bool Bold { get; init; }

    /// <summary>True for a white box behind the text, which parts it from the lines that it lies on.</summary>
    public bool Backed { get; init; }

    /// <summary>The same text, in smaller letters where it would be wider than asked.</summary>
    internal TextShape Within(double width) => Width <= width ? this : this with { Size = Math.Max(10, Size * width / Width) };

    /// <summary>From the first to the last letter, about.</summary>
    internal double Width => TextWidth.Of(Text, Size) * (Bold ? 1.05 : 1);
}
