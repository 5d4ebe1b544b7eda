namespace NeuralNotebook.Pages;

/// <summary>Where a page lies, and the way from there to others.</summary>
public sealed class PagePlace
{
    private readonly PageLinks links;
    private readonly string[] folder;
    private readonly string up;

    internal PagePlace(PageLinks links, string? path)
    {
        this.links = links;
        folder = path?.Split('/')[..^1] ?? [];
        int levels = path is null ? 0 : folder.Length + links.Folder.Count(letter => letter == '/');
        up = string.Concat(Enumerable.Repeat("../", levels));
    }

    /// <summary>The way to the map.</summary>
    public string Map => up + links.Map is { Length: > 0 } way ? way : "./";

    /// <summary>The way to a style sheet or script.</summary>
    public string Asset(string name) => up + links.Assets + name;

    /// <summary>The way to the page of a notebook or a text of the course.</summary>
    /// <param name="path">Its path from the course's folder.</param>
    public string Page(string path) =>
        path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) ? up + links.Folder + Escaped(path[..^6]) + links.NotebookEnding : up + links.Folder + Escaped(path[..^3]) + links.TextEnding;

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
        if (named.Contains(':', StringComparison.Ordinal) || named.Contains('\\', StringComparison.Ordinal) || named.StartsWith('/') || named.Any(char.IsControl) || Within(named) is not { } path)
            return null;
        bool isPage = path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        return (isPage ? Page(path) : File(path)) + rest;
    }

    /// <summary>A relative path as one from the course's folder; null if it leads out of it.</summary>
    private string? Within(string path)
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
