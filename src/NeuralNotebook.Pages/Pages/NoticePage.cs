namespace NeuralNotebook.Pages;

/// <summary>A page that says why another cannot be shown.</summary>
public static class NoticePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="title">What is wrong.</param>
    /// <param name="words">Why, and what can be done.</param>
    /// <param name="place">Where the other page would lie.</param>
    /// <param name="program">What runs in the page; nothing, if null.</param>
    public static string Write(string title, string words, PagePlace place, PageProgram? program)
    {
        string body = $"""
            {PageFrame.Head(place, Neighbours.None)}
            <main id="{PageFrame.Content}" class="problem" tabindex="-1"><h1>{Xml.Text(title)}</h1><p>{Xml.Text(words)}</p><p><a href="{place.Map}">The map of the course</a></p></main>
            """;
        return PageFrame.Write(title, body, place, program);
    }
}
