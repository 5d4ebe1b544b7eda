using System.CommandLine;

namespace NeuralNotebook.App;

/// <summary>What can be said to the program.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root =
            new RootCommand(
                "Neural Notebook: how a neural network works inside, in C# notebooks. Without a command, opens the course in the browser.");
        ServeCommand.AddTo(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(KernelCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(WorkshopCommand.Create());
        return root;
    }
}
