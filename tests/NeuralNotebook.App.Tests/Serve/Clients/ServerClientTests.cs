using System.Diagnostics;

namespace NeuralNotebook.App.Tests.Serve.Clients;

/// <summary>Jupyter's own clients at our server.</summary>
public sealed class ServerClientTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Serve", "Clients");

    [Theory]
    [InlineData("v1")]
    [InlineData("json")]
    public async Task Jupyters_client_library_finds_all_that_it_asks_for_in_either_layout(string layout)
    {
        string packages = Path.Combine(SourceTree.Root, "src", "NeuralNotebook.App", "Page", "node_modules");
        Assert.SkipUnless(Directory.Exists(packages), "Needs Node.js: the build fetches the library for the page.");
        var (exitCode, output, errors) =
            await RunAsync("node", Path.Combine(Folder, "services.mjs"), $"http://127.0.0.1:{server.Port}/", server.Token,
                Path.GetDirectoryName(packages)!, layout);
        Assert.True(exitCode == 0, output + errors);
        Assert.Equal(
            ["kernelspecs", "start", "layout", "execute", "stream", "display and update", "error", "complete", "inspect", "is_complete",
                "comms", "interrupt", "restart", "contents", "conflict", "checkpoint", "shutdown"],
                output.Split('\n').Where(line => line.StartsWith("ok ", StringComparison.Ordinal)).Select(line => line[3..].Trim()));
    }

    [Fact]
    public async Task Jupyter_Notebook_runs_a_cell_with_us_as_its_gateway()
    {
        Assert.SkipUnless((await RunAsync("/usr/bin/python3", "-c", "import notebook, tornado")).ExitCode == 0,
            "Needs Debian's jupyter-notebook.");
        var (exitCode, output, errors) =
            await RunAsync("/usr/bin/python3", Path.Combine(Folder, "gateway.py"), $"http://127.0.0.1:{server.Port}", server.Token);
        Assert.True(exitCode == 0, output + errors);
        Assert.Equal("42", output.Trim());
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.HasExited ? process.ExitCode : -1, await output, await errors);
    }
}
