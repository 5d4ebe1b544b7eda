using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Pages;

/// <summary>What a cell shows, as HTML that runs nothing: of each output the richest of its forms that can be shown so.</summary>
internal static class OutputHtml
{
    private const string Plotly = "application/vnd.plotly.v1+json";
    private const int Most = 500;

    private static readonly JsonSerializerOptions Readable = new()
    { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a cell's outputs.</summary>
    public static string Write(JsonArray outputs, PageContent content)
    {
        var html = new StringBuilder();
        foreach (var output in outputs.Take(Most))
            html.Append(output is JsonObject fields ? Write(fields, content)
                : Output("damaged", "<p class=\"note\">An output is stored here that is damaged. Run the cell again to make it anew.</p>"));
        if (outputs.Count > Most)
            html.Append(Output("data",
                string.Create(CultureInfo.InvariantCulture,
                    $"<p class=\"quiet\">{outputs.Count - Most:N0} more outputs are in the notebook.</p>")));
        return html.ToString();
    }

    private static string Write(JsonObject output, PageContent content)
    {
        switch (BundleText.Find(output, "output_type"))
        {
            case "stream":
                string kind = BundleText.Find(output, "name") == "stderr" ? "stream stderr" : "stream";
                return Scrolled(kind, "text output", AnsiText.ToHtml(BundleText.Find(output, "text") ?? ""));
            case "error":
                string trace = output["traceback"] is JsonArray { Count: > 0 } lines ? string.Join('\n', lines.Select(BundleText.Read))
                    : $"{BundleText.Find(output, "ename")}: {BundleText.Find(output, "evalue")}";
                return Scrolled("error", "error", AnsiText.ToHtml(trace));
            default:
                var data = output["data"] as JsonObject ?? [];
                bool isChart = data.ContainsKey(Plotly) || data.ContainsKey("image/svg+xml");
                return Output(isChart ? "chart" : "data", Data(data, isChart, content));
        }
    }

    private static string Data(JsonObject data, bool isChart, PageContent content)
    {
        string words = BundleText.Find(data, "text/plain") ?? "";
        string? picture = PictureData.Of(data), html = BundleText.Find(data, "text/html");
        if (isChart && picture is not null)
            return $"<div class=\"picture\">{Image(picture, words.Length > 0 ? words : "chart")}</div>";
        // What is only a script leaves nothing.
        if (html is not null && SafeHtml.Write(html, content) is { Length: > 0 } safe)
            return $"<div class=\"html\">{safe}</div>";
        if (picture is not null)
            return Image(picture, words.Length > 0 ? words : "picture");
        if ((BundleText.Find(data, "text/markdown") ?? BundleText.Find(data, "text/latex")) is { } text)
            return $"<div class=\"text\">{MarkdownText.ToHtml(text, content)}</div>";
        if (words.Length == 0 && data["application/json"] is { } json)
            words = json.ToJsonString(Readable);
        if (words.Length > 0)
            return $"<pre tabindex=\"0\" role=\"group\" aria-label=\"result\">{AnsiText.ToHtml(words)}</pre>"
                + (isChart
                    ? "<p class=\"quiet\">This chart is stored without a picture. It is drawn in a notebook's own program.</p>" : "");
        return data.Count == 0 ? ""
            : "<p class=\"quiet\">This output is stored in a form that a page cannot show without "
                + $"running scripts: {Xml.Text(string.Join(", ", data.Select(form => form.Key)))}.</p>";
    }

    private static string Image(string source, string words) => $"<img src=\"{Xml.Text(source)}\" alt=\"{Xml.Text(words)}\">";

    private static string Output(string kind, string html) => html.Length == 0 ? "" : $"<div class=\"output {kind}\">{html}</div>";

    private static string Scrolled(string kind, string name, string html) =>
        $"<div class=\"output {kind}\" tabindex=\"0\" role=\"group\" aria-label=\"{name}\">{html}</div>";
}
