using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>Jupyter's own runner executes every notebook through the installed kernelspec, and makes a page of it.</summary>
[Collection("kernels")]
public sealed class NbconvertTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string folder = Directory.CreateTempSubdirectory("nbconvert-").FullName;

    /// <summary>A short one, with a live chart: the others take minutes, and come with the long tests.</summary>
    private const string First = "00-start-here.ipynb";

    public static TheoryData<string> OtherNotebooks => [.. Course.NotebookNames.Where(name => name != First)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task Nbconvert_executes_a_notebook_and_every_picture_is_on_its_page() => ExecuteAsync(First);

    [Theory(Explicit = true)]
    [MemberData(nameof(OtherNotebooks))]
    public Task Nbconvert_executes_every_other_notebook_too(string name) => ExecuteAsync(name);

    private async Task ExecuteAsync(string name)
    {
        Assert.SkipUnless(File.Exists(Python) && (await RunAsync("-c", "import nbconvert")).ExitCode == 0,
            "Needs apt-get install jupyter-nbconvert.");
        KernelSpecs.OfPrefix(folder).Install(KernelSpecs.DefaultName, replace: false);
        string templates = Path.Combine(folder, "share", "jupyter", "nbconvert", "templates", "course");
        Directory.CreateDirectory(templates);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(NodePackages.Folder, "nbconvert", "templates", "course")))
            File.Copy(file, Path.Combine(templates, Path.GetFileName(file)));

        var (exitCode, text) = await RunAsync("-m", "nbconvert", "--execute", "--to", "html", "--template", "course",
            "--ExecutePreprocessor.timeout=120", "--output-dir", folder, "--output", "page", Path.Combine(Course.Notebooks, name));

        Assert.True(exitCode == 0, text);
        string page = await File.ReadAllTextAsync(Path.Combine(folder, "page.html"), TestContext.Current.CancellationToken);
        var notebook = CourseNotebook.Read(name);
        Assert.Equal(notebook.Code.Where(cell => !cell.NeedsFiles).Sum(cell => cell.Shown("image/svg+xml").Count()),
            page.Split("src=\"data:image/svg+xml,%3Csvg").Length - 1);
        Assert.Equal(notebook.Code.Sum(cell => cell.OutputText.Split(": not done yet").Length - 1) > 0,
            page.Contains(": not done yet", StringComparison.Ordinal));
    }

    private async Task<(int ExitCode, string Text)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments)
        { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_PATH"] = Path.Combine(folder, "share", "jupyter");
        using var python = Process.Start(start)!;
        var output = python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        await python.WaitForExitAsync(patience.Token);
        return (python.ExitCode, await output + await errors);
    }
}
