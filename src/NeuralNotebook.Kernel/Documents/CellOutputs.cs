using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>Gathers what a cell shows, message by message, in the form a notebook stores.</summary>
/// <remarks>Stored outputs are canonical: text of one stream that follows itself is one output, and an update takes the place of what it
/// updates, so that they do not depend on when the pieces came.</remarks>
public sealed class CellOutputs
{
    private readonly JsonArray outputs = [];
    private readonly Dictionary<string, JsonObject> displays;
    private bool isCleared;

    /// <summary>Makes a gatherer for one cell.</summary>
    /// <param name="displays">What the notebook's cells have shown so far, by display id; shared by its cells, because a later one may update it.</param>
    public CellOutputs(Dictionary<string, JsonObject> displays) => this.displays = displays;

    /// <summary>Adds a message of the kernel.</summary>
    internal void Add(string type, JsonObject content)
    {
        if (content["transient"]?["not_stored"] is not null)
            return;
        if (type == StdioMessages.ClearOutput)
        {
            // To wait for the next output is for eyes; what is stored is the same, unless there is none.
            (isCleared, bool now) = ((bool?)content["wait"] == true, (bool?)content["wait"] != true);
            if (now)
                outputs.Clear();
            return;
        }

        if (isCleared && type != StdioMessages.UpdateDisplayData)
        {
            outputs.Clear();
            isCleared = false;
        }

        string? id = (string?)content["transient"]?["display_id"];
        content.Remove("transient");
        switch (type)
        {
            case StdioMessages.Stream when outputs.LastOrDefault() is JsonObject last && (string?)last["output_type"] == "stream" && (string?)last["name"] == (string?)content["name"]:
                last["text"] = (string?)last["text"] + (string?)content["text"];
                return;
            case StdioMessages.UpdateDisplayData:
                if (id is not null && displays.TryGetValue(id, out var shown))
                    shown["data"] = content["data"]!.DeepClone();
                return;
            case StdioMessages.DisplayData when id is not null:
                displays[id] = content;
                break;
        }

        content["output_type"] = type;
        outputs.Add(content);
    }

    /// <summary>The outputs as nbformat stores them.</summary>
    /// <param name="executionCount">The number in the brackets beside the cell.</param>
    public JsonArray ToJson(int executionCount)
    {
        var json = (JsonArray)outputs.DeepClone();
        foreach (var output in json.OfType<JsonObject>())
        {
            if ((string?)output["output_type"] == StdioMessages.ExecuteResult)
                output["execution_count"] = executionCount;
        }

        return json;
    }
}
