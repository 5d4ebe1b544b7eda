using System.ComponentModel;
using System.Diagnostics;

namespace NeuralNotebook.Kernel.Tests.Jupyter;

/// <summary>zeromq.js, the library that VS Code's Jupyter extension talks to kernels with, drives a session.</summary>
public sealed class ZeroMqClientTests : IDisposable
{
    private static readonly string Project = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Kernel.Tests");
    private readonly NotebookFixture fixture = new();

    [Fact]
    public async Task A_session_goes_as_in_VS_Code()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Project, "node_modules", "zeromq")),
            "zeromq is not installed: run npm ci in tests/NeuralNotebook.Kernel.Tests");
        string spec = Path.Combine(KernelSpecs.OfPrefix(fixture.Folder).Install("nn-test", replace: false), "kernel.json");
        // From the sources' folder, where node finds its packages.
        var start = new ProcessStartInfo("node", [Path.Combine(Project, "Jupyter", "zeromq_session.mjs"), spec])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Start(start);
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0 && (await output).EndsWith("passed\n", StringComparison.Ordinal), await output + await errors);
    }

    public void Dispose() => fixture.Dispose();

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("node is not installed");
            throw;
        }
    }
}
