using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NeuralNotebook.App.Tests.Export;

/// <summary>Python's own web server over a folder: it compresses nothing and sets no header that a page might need.</summary>
internal sealed partial class PlainServer : IDisposable
{
    private readonly Process process;
    private bool isDisposed;

    private PlainServer(Process process, string address) => (this.process, Address) = (process, address);

    /// <summary>Its address, ending with a slash.</summary>
    public string Address { get; }

    public static async Task<PlainServer> StartAsync(string folder)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "Needs Python.");
        var start = new ProcessStartInfo("/usr/bin/python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder])
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string said = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        return new PlainServer(process, Url().Match(said).Value);
    }

    /// <summary>Ends it; a test that did so in its midst does it once more at its end.</summary>
    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        process.Kill();
        process.Dispose();
    }

    [GeneratedRegex(@"http://[^)\s]+")]
    private static partial Regex Url();
}
