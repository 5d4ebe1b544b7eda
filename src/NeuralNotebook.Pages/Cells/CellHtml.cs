using System.Globalization;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Pages;

/// <summary>One cell as it stands in a page.</summary>
public static class CellHtml
{
    /// <summary>The text of a cell as it is read: Markdown, or code in colours.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="place">The page that it is shown in.</param>
    public static string Source(NotebookCell cell, PagePlace place) => Source(cell, new PageContent(place), isCSharp: true);

    /// <summary>What a cell shows.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="place">The page that it is shown in.</param>
    public static string Outputs(NotebookCell cell, PagePlace place) => OutputHtml.Write(cell.Outputs, new PageContent(place));

    /// <summary>A whole cell.</summary>
    internal static string Write(NotebookCell cell, int index, bool isCSharp, PageContent content)
    {
        string id = cell.Id is { } own && content.Takes(own) ? own : Free(index, content);
        string outputs = cell.IsCode ? $"<div class=\"outputs\">{OutputHtml.Write(cell.Outputs, content)}</div>" : "";
        string prompt = cell.IsCode
            ? $"<span class=\"prompt\" aria-hidden=\"true\">{cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture)}</span>" : "";
        string tags = cell.Tags.Count > 0 ? $" data-tags=\"{Xml.Text(string.Join(' ', cell.Tags))}\"" : "";
        string kind = cell.IsCode ? "code" : cell.Kind == "markdown" ? "markdown" : "raw";
        string html = $"""
            <section class="cell {kind}" id="{Xml.Text(id)}" role="group" aria-label="{(cell.IsCode ? "code cell" : "text")}" data-index="{index.ToString(CultureInfo.InvariantCulture)}"{tags}>
            <div class="side">{prompt}</div><div class="cell-body"><div class="source">{Folded(cell, Source(cell, content, isCSharp))}</div>{outputs}</div>
            </section>

            """;
        return FoldOf(cell) is { } fold ? Fold(fold, html) : html;
    }

    private static string Source(NotebookCell cell, PageContent content, bool isCSharp) => cell.Kind switch
    {
        "markdown" => $"<div class=\"text\">{MarkdownText.ToHtml(cell.Source, content, cell.Attachments)}</div>",
        // On a narrow screen it is scrolled, with the keyboard too.
        "code" => $"<pre class=\"plain\" tabindex=\"0\" role=\"group\" aria-label=\"code\"><code>{Code(cell, isCSharp)}</code></pre>",
        _ => $"<pre class=\"plain\">{Xml.Text(cell.Source)}</pre>",
    };

    private static string Code(NotebookCell cell, bool isCSharp) =>
        isCSharp && cell.Language is null or "csharp" ? ColoredCode.ToHtml(cell.Source) : Xml.Text(cell.Source);

    private static string Folded(NotebookCell cell, string source) =>
        cell is { IsCode: true, HidesSource: true } && FoldOf(cell) is null ? Fold("Code", source) : source;

    /// <summary>What a cell is folded under; null where it stands open.</summary>
    private static string? FoldOf(NotebookCell cell) =>
        cell.Tags.Contains("hint") ? "Hint" : cell.Tags.Contains("solution") ? "Solution" : null;

    // Opens and closes without a script, with the keyboard too.
    private static string Fold(string name, string html) =>
        $"<details class=\"fold {name.ToLowerInvariant()}\"><summary>{name}</summary>{html}</details>\n";

    private static string Free(int index, PageContent content)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"cell-{index + 1}");
        while (!content.Takes(id))
            id += "-";
        return id;
    }
}
