namespace NeuralNotebook.Kernel.Tests.Jupyter;

/// <summary>Real Jupyter clients, from Debian's jupyter-nbconvert, python3-jupyter-client and python3-jupyter-kernel-test,
/// drive the kernel.</summary>
public sealed class JupyterClientTests : IDisposable
{
    private readonly NotebookFixture fixture = new();

    [Theory]
    [InlineData("kernel_tests.py")]
    [InlineData("session_tests.py")]
    [InlineData("robustness_tests.py")]
    [InlineData("workshop_tests.py")]
    [InlineData("live_tests.py")]
    public async Task The_kernel_passes(string script)
    {
        var (exitCode, text) = await RunAsync("jupyter_kernel_test", Path.Combine(AppContext.BaseDirectory, "Jupyter", script));
        Assert.True(exitCode == 0, text);
        TestContext.Current.TestOutputHelper!.WriteLine(text);
    }

    [Fact]
    public async Task Nbconvert_executes_a_notebook()
    {
        fixture.Write("var x = 20;", "Console.WriteLine($\"printed {x}\");", "x + 1");
        var (exitCode, text) = await RunAsync("nbconvert", "-m", "nbconvert", "--execute", "--to", "notebook",
            "--ExecutePreprocessor.kernel_name=nn-test", "--output", "done.ipynb", "test.ipynb");
        Assert.True(exitCode == 0, text);
        var cells = Notebook.Load(Path.Combine(fixture.Folder, "done.ipynb")).Cells;
        Assert.Equal("printed 20\n", (string?)cells[1].Outputs.Single()!["text"]![0]);
        Assert.Equal("21", (string?)cells[2].Outputs.Single()!["data"]!["text/plain"]![0]);
    }

    public void Dispose() => fixture.Dispose();

    private Task<(int ExitCode, string Text)> RunAsync(string needs, params string[] arguments)
    {
        KernelSpecs.OfPrefix(fixture.Folder).Install("nn-test", replace: false);
        return new JupyterPython(fixture.Folder).RunAsync(needs, fixture.Folder, TimeSpan.FromMinutes(4), arguments);
    }
}
