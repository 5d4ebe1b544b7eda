using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Events;

namespace NeuralNotebook.DotNetInteractive.Runner;

/// <summary>Makes of what the kernel tells of a cell the outputs that Jupyter would store.</summary>
internal static class JupyterOutputs
{
    /// <summary>The outputs of one cell, in their order.</summary>
    /// <param name="events">What the kernel told of it.</param>
    /// <param name="displays">What may still be updated, by its id: that of earlier cells, too.</param>
    public static JsonArray Of(IEnumerable<KernelEvent> events, Dictionary<string, JsonObject> displays)
    {
        var outputs = new JsonArray();
        foreach (var told in events)
        {
            switch (told)
            {
                case StandardOutputValueProduced written:
                    outputs.Add(Stream("stdout", Text(written)));
                    break;
                case StandardErrorValueProduced written:
                    outputs.Add(Stream("stderr", Text(written)));
                    break;
                case DiagnosticsProduced found when found.Diagnostics.Count > 0:
                    outputs.Add(Stream("stderr", string.Join('\n', found.Diagnostics)));
                    break;
                case DisplayedValueUpdated updated when displays.TryGetValue(updated.ValueId, out var shown):
                    shown["data"] = Data(updated);
                    shown["metadata"]!["updates"] = 1 + ((int?)shown["metadata"]!["updates"] ?? 0);
                    break;
                case ErrorProduced:
                    // Said again by the failure that follows.
                    break;
                case ReturnValueProduced value:
                    outputs.Add(new JsonObject
                    {
                        ["output_type"] = "execute_result",
                        ["execution_count"] = null,
                        ["metadata"] = new JsonObject(),
                        ["data"] = Data(value)
                    });
                    break;
                case DisplayedValueProduced value:
                    var display =
                        new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = Data(value) };
                    outputs.Add(display);
                    if (value.ValueId is not null)
                        displays[value.ValueId] = display;
                    break;
                case CommandFailed failed:
                    outputs.Add(
                        new JsonObject
                        {
                            ["output_type"] = "error",
                            ["ename"] = failed.Exception?.GetType().Name ?? "Error",
                            ["evalue"] = failed.Message,
                            ["traceback"] = new JsonArray([.. $"{failed.Exception}".Split('\n').Select(line => JsonValue.Create(line))])
                        });
                    break;
            }
        }

        return outputs;
    }

    private static JsonObject Stream(string name, string text) => new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text };

    private static string Text(DisplayEvent told) => string.Concat(told.FormattedValues.Select(form => form.Value));

    private static JsonObject Data(DisplayEvent told) =>
        new(told.FormattedValues.Select(form => KeyValuePair.Create(form.MimeType, (JsonNode?)JsonValue.Create(form.Value))));
}
