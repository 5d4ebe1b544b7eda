namespace NeuralNotebook.Interactive;

/// <summary>One cell of a <see cref="Table"/>.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Background">A light colour behind it as <c>#rrggbb</c>, or null for none.</param>
public readonly record struct TableCell(string Text, string? Background = null)
{
    /// <summary>Whether the text stands at the left of its column, as words do, and not at the right, as numbers do.</summary>
    public bool Left { get; init; }
}
