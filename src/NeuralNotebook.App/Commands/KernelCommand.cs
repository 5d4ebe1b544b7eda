using System.CommandLine;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App;

/// <summary><c>kernel install | uninstall | list</c>: makes the C# kernel known to Jupyter and VS Code.</summary>
internal static class KernelCommand
{
    public static Command Create()
    {
        var user = new Option<bool>("--user") { Description = "For the current user (which is also meant if nothing is said)." };
        var prefix = new Option<string?>("--prefix")
        { Description = "For an environment: its kernels lie in PREFIX/share/jupyter/kernels." };
        var name = new Option<string?>("--name")
        {
            Description =
                $"The kernel's name; {KernelSpecs.DefaultName} if none is given, which is what the course's notebooks ask for."
        };
        var replace = new Option<bool>("--replace") { Description = "Also replace somebody else's kernel of that name." };
        var settings = new Option<string?>("--vscode-settings")
        {
            Description =
                "Whether VS Code's user settings get the line that lets it complete at a dot: yes or no. Without this you are asked."
        };
        settings.AcceptOnlyFromAmong("yes", "no");

        var install = new Command("install", "Makes the C# kernel known to Jupyter and VS Code.") { user, prefix, name, replace, settings };
        install.SetAction(parsed => Try(() =>
        {
            Console.WriteLine($"installed {Specs(parsed).Install(parsed.GetValue(name), parsed.GetValue(replace))}");
            new VsCodeOffer(VsCodeSettings.OfUser(), Console.IsInputRedirected || Console.IsOutputRedirected ? null : Ask,
                Console.WriteLine)
                .Make(parsed.GetValue(settings) is { } answer ? answer == "yes" : null);
        }));
        var uninstall = new Command("uninstall", "Takes it away again; other kernels stay.") { user, prefix, name };
        uninstall.SetAction(parsed => Try(() =>
        {
            foreach (string folder in Specs(parsed).Uninstall(parsed.GetValue(name)))
                Console.WriteLine($"removed {folder}");
        }));
        var list = new Command("list", "Lists the kernels that are known there.") { user, prefix };
        list.SetAction(parsed => Try(() =>
        {
            foreach (var (known, folder, isOurs) in Specs(parsed).List())
                Console.WriteLine($"{known}  {folder}{(isOurs ? "  (ours)" : "")}");
        }));
        return new Command("kernel", "Makes the C# kernel known to Jupyter and VS Code.") { install, uninstall, list };

        KernelSpecs Specs(ParseResult parsed) =>
            parsed.GetValue(prefix) is { Length: > 0 } folder ? KernelSpecs.OfPrefix(folder) : KernelSpecs.OfUser();
    }

    private static string? Ask(string question)
    {
        Console.Write(question);
        return Console.ReadLine();
    }

    private static int Try(Action act)
    {
        try
        {
            act();
            return 0;
        }
        catch (Exception error) when (error is NotebookException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
