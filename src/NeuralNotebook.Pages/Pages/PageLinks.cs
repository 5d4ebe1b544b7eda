namespace NeuralNotebook.Pages;

/// <summary>How pages of one site refer to each other, to the course's files and to the style sheet:
/// always by relative addresses.</summary>
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

    /// <summary>The site's address, for a page that is shown under any; null where ways are relative.</summary>
    public string? Address { get; init; }

    /// <summary>Where the repository can be read that the course lies in, ending with a slash;
    /// null where links out of the course lead nowhere.</summary>
    public string? Repository { get; init; }

    /// <summary>The page that runs chapters, from the site's root; null where none does.</summary>
    public string? Run { get; init; }

    /// <summary>Whether a chapter's page offers its notebook, which then lies among the files.</summary>
    public bool OffersNotebooks { get; init; }

    /// <summary>The place of a page.</summary>
    /// <param name="path">The notebook's or text's path from the course's folder; null for the map.</param>
    public PagePlace At(string? path) => new(this, path);
}
