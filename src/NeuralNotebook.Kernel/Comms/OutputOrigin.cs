using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What made the code run that is now showing something: a comm's message, or a number that is dragged; null for a cell.</summary>
/// <remarks>It flows into the tasks and threads that a handler starts, so that what they show belongs to the same message.</remarks>
/// <param name="header">The header of the comm's message.</param>
internal class OutputOrigin(JsonObject? header)
{
    private static readonly AsyncLocal<OutputOrigin?> Flowing = new();

    public static OutputOrigin? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>The header of the comm's message; null if there is none.</summary>
    public JsonObject? Header { get; } = header;

    /// <summary>Keeps a message that would otherwise be sent.</summary>
    /// <returns>Whether it does.</returns>
    public virtual bool Keeps(string type, JsonObject content) => false;
}
