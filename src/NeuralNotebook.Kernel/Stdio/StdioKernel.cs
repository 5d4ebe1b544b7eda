using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernel behind its stdio door: reads requests from the pipes that it was started with,
/// writes what the kernel says.</summary>
internal static class StdioKernel
{
    private static readonly TimeSpan PauseBeforeWarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Serves until shutdown is asked for or the other side is gone.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public static void Serve(string folder)
    {
        // Before anything else: no cell, and nothing that a cell starts, is ever to hold the door.
        var (input, output) = IPlatform.Current.TakeDoor();
        var past = WrittenPast.Catch(IPlatform.Current);
        var answers = new StreamWriter(output) { AutoFlush = true };
        var requests = new StreamReader(input);
        var writing = new Lock();
        Directory.SetCurrentDirectory(folder);
        // Not at once: the first cells need the processor more than an editor's questions.
        var kernel = new KernelCore(folder, (type, content) => Send(type, content), PauseBeforeWarmUp);
        CellConsole.Include(past);
        Send(StdioMessages.Ready, []);
        while (requests.ReadLine() is { } line)
        {
            if (StdioMessages.Parse(line) is not var (type, content, id))
                continue;
            if (type == MessageTypes.ShutdownRequest)
                break;
            if (LanguageMessages.IsQuestion(type))
                kernel.Ask(type, content, answer => Send(MessageTypes.ReplyTo(type), answer, id));
            else if (StdioMessages.IsWellFormed(type, content))
                kernel.Receive(type, content);
            else
                kernel.Refuse(type);
        }

        kernel.End();

        void Send(string type, JsonObject content, string? id = null)
        {
            string line = StdioMessages.Message(type, content, id).ToJsonString();
            lock (writing)
                answers.WriteLine(line);
        }
    }
}
