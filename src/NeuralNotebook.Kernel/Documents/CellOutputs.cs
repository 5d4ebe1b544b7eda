using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Gathers what a cell shows, message by message, in the form a notebook stores.</summary>
/// <remarks>The pages do the same in JavaScript (<c>cell-outputs.js</c>), and one set of examples holds for both.
/// Text of one stream that follows itself is one output; to clear and wait waits for the next output, which an update is not;
/// an update replaces the data and the metadata of every display of its id, in every cell.
/// So what is stored does not depend on when the pieces came. Source: "Messaging in Jupyter", version 5.4.</remarks>
public sealed class CellOutputs
{
    private readonly List<Shown> outputs = [];
    private readonly List<CellOutputs> cells;
    private bool isClearedByNext;

    /// <summary>Makes a gatherer for one cell.</summary>
    /// <param name="cells">The notebook's cells that have run so far, because this one may update what they showed;
    /// this one is added.</param>
    public CellOutputs(List<CellOutputs> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        this.cells = cells;
        cells.Add(this);
    }

    /// <summary>Adds a message of the kernel; one that shows nothing changes nothing.</summary>
    internal void Add(string type, JsonObject content)
    {
        switch (type)
        {
            case MessageTypes.ClearOutput:
                isClearedByNext = content["wait"] is JsonValue wait && wait.TryGetValue(out bool waits) && waits;
                if (!isClearedByNext)
                    outputs.Clear();
                break;
            case MessageTypes.UpdateDisplayData:
                Update(content);
                break;
            case MessageTypes.Stream:
                Append(content, new() { ["name"] = Text(content, "name"), ["text"] = Text(content, "text") }, type);
                break;
            case MessageTypes.DisplayData or MessageTypes.ExecuteResult:
                Append(content, new() { ["data"] = Fields(content, "data"), ["metadata"] = Fields(content, "metadata") }, type);
                break;
            case MessageTypes.Error:
                Append(content,
                    new()
                    {
                        ["ename"] = Text(content, "ename"),
                        ["evalue"] = Text(content, "evalue"),
                        ["traceback"] = content["traceback"] is JsonArray lines ? lines.DeepClone() : new JsonArray()
                    }, type);
                break;
            case MessageTypes.ExecuteReply:
                // Pages of help that were asked for: there is no other place for them here.
                foreach (var page in (content["payload"] as JsonArray)?.OfType<JsonObject>()
                    .Where(page => Text(page, "source") == "page") ?? [])
                    Append([], new() { ["data"] = Fields(page, "data"), ["metadata"] = new JsonObject() }, MessageTypes.DisplayData);
                break;
        }
    }

    /// <summary>The outputs as nbformat stores them.</summary>
    /// <param name="executionCount">The number in the brackets beside the cell.</param>
    public JsonArray ToJson(int executionCount)
    {
        var json = new JsonArray();
        bool hasGaps = false;
        foreach (var shown in outputs)
        {
            var output = shown.Output.DeepClone().AsObject();
            if (!shown.IsStored)
                hasGaps = true;
            else if (hasGaps && json.LastOrDefault() is JsonObject before && IsSameStream(before, output))
                before["text"] = Text(before, "text") + Text(output, "text");
            else
                json.Add(output);
            if (Text(output, "output_type") == MessageTypes.ExecuteResult)
                output["execution_count"] = executionCount;
        }

        return json;
    }

    private void Append(JsonObject content, JsonObject output, string type)
    {
        if (isClearedByNext)
            outputs.Clear();
        isClearedByNext = false;
        output["output_type"] = type;
        var transient = content["transient"] as JsonObject;
        bool isStored = transient?["not_stored"] is null;
        if (outputs is [.., var last] && last.IsStored == isStored && IsSameStream(last.Output, output))
            last.Output["text"] = Text(last.Output, "text") + Text(output, "text");
        else
            outputs.Add(new Shown(output, Id(transient), isStored));
    }

    private void Update(JsonObject content)
    {
        if (Id(content["transient"] as JsonObject) is not { } id)
            return;
        foreach (var shown in cells.SelectMany(cell => cell.outputs).Where(shown => shown.DisplayId == id))
            (shown.Output["data"], shown.Output["metadata"]) = (Fields(content, "data"), Fields(content, "metadata"));
    }

    private static bool IsSameStream(JsonObject before, JsonObject output) =>
        Text(before, "output_type") == MessageTypes.Stream && Text(output, "output_type") == MessageTypes.Stream
            && Text(before, "name") == Text(output, "name");

    private static string? Id(JsonObject? transient) =>
        transient?["display_id"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string Text(JsonObject content, string name) =>
        content[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";

    private static JsonObject Fields(JsonObject content, string name) =>
        content[name] is JsonObject fields ? fields.DeepClone().AsObject() : [];

    /// <summary>An output in the making.</summary>
    /// <param name="Output">What nbformat stores of it.</param>
    /// <param name="DisplayId">What an update calls it.</param>
    /// <param name="IsStored">Whether it is stored, or only shown.</param>
    private sealed record Shown(JsonObject Output, string? DisplayId, bool IsStored);
}
