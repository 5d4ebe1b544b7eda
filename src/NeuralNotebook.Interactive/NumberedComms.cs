using System.Text.Json;

namespace NeuralNotebook.Interactive;

/// <summary>The kernel's ends of what cells have shown of one kind, by number. Front end and kernel speak by Jupyter's comms,
/// which our kernel offers by name.</summary>
/// <remarks>The page opens a comm to the target with <c>{"pad": 1}</c>: the kind, and the number that the cell showed.
/// Each message that it sends then is answered with one.</remarks>
/// <param name="target">The name of the comms.</param>
/// <param name="kind">What is numbered: "pad".</param>
/// <param name="answer">The answer to a message, both as JSON.</param>
internal sealed class NumberedComms<T>(string target, string kind, Func<T, string, string> answer)
{
    private readonly List<T> shown = [];

    /// <summary>Lets the page reach something; returns its number. Another kernel than ours has no comms, and nobody asks there.</summary>
    public int Add(T one)
    {
        if (AppDomain.CurrentDomain.GetData(
            "Notebook.Comm.Target") is Action<string, Func<string, string, (Action<string>?, Action<string>?)>?> register)
            register(target, Open);
        lock (shown)
        {
            shown.Add(one);
            return shown.Count;
        }
    }

    private (Action<string>?, Action<string>?) Open(string comm, string data)
    {
        var one = Find(data);
        var send = (Func<string, string, bool>)AppDomain.CurrentDomain.GetData("Notebook.Comm.Send")!;
        return (message => send(comm, answer(one, message)), null);
    }

    private T Find(string data)
    {
        using var opening = JsonDocument.Parse(data);
        int number = opening.RootElement.TryGetProperty(kind, out var named) && named.TryGetInt32(out int whole) ? whole : 0;
        lock (shown)
        {
            return number >= 1 && number <= shown.Count
                ? shown[number - 1]
                : throw new ArgumentException(
                    $"This kernel has shown {shown.Count} {kind}s, and none has the number {number}: run the cell again.");
        }
    }
}
