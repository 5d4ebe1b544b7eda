using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NeuralNotebook.App.Workshop;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Hub;

/// <summary>Debian's JupyterHub with the project's own configuration, our kernel installed under a prefix, and accounts made for it;
/// all of it is taken away again.</summary>
public sealed class RunningHub : IAsyncLifetime
{
    /// <summary>Measures a room of another size.</summary>
    private const string Variable = "NEURALNOTEBOOK_HUB_LEARNERS";

    private readonly string folder = Directory.CreateTempSubdirectory("hub-").FullName;
    private readonly List<HubLearner> learners = [];
    private Process? hub;

    /// <summary>Why there is no hub; null if there is one.</summary>
    public string? Missing { get; private set; }

    /// <summary>Everybody, signed in, each with a kernel of her own.</summary>
    internal IReadOnlyList<HubLearner> Learners => learners;

    /// <summary>How long it took from the first who signed in until everybody had a kernel.</summary>
    public TimeSpan TimeToKernels { get; private set; }

    /// <summary>Where the hub keeps its secrets.</summary>
    private string State => Path.Combine(folder, "state");

    private string Log => Path.Combine(folder, "hub.log");

    public async ValueTask InitializeAsync()
    {
        Missing = !File.Exists("/usr/bin/jupyterhub") ? "Needs Debian's jupyterhub: apt-get install jupyterhub."
            : !Environment.IsPrivilegedProcess ? "Needs root: it makes accounts, and the hub starts servers as their owners." : null;
        if (Missing is not null || OperatingSystem.IsWindows())
            return;
        // Everybody reads the kernel and the course.
        File.SetUnixFileMode(folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
                | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        KernelSpecs.OfPrefix(Path.Combine(folder, "prefix")).Install(KernelSpecs.DefaultName, replace: false);
        HandOut.Write(Path.Combine(CourseFolder.Find()!, "notebooks"), Path.Combine(folder, "course"));
        Directory.CreateDirectory(State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        int count = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "5", CultureInfo.InvariantCulture);
        string room = "nn" + Guid.NewGuid().ToString("N")[..6];
        int[] ports = FreePorts(3);
        for (int number = 1; number <= count; number++)
            learners.Add(await HubLearner.AddAccountAsync($"{room}-{number}", ports[0]));
        await StartAsync(ports);

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(learners.Select(learner => learner.SignInAsync()));
        TimeToKernels = clock.Elapsed;
    }

    /// <summary>Runs a command and says what it wrote when it fails.</summary>
    internal static async Task RunAsync(string program, string[] arguments, string input = "")
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (hub is not null)
        {
            await RunAsync("kill", ["-TERM", hub.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await hub.WaitForExitAsync(patience.Token).ContinueWith(_ => hub.Kill(entireProcessTree: true), TaskScheduler.Default);
            hub.Dispose();
        }

        foreach (var learner in learners)
            await learner.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(int[] ports)
    {
        string config = Path.Combine(folder, "config.py");
        await File.WriteAllTextAsync(config, $"""
            load_subconfig({Quoted(Path.Combine(CourseFolder.Find()!, "docs", "jupyterhub", "jupyterhub_config.py"))})
            c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
            c.JupyterHub.hub_bind_url = "http://127.0.0.1:{ports[1]}"
            c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
            c.Spawner.environment["JUPYTER_PATH"] = {Quoted(Path.Combine(folder, "prefix", "share", "jupyter"))}
            """);
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec /usr/bin/jupyterhub -f '{config}' > '{Log}' 2>&1"])
        { WorkingDirectory = State, UseShellExecute = false };
        start.Environment["COURSE"] = Path.Combine(folder, "course");
        // The proxy's packages are Debian's; a Node.js from elsewhere does not look for them there.
        start.Environment["NODE_PATH"] = "/usr/share/nodejs:/usr/lib/nodejs:/usr/lib/x86_64-linux-gnu/nodejs";
        hub = Process.Start(start)!;
        using var client = new HttpClient();
        for (int tries = 0; ; tries++)
        {
            Assert.True(tries < 300 && !hub.HasExited, File.Exists(Log) ? await File.ReadAllTextAsync(Log) : "no log");
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{ports[0]}/hub/login"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(200);
        }
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }
}
