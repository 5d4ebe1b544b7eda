namespace NeuralNotebook.Pages;

/// <summary>How pages of one site refer to each other, to the course's files and to the style sheet: always by relative addresses.</summary>
/// <param name="Folder">Where the pages of notebooks lie, from the site's root: empty, or ending with a slash.</param>
/// <param name="NotebookEnding">What a notebook's page ends with instead of <c>.ipynb</c>.</param>
/// <param name="TextEnding">What a text's page ends with instead of <c>.md</c>.</param>
/// <param name="Map">The map's page.</param>
/// <param name="Files">Where the course's other files lie, from the site's root.</param>
/// <param name="Assets">Where style sheets lie, from the site's root.</param>
public sealed record PageLinks(string Folder, string NotebookEnding, string TextEnding, string Map, string Files, string Assets)
{
    /// <summary>Pages as files beside each other, which any web server or none can show.</summary>
    public static PageLinks ForFiles { get; } = new("", ".html", ".html", "index.html", "", "assets/");

    /// <summary>The place of a page.</summary>
    /// <param name="path">The notebook's or text's path from the course's folder; null for the map.</param>
    public PagePlace At(string? path) => new(this, path);
}
