using System.CommandLine;

namespace NeuralNotebook.App;

/// <summary>What can be said to the program.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Neural Notebook: how a neural network works inside, in C# notebooks. Without a command, runs the whole course.");
        root.SetAction((_, cancellation) => RunCommand.RunAsync([], save: false, RunCommand.DefaultTimeout, cancellation));
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(KernelCommand.Create());
        return root;
    }
}
