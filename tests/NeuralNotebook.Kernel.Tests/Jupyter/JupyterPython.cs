using System.Diagnostics;

namespace NeuralNotebook.Kernel.Tests.Jupyter;

/// <summary>Debian's Python with its Jupyter packages, which finds the kernels of one folder only.</summary>
/// <param name="prefix">The environment whose kernelspecs count.</param>
internal sealed class JupyterPython(string prefix)
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Runs Python.</summary>
    /// <param name="needs">The module that must be there; without it the test is skipped, because a learner's machine has only the .NET SDK
    /// and CI installs the clients.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="arguments">Python's arguments.</param>
    public async Task<(int ExitCode, string Text)> RunAsync(string needs, string folder, TimeSpan patience, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Python) && (await RunAsync(folder, patience, ["-c", $"import {needs}"])).ExitCode == 0,
            $"{needs} is not installed: apt-get install jupyter-nbconvert python3-jupyter-client python3-jupyter-kernel-test");
        return await RunAsync(folder, patience, arguments);
    }

    private async Task<(int ExitCode, string Text)> RunAsync(string folder, TimeSpan patience, string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments)
        { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_PATH"] = Path.Combine(prefix, "share", "jupyter");
        using var python = Process.Start(start)!;
        var output = python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await python.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!python.HasExited)
                python.Kill(entireProcessTree: true);
        }

        return (python.ExitCode, await output + await errors);
    }
}
