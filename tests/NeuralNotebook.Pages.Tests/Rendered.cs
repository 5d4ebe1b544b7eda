using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Pages.Tests;

/// <summary>Notebooks of one cell as finished pages, read again as a browser reads them.</summary>
internal static class Rendered
{
    public static IHtmlDocument Page(string html) => new HtmlParser().ParseDocument(html);

    public static IHtmlDocument Markdown(string text, string path = "chapter.ipynb", JsonObject? attachments = null)
    {
        var cell = new JsonObject { ["cell_type"] = "markdown", ["id"] = "text", ["metadata"] = new JsonObject(), ["source"] = text };
        if (attachments is not null)
            cell["attachments"] = attachments;
        return Cell(cell, path);
    }

    public static IHtmlDocument Code(string source, params string[] tags) => Cell(CodeCell(source, [], tags));

    /// <summary>A cell that shows one bundle by MIME type.</summary>
    public static IElement Data(params (string Type, JsonNode Value)[] forms) =>
        Output(new JsonObject
        {
            ["output_type"] = "display_data",
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject(forms.Select(form => KeyValuePair.Create(form.Type, (JsonNode?)form.Value)))
        });

    public static IElement Output(params JsonNode[] outputs) => Cell(CodeCell("1", outputs, [])).QuerySelector(".outputs")!;

    public static JsonObject Stream(string text, string name = "stdout") =>
        new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text };

    private static JsonObject CodeCell(string source, JsonNode[] outputs, string[] tags) => new()
    {
        ["cell_type"] = "code",
        ["id"] = "code",
        ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
        ["source"] = source,
        ["execution_count"] = 1,
        ["outputs"] = new JsonArray(outputs),
    };

    private static IHtmlDocument Cell(JsonObject cell, string path = "chapter.ipynb") =>
        Page(NotebookPage.Write(Notebook(cell), path, PageLinks.ForFiles));

    public static Notebook Notebook(params JsonNode[] cells) =>
        Kernel.Notebook.Parse(new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray(cells)
        }.ToJsonString());
}
