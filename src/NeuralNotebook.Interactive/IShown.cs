namespace NeuralNotebook.Interactive;

/// <summary>What shows itself as HTML, and as the text of <see cref="object.ToString"/>.</summary>
internal interface IShown
{
    /// <summary>HTML without script or style sheet, the same on every machine.</summary>
    string ToHtml();
}
