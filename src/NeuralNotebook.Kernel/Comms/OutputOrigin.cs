using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What made the code run that is now showing something: the header of a comm's message; null for a cell.</summary>
/// <remarks>It flows into the tasks and threads that a handler starts, so that what they show belongs to the same message.</remarks>
internal static class OutputOrigin
{
    private static readonly AsyncLocal<JsonObject?> Flowing = new();

    public static JsonObject? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
