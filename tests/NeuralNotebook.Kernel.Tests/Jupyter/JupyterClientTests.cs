using System.Diagnostics;

namespace NeuralNotebook.Kernel.Tests.Jupyter;

/// <summary>Real Jupyter clients, from Debian's jupyter-nbconvert, python3-jupyter-client and python3-jupyter-kernel-test, drive the kernel.</summary>
public sealed class JupyterClientTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly NotebookFixture fixture = new();

    [Theory]
    [InlineData("kernel_tests.py")]
    [InlineData("session_tests.py")]
    public async Task The_kernel_passes(string script)
    {
        var (exitCode, text) = await RunAsync("jupyter_kernel_test", Path.Combine(Here(), script));
        Assert.True(exitCode == 0, text);
    }

    [Fact]
    public async Task Nbconvert_executes_a_notebook()
    {
        fixture.Write("var x = 20;", "Console.WriteLine($\"printed {x}\");", "x + 1");
        var (exitCode, text) = await RunAsync("nbconvert", "-m", "nbconvert", "--execute", "--to", "notebook", "--ExecutePreprocessor.kernel_name=nn-test", "--output", "done.ipynb", "test.ipynb");
        Assert.True(exitCode == 0, text);
        var cells = Notebook.Load(Path.Combine(fixture.Folder, "done.ipynb")).Cells;
        Assert.Equal("printed 20\n", (string?)cells[1].Outputs.Single()!["text"]![0]);
        Assert.Equal("21", (string?)cells[2].Outputs.Single()!["data"]!["text/plain"]![0]);
    }

    public void Dispose() => fixture.Dispose();

    private async Task<(int ExitCode, string Text)> RunAsync(string module, params string[] arguments)
    {
        // A learner's machine has only the .NET SDK; CI installs the clients.
        Assert.SkipUnless(File.Exists(Python) && await HasAsync(module), $"{module} is not installed: apt-get install jupyter-nbconvert python3-jupyter-client python3-jupyter-kernel-test");
        KernelSpecs.OfPrefix(fixture.Folder).Install("nn-test", replace: false);
        return await RunPythonAsync(arguments);
    }

    private async Task<bool> HasAsync(string module) => (await RunPythonAsync("-c", $"import {module}")).ExitCode == 0;

    private async Task<(int ExitCode, string Text)> RunPythonAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { WorkingDirectory = fixture.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_PATH"] = Path.Combine(fixture.Folder, "share", "jupyter");
        using var python = Process.Start(start)!;
        var output = python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        await python.WaitForExitAsync(patience.Token);
        return (python.ExitCode, await output + await errors);
    }

    private static string Here() => Path.Combine(AppContext.BaseDirectory, "Jupyter");
}
