using System.Diagnostics;

namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>A program of the folder whose library is installed here, and how near its losses have to come to ours.</summary>
/// <param name="Program">Its file.</param>
/// <param name="Arguments">What it is called with.</param>
/// <param name="LossFile">What it writes under <c>losses/</c>.</param>
/// <param name="Precision">What it computes with.</param>
internal sealed record Peer(string Program, string[] Arguments, string LossFile, string Precision)
{
    private const string Python = "/usr/bin/python3";
    private static readonly Dictionary<string, Lazy<Task<bool>>> Modules = new()
    {
        ["sklearn"] = new(() => HasModuleAsync("sklearn")),
        ["torch"] = new(() => HasModuleAsync("torch")),
    };

    private static readonly string NodeModules = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Elsewhere.Tests", "node_modules");

    public static IReadOnlyDictionary<string, Peer> All { get; } = new Dictionary<string, Peer>
    {
        ["PyTorch"] = new("pytorch_moons.py", [], "pytorch.json", "float64"),
        ["PyTorch in float32"] = new("pytorch_moons.py", ["float32"], "pytorch-float32.json", "float32"),
        ["scikit-learn"] = new("sklearn_moons.py", [], "scikit-learn.json", "float64"),
        ["TensorFlow.js"] = new("tfjs_moons.mjs", [], "tfjs.json", "float32"),
    };

    /// <summary>The largest relative difference from our losses that still counts as the same: rounding, grown over 100 steps.</summary>
    public double Bound => Precision == "float64" ? 1e-10 : 1e-4;

    /// <summary>The losses that the course shows.</summary>
    public string Stored => Path.Combine(Elsewhere.Folder, "losses", LossFile);

    /// <summary>Runs the program in a folder of its own and reads what it wrote;
    /// skips the test where its library is not installed.</summary>
    /// <param name="change">What is changed in the program before it runs.</param>
    public async Task<Losses> RunAsync(Func<string, string>? change = null)
    {
        bool python = Program.EndsWith(".py", StringComparison.Ordinal);
        if (python)
            await RequirePythonAsync(Program.StartsWith("sklearn", StringComparison.Ordinal) ? "sklearn" : "torch");
        else
            await RequireNodeAsync();

        string folder = Directory.CreateTempSubdirectory("elsewhere-").FullName;
        try
        {
            string program = await File.ReadAllTextAsync(Path.Combine(Elsewhere.Folder, Program));
            await File.WriteAllTextAsync(Path.Combine(folder, Program), change is null ? program : change(program));
            File.Copy(Start.File, Path.Combine(folder, "start.json"));
            Directory.CreateDirectory(Path.Combine(folder, "losses"));
            if (!python)
                Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), NodeModules);
            var (exitCode, output) = await RunAsync(python ? Python : "node", folder, [Program, .. Arguments]);
            Assert.True(exitCode == 0, $"{Program} ended with {exitCode}:\n{output}");
            return Losses.Read(Path.Combine(folder, "losses", LossFile));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Whether Python can parse a text; skips the test where there is no Python.</summary>
    public static async Task<bool> IsPythonAsync(string text)
    {
        Assert.SkipUnless(File.Exists(Python), "Needs apt-get install python3.");
        return (await RunAsync(Python, Elsewhere.Folder, ["-c", "import ast, sys; ast.parse(sys.argv[1])", text])).ExitCode == 0;
    }

    /// <summary>Runs a few lines of Python.</summary>
    public static Task<(int ExitCode, string Output)> RunPythonAsync(string text) => RunAsync(Python, Elsewhere.Folder, ["-c", text]);

    /// <summary>Skips the test where a module of Python is not installed.</summary>
    public static async Task RequirePythonAsync(string module) =>
        Assert.SkipUnless(await Modules[module].Value, $"Needs apt-get install python3-{module}.");

    private static async Task<bool> HasModuleAsync(string module) =>
        File.Exists(Python)
            && (await RunAsync(Python, Elsewhere.Folder,
                ["-c", $"import importlib.util, sys; sys.exit(importlib.util.find_spec('{module}') is None)"])).ExitCode == 0;

    private static async Task RequireNodeAsync()
    {
        Assert.SkipUnless(Directory.Exists(NodeModules), "Needs `npm ci` in this test project's folder.");
        try
        {
            await RunAsync("node", Elsewhere.Folder, ["--version"]);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Needs node on the path.");
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        // Matrices this small are no work for several threads.
        start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output + await errors);
    }
}
