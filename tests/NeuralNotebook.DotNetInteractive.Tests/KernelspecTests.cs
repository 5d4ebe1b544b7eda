using System.Text.Json.Nodes;

namespace NeuralNotebook.DotNetInteractive.Tests;

/// <summary>Jupyter's own runner executes chapters through the kernelspec of Microsoft's tool, as their users do.</summary>
public sealed class KernelspecTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string folder = Directory.CreateTempSubdirectory("kernelspec-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory(Explicit = true)]
    [InlineData("00-start-here.ipynb")]
    [InlineData("08-backpropagation.ipynb")]
    [InlineData("11-the-whole-network.ipynb")]
    public async Task Nbconvert_executes_a_chapter_through_the_tool_and_it_shows_what_it_stores(string name)
    {
        Assert.SkipUnless(File.Exists(Python)
            && (await InteractiveKernel.StartAsync(Python, ["-c", "import nbconvert"], folder)).ExitCode == 0,
            "Needs apt-get install jupyter-nbconvert.");
        string kernels = Directory.CreateDirectory(Path.Combine(folder, "kernels")).FullName;
        // The tool's version stands in .config/dotnet-tools.json; a kernelspec that says `dotnet interactive` finds it from every
        // folder of the repository.
        await RequireAsync("dotnet", "tool", "restore");
        await RequireAsync("dotnet", "interactive", "jupyter", "install", "--path", kernels);

        await RequireAsync(Python, "-m", "nbconvert", "--execute", "--to", "notebook", "--ExecutePreprocessor.timeout=120", "--output-dir",
            folder, "--output", "run", Path.Combine(Course.Notebooks, name));

        var run =
            JsonNode.Parse(
                await File.ReadAllTextAsync(Path.Combine(folder, "run.ipynb"), TestContext.Current.CancellationToken))!["cells"]!.AsArray();
        KernelComparison.AssertSame(CourseNotebook.Read(name),
            [.. run.Select(cell => new CourseCell(cell!.AsObject())).Where(cell => cell.IsCode)]);
    }

    /// <summary>Runs a command from the course's folder, with our kernelspecs in front of all others.</summary>
    private async Task RequireAsync(string program, params string[] arguments)
    {
        var (exitCode, said) = await InteractiveKernel.StartAsync(program, arguments, Course.Notebooks, ("JUPYTER_PATH", folder));
        Assert.True(exitCode == 0, said);
    }
}
