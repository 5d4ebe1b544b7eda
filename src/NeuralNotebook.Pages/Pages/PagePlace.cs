namespace NeuralNotebook.Pages;

/// <summary>Where a page lies, and the way from there to others.</summary>
public sealed class PagePlace
{
    // The course's folder in its repository.
    private const string CourseFolder = "notebooks";

    private readonly PageLinks links;
    private readonly string[] folder;
    private readonly string up;

    internal PagePlace(PageLinks links, string? path)
    {
        this.links = links;
        folder = path?.Split('/')[..^1] ?? [];
        int levels = path is null ? 0 : folder.Length + links.Folder.Count(letter => letter == '/');
        up = links.Address ?? string.Concat(Enumerable.Repeat("../", levels));
        bool isNotebook = path is not null && IsNotebook(path);
        Notebook = links.OffersNotebooks && isNotebook ? File(path!) : null;
        Run = links.Run is null ? null : up + links.Run + (isNotebook ? $"?chapter={Escaped(path![..^6])}" : "");
    }

    /// <summary>The way to where the page's chapter runs, or any, from a page that is none; null where they do not.</summary>
    public string? Run { get; }

    /// <summary>The way to the notebook that the page shows; null where it is not offered.</summary>
    public string? Notebook { get; }

    /// <summary>The way to the map.</summary>
    public string Map => up + links.Map is { Length: > 0 } way ? way : "./";

    /// <summary>The way to a style sheet or script.</summary>
    public string Asset(string name) => up + links.Assets + name;

    /// <summary>The way to the page of a notebook or a text of the course.</summary>
    /// <param name="path">Its path from the course's folder.</param>
    public string Page(string path) =>
        IsNotebook(path) ? up + links.Folder + Escaped(path[..^6]) + links.NotebookEnding
            : up + links.Folder + Escaped(path[..^3]) + links.TextEnding;

    /// <summary>The way to another file of the course.</summary>
    /// <param name="path">Its path from the course's folder.</param>
    public string File(string path) => up + links.Files + Escaped(path);

    /// <summary>Where a link in the page's text leads; null where that is no place on this site.</summary>
    /// <param name="target">The link, as the text has it, relative to the notebook.</param>
    public string? Follow(string target)
    {
        int end = target.AsSpan().IndexOfAny('?', '#');
        string named = Uri.UnescapeDataString(end < 0 ? target : target[..end]), rest = end < 0 ? "" : target[end..];
        if (named.Length == 0)
            return rest.StartsWith('#') ? rest : null;
        if (named.Contains(':', StringComparison.Ordinal) || named.Contains('\\', StringComparison.Ordinal) || named.StartsWith('/')
            || named.Any(char.IsControl))
            return null;
        if (Within(folder, named) is not { } path)
            return links.Repository is { } repository && Within([CourseFolder, .. folder], named) is { } source
                ? repository + Escaped(source) + rest : null;
        bool isPage = IsNotebook(path) || path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        return (isPage ? Page(path) : File(path)) + rest;
    }

    private static bool IsNotebook(string path) => path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path from a folder as one from that folder's root; null if it leads out of it.</summary>
    private static string? Within(string[] folder, string path)
    {
        var parts = new List<string>(folder);
        foreach (string part in path.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
                return null;
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
