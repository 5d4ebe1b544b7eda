using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>One cell of a <see cref="Notebook"/>: its fields as they stand in the file, so that those nobody here knows
/// stay as they are.</summary>
public sealed class NotebookCell
{
    private const string NotRunHere = "Not run here: ";

    private readonly Dictionary<string, RawJson> fields;

    internal NotebookCell(RawJson json) => fields = new(json.Fields());

    /// <summary>Whether the cell holds code.</summary>
    public bool IsCode => Kind == "code";

    /// <summary>What the cell holds: "code", "markdown" or "raw".</summary>
    public string Kind => Field("cell_type").TextOrNull ?? "";

    /// <summary>The cell's text.</summary>
    public string Source
    {
        get => MultilineText.Read(Field("source"));
        set => fields["source"] = RawJson.Of(value);
    }

    /// <summary>Whether there is code to run: Jupyter neither runs nor numbers a code cell that holds only white space.</summary>
    public bool IsRunnable => IsCode && !string.IsNullOrWhiteSpace(Source);

    /// <summary>Whether the author tagged the cell <c>raises-exception</c>, Jupyter's word for "this cell is meant to fail".</summary>
    public bool RaisesException => Tags.Contains("raises-exception");

    /// <summary>The cell's tags.</summary>
    public IReadOnlyList<string> Tags => Field("metadata")["tags"] is { Kind: JsonValueKind.Array } tags
        ? [.. tags.Items().Select(tag => tag.TextOrNull).OfType<string>()] : [];

    /// <summary>The language that its metadata name, as .NET Interactive writes it ("csharp", "fsharp", "markdown");
    /// null if they name none.</summary>
    public string? Language =>
        Field("metadata")["polyglot_notebook"]["kernelName"].TextOrNull ?? Field("metadata")["dotnet_interactive"]["language"].TextOrNull;

    /// <summary>What a kernel is given to run: the text, after the line that begins its language where its metadata name
    /// another than C#.</summary>
    public string Code => Language is null or "csharp" or "C#" or "c#" ? Source : $"#!{Language}\n{Source}";

    /// <summary>The stored outputs of a code cell; a copy.</summary>
    public JsonArray Outputs => Field("outputs") is { Kind: JsonValueKind.Array } outputs ? outputs.ToNode()!.AsArray() : [];

    /// <summary>The number of the run that gave the stored outputs; null where none did.</summary>
    public int? ExecutionCount =>
        Field("execution_count") is { Kind: JsonValueKind.Number } count
            && int.TryParse(count.Bytes.Span, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Whether the author folded the code away (<c>source_hidden</c>), for whoever wants to see only what it shows.</summary>
    public bool HidesSource => Field("metadata")["jupyter"]["source_hidden"].Kind == JsonValueKind.True;

    /// <summary>The pictures that the text brings along, each a bundle by MIME type, under the names that <c>attachment:NAME</c>
    /// calls them; a copy.</summary>
    public JsonObject Attachments =>
        Field("attachments") is { Kind: JsonValueKind.Object } attachments ? attachments.ToNode()!.AsObject() : [];

    /// <summary>The id of the cell, where it has one (nbformat 4.5).</summary>
    public string? Id => Field("id").TextOrNull;

    /// <summary>Whether the cell needs files that may be missing: it has a tag that begins with <c>needs-</c>.</summary>
    public bool NeedsFiles => Tags.Any(tag => tag.StartsWith("needs-", StringComparison.Ordinal));

    /// <summary>Whether the cell needs files and did without them: all that it shows is one line of text that begins with
    /// "Not run here: ".</summary>
    public bool SaysNotRunHere =>
        NeedsFiles && Field("outputs") is { Kind: JsonValueKind.Array } outputs && outputs.Items().ToArray() is [var only]
            && LineOf(only) is { } line && line.StartsWith(NotRunHere, StringComparison.Ordinal)
            && !line.AsSpan().TrimEnd('\n').Contains('\n');

    /// <summary>Stores what a run of the cell gave.</summary>
    /// <param name="executionCount">The number in the brackets beside the cell, or null for a cell that was not run.</param>
    /// <param name="outputs">nbformat outputs.</param>
    public void SetOutputs(int? executionCount, JsonArray outputs)
    {
        fields["execution_count"] = RawJson.Of(executionCount);
        fields["outputs"] = RawJson.Of(outputs);
    }

    /// <summary>Stores what an earlier run of the cell gave, as if this one had given it.</summary>
    internal void KeepOutputs(NotebookCell earlier)
    {
        var outputs = earlier.Outputs;
        foreach (var result in outputs.OfType<JsonObject>().Where(output => output.ContainsKey("execution_count")))
            result["execution_count"] = ExecutionCount;
        SetOutputs(ExecutionCount, outputs);
    }

    /// <summary>Writes the cell in its one canonical form.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="depth">How deep it lies.</param>
    /// <param name="idIfMissing">What it is called from now on if it has no id; null where cells have none.</param>
    internal void Write(TextWriter text, int depth, string? idIfMissing)
    {
        Complete("metadata", "{}"u8);
        if (idIfMissing is not null && Id is null)
            fields["id"] = RawJson.Of(idIfMissing);
        if (IsCode)
        {
            Complete("execution_count", "null"u8);
            Complete("outputs", "[]"u8);
        }

        var place = IsCode ? NotebookPlace.CodeCell : NotebookPlace.OtherCell;
        CanonicalJson.WriteObject(text, depth, fields, (name, value) => CanonicalJson.Write(text, value, depth + 1, place.Of(name)));
    }

    /// <summary>What an output says, if text is all there is to it.</summary>
    private static string? LineOf(RawJson output) => output["text"] is { IsMissing: false } text ? MultilineText.Read(text)
        : output["data"] is { IsMissing: false } data && data.Fields().All(field => field.Key == "text/plain")
            ? MultilineText.Read(data["text/plain"]) : null;

    private void Complete(string field, ReadOnlySpan<byte> value)
    {
        if (Field(field).IsMissing)
            fields[field] = RawJson.Of(value.ToArray().AsMemory());
    }

    private RawJson Field(string name) => fields.GetValueOrDefault(name);
}
