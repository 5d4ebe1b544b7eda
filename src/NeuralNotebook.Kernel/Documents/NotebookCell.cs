using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>One cell of a <see cref="Notebook"/>: its fields as they stand in the file, so that those nobody here knows stay as they are.</summary>
public sealed class NotebookCell
{
    private readonly Dictionary<string, RawJson> fields;

    internal NotebookCell(RawJson json) => fields = new(json.Fields());

    /// <summary>Whether the cell holds code.</summary>
    public bool IsCode => Field("cell_type").TextOrNull == "code";

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
    public IReadOnlyList<string> Tags => Field("metadata")["tags"] is { Kind: JsonValueKind.Array } tags ? [.. tags.Items().Select(tag => tag.TextOrNull).OfType<string>()] : [];

    /// <summary>The language that its metadata name, as .NET Interactive writes it ("csharp", "fsharp", "markdown"); null if they name none.</summary>
    public string? Language =>
        Field("metadata")["polyglot_notebook"]["kernelName"].TextOrNull ?? Field("metadata")["dotnet_interactive"]["language"].TextOrNull;

    /// <summary>What a kernel is given to run: the text, after the line that begins its language where its metadata name another than C#.</summary>
    public string Code => Language is null or "csharp" or "C#" or "c#" ? Source : $"#!{Language}\n{Source}";

    /// <summary>The stored outputs of a code cell; a copy.</summary>
    public JsonArray Outputs => Field("outputs") is { Kind: JsonValueKind.Array } outputs ? outputs.ToNode()!.AsArray() : [];

    /// <summary>The number in the brackets beside a code cell; null for a cell that was not run.</summary>
    public int? ExecutionCount => Field("execution_count") is { Kind: JsonValueKind.Number } count && int.TryParse(count.ToString(), CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The id of the cell, where it has one (nbformat 4.5).</summary>
    public string? Id => Field("id").TextOrNull;

    /// <summary>Stores what a run of the cell gave.</summary>
    /// <param name="executionCount">The number in the brackets beside the cell, or null for a cell that was not run.</param>
    /// <param name="outputs">nbformat outputs.</param>
    public void SetOutputs(int? executionCount, JsonArray outputs)
    {
        fields["execution_count"] = RawJson.Of(executionCount);
        fields["outputs"] = RawJson.Of(outputs);
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

    private void Complete(string field, ReadOnlySpan<byte> value)
    {
        if (Field(field).IsMissing)
            fields[field] = RawJson.Of(value.ToArray().AsMemory());
    }

    private RawJson Field(string name) => fields.GetValueOrDefault(name);
}
