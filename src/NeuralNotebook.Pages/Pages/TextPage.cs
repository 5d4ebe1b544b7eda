namespace NeuralNotebook.Pages;

/// <summary>A text beside the notebooks, such as a glossary, as a finished page.</summary>
public static class TextPage
{
    /// <summary>What a text is called: its first heading, or else its file.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="path">Its path from the course's folder.</param>
    public static ChapterName Name(string markdown, string path)
    {
        var content = new PageContent(PageLinks.ForFiles.At(path));
        _ = MarkdownText.ToHtml(markdown, content);
        return new ChapterName(path, Title(content, path));
    }

    /// <summary>Writes the page.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="path">Its path from the course's folder.</param>
    /// <param name="links">How pages refer to each other.</param>
    public static string Write(string markdown, string path, PageLinks links)
    {
        var content = new PageContent(links.At(path));
        string text = MarkdownText.ToHtml(markdown, content);
        string body = $"""
            {PageFrame.Head(content.Place, Neighbours.None)}
            <main id="{PageFrame.Content}" class="reading" tabindex="-1"><div class="text">{text}</div></main>
            """;
        return PageFrame.Write(Title(content, path), body, content.Place, program: null);
    }

    private static string Title(PageContent content, string path) =>
        content.Headings.FirstOrDefault(heading => heading.Level == 1).Text ?? Path.GetFileNameWithoutExtension(path);
}
