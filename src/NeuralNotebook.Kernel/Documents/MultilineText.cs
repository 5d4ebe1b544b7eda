using System.Text.Json;

namespace NeuralNotebook.Kernel;

/// <summary>nbformat's multi-line text: one string, or an array of lines that each keep their line break.</summary>
internal static class MultilineText
{
    /// <summary>Whether a field is such a text.</summary>
    public static bool IsText(RawJson value) => value.Kind == JsonValueKind.String
        || (value.Kind == JsonValueKind.Array && value.Items().All(line => line.Kind == JsonValueKind.String));

    /// <summary>The text of a field, however it is written.</summary>
    public static string Read(RawJson value) =>
        value.Kind == JsonValueKind.Array ? string.Concat(value.Items().Select(line => line.Text())) : value.Text();
}
