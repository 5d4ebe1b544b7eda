using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernel behind its stdio door: reads requests from standard input, writes what the kernel says to standard output.</summary>
internal static class StdioKernel
{
    private static readonly TimeSpan PauseBeforeWarmUp = TimeSpan.FromSeconds(2);

    /// <summary>Serves until shutdown is asked for or the other side is gone.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public static void Serve(string folder)
    {
        // The real standard output is the door; what cells print goes through it as messages.
        var answers = new StreamWriter(StandardOutput.Open()) { AutoFlush = true };
        var requests = new StreamReader(Console.OpenStandardInput());
        var writing = new Lock();
        Directory.SetCurrentDirectory(folder);
        // Not at once: the first cells need the processor more than an editor's questions.
        var kernel = new KernelCore(folder, (type, content) => Send(type, content), PauseBeforeWarmUp);
        Send(StdioMessages.Ready, []);
        while (requests.ReadLine() is { } line)
        {
            var (type, content, id) = StdioMessages.Parse(line);
            if (type == MessageTypes.ShutdownRequest)
                break;
            if (LanguageMessages.IsQuestion(type))
                kernel.Ask(type, content, answer => Send(MessageTypes.ReplyTo(type), answer, id));
            else
                kernel.Receive(type, content);
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
