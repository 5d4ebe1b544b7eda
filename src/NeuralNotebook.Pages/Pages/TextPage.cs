namespace NeuralNotebook.Pages;

/// <summary>A text beside the notebooks, such as a glossary, as a finished page.</summary>
public static class TextPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="path">Its path from the course's folder.</param>
    /// <param name="links">How pages refer to each other.</param>
    public static string Write(string markdown, string path, PageLinks links)
    {
        var content = new PageContent(links.At(path));
        string text = MarkdownText.ToHtml(markdown, content);
        string title = content.Headings.FirstOrDefault(heading => heading.Level == 1).Text ?? Path.GetFileNameWithoutExtension(path);
        string body = $"""
            {PageFrame.Head(content.Place, Neighbours.None)}
            <main id="{PageFrame.Content}" class="reading" tabindex="-1"><div class="text">{text}</div></main>
            """;
        return PageFrame.Write(title, body, content.Place, program: null);
    }
}
