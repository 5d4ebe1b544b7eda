using System.Text;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Pages;

/// <summary>A notebook as a finished page: text with formulas and pictures, code in colours,
/// what the cells showed when they were last run.</summary>
public static class NotebookPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">Its path from the course's folder.</param>
    /// <param name="links">How pages refer to each other.</param>
    /// <param name="ways">The chapters before and after it.</param>
    /// <param name="program">What runs in the page; nothing, if null.</param>
    public static string Write(Notebook notebook, string path, PageLinks links, Neighbours? ways = null, PageProgram? program = null)
    {
        var content = new PageContent(links.At(path));
        var cells = new StringBuilder();
        foreach (var (i, cell) in notebook.Cells.Index())
            cells.Append(CellHtml.Write(cell, i, notebook.IsCSharp, content));
        string title = content.Headings.FirstOrDefault(heading => heading.Level == 1).Text ?? Path.GetFileNameWithoutExtension(path);
        string body = $"""
            {PageFrame.Head(content.Place, ways ?? Neighbours.None)}
            <div class="columns">
            {TableOfContents(content)}
            <main id="{PageFrame.Content}" class="chapter" tabindex="-1"><div class="cells">
            {cells}</div>
            {PageFrame.Foot(content.Place, ways ?? Neighbours.None)}
            </main>
            </div>
            """;
        return PageFrame.Write(title, body, content.Place, program);
    }

    private static string TableOfContents(PageContent content)
    {
        var sections = content.Headings.Where(heading => heading.Level is 2 or 3).ToArray();
        if (sections.Length == 0)
            return "<nav class=\"contents\" aria-label=\"In this chapter\" hidden></nav>";
        string items =
            string.Concat(
                sections.Select(heading =>
                    $"<li class=\"h{heading.Level}\"><a href=\"#{Xml.Text(heading.Id)}\">{Xml.Text(heading.Text)}</a></li>\n"));
        return $"""
            <nav class="contents" aria-label="In this chapter"><details open><summary>In this chapter</summary><ul>
            {items}</ul></details></nav>
            """;
    }
}
