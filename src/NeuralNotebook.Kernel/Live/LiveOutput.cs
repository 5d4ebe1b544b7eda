using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>What a cell shows while one of its numbers is dragged: it is gathered, and leaves as one answer, so that the page changes once
/// and not piece by piece.</summary>
/// <param name="isDraft">Whether the next value will take its place at once.</param>
internal sealed class LiveOutput(bool isDraft) : OutputOrigin(null)
{
    private readonly Lock gate = new();
    private JsonArray gathered = [];
    private bool isOver;

    /// <summary>Whether it is seen only, and never stored.</summary>
    public bool IsDraft => isDraft;

    /// <summary>Whether a newer value has come before this one's run was over.</summary>
    public bool IsOvertaken { get; set; }

    /// <inheritdoc/>
    public override bool Keeps(string type, JsonObject content)
    {
        // Comms go their own way.
        if (MessageTypes.IsComm(type))
            return false;
        lock (gate)
        {
            // What comes later belongs to a value that is no more: it is dropped.
            if (!isOver)
                gathered.Add(new JsonObject { ["type"] = type, ["content"] = content });
        }

        return true;
    }

    /// <summary>All of it, in order; nothing more is taken from now on.</summary>
    public JsonArray End()
    {
        lock (gate)
        {
            isOver = true;
            return Interlocked.Exchange(ref gathered, []);
        }
    }
}
