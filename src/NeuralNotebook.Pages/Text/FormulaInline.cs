using Markdig.Syntax.Inlines;

namespace NeuralNotebook.Pages;

/// <summary>A formula within a text.</summary>
/// <param name="tex">What stands between the dollars.</param>
/// <param name="isDisplay">Whether it stands between two of them.</param>
internal sealed class FormulaInline(string tex, bool isDisplay) : LeafInline
{
    /// <summary>What stands between the dollars.</summary>
    public string Tex => tex;

    /// <summary>Whether it stands between two of them, and so on a line of its own.</summary>
    public bool IsDisplay => isDisplay;
}
