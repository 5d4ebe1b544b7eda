using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The app as it is built and started where there is no Node: without the built page, and with nothing but dotnet on the
/// PATH.</summary>
internal sealed partial class MachineWithoutNode : IAsyncDisposable
{
    private readonly string program = Directory.CreateTempSubdirectory("no-node-app-").FullName;
    private readonly CourseCopy course = CourseCopy.Create();
    private Process? app;

    /// <summary>The folder of the learner's notebooks.</summary>
    public string Folder => course.Folder;

    /// <summary>What the app said when it was started.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The printed link.</summary>
    public string Link { get; private set; } = "";

    public static async Task<MachineWithoutNode> StartAsync()
    {
        var machine = new MachineWithoutNode();
        Copy(AppContext.BaseDirectory, machine.program);
        string path = Directory.CreateDirectory(Path.Combine(machine.program, "path")).FullName;
        File.CreateSymbolicLink(Path.Combine(path, "dotnet"), Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet"
            ? host : "/usr/bin/dotnet");
        string app = Path.Combine(machine.program, "NeuralNotebook.App.dll");
        var start = new ProcessStartInfo("/usr/bin/env", ["dotnet", app, "--no-browser", "--port", "0", "--folder", machine.Folder])
        { RedirectStandardOutput = true };
        start.Environment["PATH"] = path;
        machine.app = Process.Start(start)!;
        while (machine.Link.Length == 0
            && await machine.app.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            machine.Said.Add(line);
            machine.Link = TheLink().Match(line).Value;
        }

        return machine;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            app.Kill(entireProcessTree: true);
            await app.WaitForExitAsync();
            app.Dispose();
        }

        await course.DisposeAsync();
        Directory.Delete(program, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(from, file);
            if (name.Split(Path.DirectorySeparatorChar)[0] is "page" or ".playwright")
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            File.Copy(file, Path.Combine(to, name));
        }
    }

    [GeneratedRegex(@"http://\S+token=\S+")]
    private static partial Regex TheLink();
}
