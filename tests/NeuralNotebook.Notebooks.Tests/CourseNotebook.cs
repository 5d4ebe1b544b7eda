using System.Text.Json.Nodes;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>A notebook of the course as its readers see it: text, code, and what is stored below the code.</summary>
internal sealed class CourseNotebook
{
    private CourseNotebook(string name)
    {
        Name = name;
        Path = System.IO.Path.Combine(Course.Notebooks, name);
        Cells = [.. JsonNode.Parse(File.ReadAllText(Path))!["cells"]!.AsArray().Select(cell => new CourseCell(cell!.AsObject()))];
    }

    /// <summary>"05-softmax.ipynb".</summary>
    public string Name { get; }

    public string Path { get; }

    public IReadOnlyList<CourseCell> Cells { get; }

    public IEnumerable<CourseCell> Code => Cells.Where(cell => cell.IsCode);

    public IEnumerable<CourseCell> Markdown => Cells.Where(cell => !cell.IsCode);

    /// <summary>"05" of a chapter; null of another notebook.</summary>
    public string? Chapter =>
        Name.Length > 3 && char.IsAsciiDigit(Name[0]) && char.IsAsciiDigit(Name[1]) && Name[2] == '-' ? Name[..2] : null;

    public static CourseNotebook Read(string name) => new(name);
}

/// <summary>A cell of a notebook.</summary>
internal sealed class CourseCell(JsonObject json)
{
    public string Id => (string?)json["id"] ?? "";

    public bool IsCode => (string?)json["cell_type"] == "code";

    public string Source => Text(json["source"]);

    public IReadOnlyList<JsonNode> Outputs => [.. (json["outputs"] as JsonArray ?? []).Select(output => output!)];

    /// <summary>Everything that the outputs say as text.</summary>
    public string OutputText => string.Join("\n", Outputs.Select(Said));

    public bool HasTag(string tag) => json["metadata"]?["tags"] is JsonArray tags && tags.Any(each => (string?)each == tag);

    /// <summary>Whether the cell needs files that may be missing: it has a tag that begins with <c>needs-</c>.</summary>
    public bool NeedsFiles => json["metadata"]?["tags"] is JsonArray tags
        && tags.Any(each => ((string?)each)?.StartsWith("needs-", StringComparison.Ordinal) == true);

    /// <summary>Whether all that the cell shows is one line that says that it did without its files.</summary>
    public bool SaysNotRunHere => NeedsFiles && Outputs.Count == 1 && Shown("image/svg+xml").Concat(Shown("text/html")).All(_ => false)
        && OutputText.StartsWith("Not run here: ", StringComparison.Ordinal)
        && !OutputText.TrimEnd('\n').Contains('\n', StringComparison.Ordinal);

    /// <summary>Whether the code is folded until the reader opens it.</summary>
    public bool IsFolded => (bool?)json["metadata"]?["jupyter"]?["source_hidden"] == true;

    /// <summary>What an output holds of one MIME type, all outputs together.</summary>
    public IEnumerable<string> Shown(string mimeType) => Outputs.Select(output => Shown(output, mimeType)).OfType<string>();

    /// <summary>What an output says in words: what was printed, or the text beside a picture or a table.</summary>
    public static string Said(JsonNode output) => Text(output["text"]) + Text(output["data"]?["text/plain"]);

    /// <summary>What an output holds of one MIME type; null if nothing.</summary>
    public static string? Shown(JsonNode output, string mimeType) => output["data"]?[mimeType] is { } data ? Text(data) : null;

    private static string Text(JsonNode? text) =>
        text is JsonArray lines ? string.Concat(lines.Select(line => (string?)line))
            : text is null ? "" : text.GetValueKind() == System.Text.Json.JsonValueKind.String ? (string)text! : text.ToJsonString();
}
