using System.ComponentModel;
using System.Diagnostics;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The page's own modules, run by Node or put into a browser apart from the page.</summary>
internal static class PageModules
{
    /// <summary>The page's folder, with its sources and the packages that it is built from.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "src", "NeuralNotebook.App", "Page");

    /// <summary>A module as one script that sets a name.</summary>
    public static Task<string> BundleAsync(string module, string name) =>
        RunAsync("bundle.mjs", Folder, Path.Combine(Folder, "src", module), name);

    /// <summary>Runs one of the scripts beside this file with Node, and returns what it prints.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "Needs Node.js: the build fetches the page's packages.");
        using var node = Start([Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.App.Tests", "Page", script), .. arguments]);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, output + await errors);
        return output;
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("node is not installed");
            throw;
        }
    }
}
