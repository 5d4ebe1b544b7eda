using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>One cell of a <see cref="Notebook"/>: a view on its JSON, so that fields nobody here knows stay as they are.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject _json;

    internal NotebookCell(JsonObject json) => _json = json;

    /// <summary>Whether the cell holds code.</summary>
    public bool IsCode => (string?)_json["cell_type"] == "code";

    /// <summary>The cell's text.</summary>
    public string Source
    {
        get => MultilineText.Read(_json["source"]);
        set => _json["source"] = MultilineText.Write(value);
    }

    /// <summary>Whether there is code to run: Jupyter neither runs nor numbers a code cell that holds only white space.</summary>
    public bool IsRunnable => IsCode && !string.IsNullOrWhiteSpace(Source);

    /// <summary>Whether the author tagged the cell <c>raises-exception</c>, Jupyter's word for "this cell is meant to fail".</summary>
    public bool RaisesException => Tags.Contains("raises-exception");

    /// <summary>The cell's tags.</summary>
    public IReadOnlyList<string> Tags => (_json["metadata"] as JsonObject)?["tags"] is JsonArray tags ? [.. tags.OfType<JsonValue>().Select(tag => tag.TryGetValue(out string? text) ? text : null).OfType<string>()] : [];

    /// <summary>The language that its metadata name, as .NET Interactive writes it ("csharp", "fsharp", "markdown"); null if they name none.</summary>
    public string? Language =>
        Text("polyglot_notebook", "kernelName") ?? Text("dotnet_interactive", "language");

    /// <summary>What a kernel is given to run: the text, after the line that begins its language where its metadata name another than C#.</summary>
    public string Code => Language is null or "csharp" or "C#" or "c#" ? Source : $"#!{Language}\n{Source}";

    /// <summary>The stored outputs of a code cell.</summary>
    public JsonArray Outputs => _json["outputs"] as JsonArray ?? [];

    /// <summary>Stores what a run of the cell gave.</summary>
    /// <param name="executionCount">The number in the brackets beside the cell, or null for a cell that was not run.</param>
    /// <param name="outputs">nbformat outputs.</param>
    public void SetOutputs(int? executionCount, JsonArray outputs)
    {
        _json["execution_count"] = executionCount;
        _json["outputs"] = outputs;
    }

    /// <summary>Brings the fields we know into their one canonical form.</summary>
    internal void Normalize(string? idIfMissing)
    {
        NormalizeText(_json, "source");
        _json["metadata"] ??= new JsonObject();
        if (idIfMissing is not null)
            _json["id"] ??= idIfMissing;
        if (!IsCode)
            return;
        if (!_json.ContainsKey("execution_count"))
            _json["execution_count"] = null;
        _json["outputs"] ??= new JsonArray();
        foreach (var output in Outputs.OfType<JsonObject>())
            NormalizeOutput(output);
    }

    /// <summary>The id of the cell, where it has one (nbformat 4.5).</summary>
    public string? Id => (string?)_json["id"];

    private string? Text(string group, string field) =>
        ((_json["metadata"] as JsonObject)?[group] as JsonObject)?[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static void NormalizeOutput(JsonObject output)
    {
        if (output["text"] is not null)
            NormalizeText(output, "text");
        if (output["data"] is not JsonObject data)
            return;
        foreach (var mimeType in data.Select(entry => entry.Key).Where(MimeType.IsLines).ToArray())
            NormalizeText(data, mimeType);
    }

    private static void NormalizeText(JsonObject parent, string field)
    {
        if (!MultilineText.IsLines(parent[field]))
            parent[field] = MultilineText.Write(MultilineText.Read(parent[field]));
    }
}
