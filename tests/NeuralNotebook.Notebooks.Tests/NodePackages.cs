using System.Diagnostics;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>The npm packages of this test project, which <c>npm ci</c> in its folder brings, run by node.</summary>
internal static class NodePackages
{
    /// <summary>The folder that package.json lies in.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Notebooks.Tests");

    /// <summary>Runs node with some input, or skips the test where node or the package is missing.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string package, string input, params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", package)), "Needs `npm ci` in this test project's folder.");
        var start = new ProcessStartInfo("node", arguments)
        { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process node;
        try
        {
            node = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Needs node on the path.");
            throw;
        }

        using (node)
        {
            var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.StandardInput.WriteAsync(input);
            node.StandardInput.Close();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(3));
            await node.WaitForExitAsync(patience.Token);
            return (node.ExitCode, await output + await errors);
        }
    }
}
