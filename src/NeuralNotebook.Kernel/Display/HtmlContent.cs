namespace NeuralNotebook.Kernel;

/// <summary>HTML to be shown as it is.</summary>
/// <param name="Content">The markup.</param>
public sealed record HtmlContent(string Content)
{
    /// <inheritdoc/>
    public override string ToString() => Content;
}
