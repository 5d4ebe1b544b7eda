using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Workshop;

/// <summary>What a check has shown under a cell, read from the text of its output.</summary>
/// <param name="Id">The exercise: "05.2".</param>
/// <param name="Title">What it is about.</param>
/// <param name="State">What was found of the learner's answer.</param>
internal sealed partial record ExerciseCard(string Id, string Title, ExerciseState State)
{
    /// <summary>The cards under a cell; none where it has no check or was not run.</summary>
    public static IEnumerable<ExerciseCard> In(NotebookCell cell) =>
        !cell.IsCode || !cell.Source.Contains(".Check(", StringComparison.Ordinal) ? [] : cell.Outputs
            .Select(output => Text((output as JsonObject)?["data"] is JsonObject data ? data["text/plain"] : null))
            .Select(text => Heading().Match(text)).Where(match => match.Success)
            .Select(match => new ExerciseCard(match.Groups["id"].Value, match.Groups["title"].Value,
                match.Groups["found"].Value switch
                {
                    "✓ right" => ExerciseState.Passed,
                    "✗ not right yet" => ExerciseState.Tried,
                    _ => ExerciseState.Untouched
                }));

    private static string Text(JsonNode? lines) =>
        string.Concat((lines as JsonArray ?? [lines?.DeepClone()])
            .Select(line => line is JsonValue value && value.TryGetValue(out string? text) ? text : ""));

    [GeneratedRegex(@"^Exercise (?<id>[0-9]{2}\.[0-9]{1,3}) · (?<title>[^\n]*): (?<found>not done yet|✓ right|✗ not right yet)(?:\n|$)")]
    private static partial Regex Heading();
}

/// <summary>How far a learner is with an exercise.</summary>
internal enum ExerciseState
{
    /// <summary>Her notebook is missing or cannot be read, and her progress does not name it.</summary>
    Unknown,

    /// <summary>The cell is as it was handed out.</summary>
    Untouched,

    /// <summary>She has written into the cell, or a check has said that it is not right yet.</summary>
    Tried,

    /// <summary>Her progress names it, or the card under the cell says that it is right.</summary>
    Passed,
}
