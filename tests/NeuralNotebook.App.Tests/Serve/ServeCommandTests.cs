using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace NeuralNotebook.App.Tests.Serve;

public sealed partial class ServeCommandTests : IDisposable
{
    private readonly NotebookFixture fixture = new();

    public ServeCommandTests() => fixture.Write("1 + 1");

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_taken_port_is_said_and_the_next_free_one_used()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (process, lines) = await StartAsync("--port", port.ToString(CultureInfo.InvariantCulture));
        using (process)
        {
            Assert.Contains(lines, line => line.StartsWith($"Port {port} is taken; using ", StringComparison.Ordinal));
            Assert.Matches(Link(), lines[^1]);
            await EndAsync(process);
        }
    }

    [Fact]
    public async Task Ctrl_C_ends_every_kernel_and_a_killed_server_takes_them_along()
    {
        foreach (bool kindly in new[] { true, false })
        {
            var (process, lines) = await StartAsync("--port", "0");
            using (process)
            {
                var match = Link().Match(lines[^1]);
                using var client = new HttpClient { BaseAddress = new Uri(match.Groups[1].Value) };
                client.DefaultRequestHeaders.Add("Authorization", $"token {match.Groups[2].Value}");
                for (int i = 0; i < 2; i++)
                    (await client.PostAsync("/api/kernels", null, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
                var kernels = new List<Process>();
                var clock = Stopwatch.StartNew();
                while (kernels.Count < 2 && clock.Elapsed < TimeSpan.FromSeconds(30))
                {
                    await Task.Delay(200, TestContext.Current.CancellationToken);
                    kernels = [.. Children(process.Id)];
                }

                Assert.True(kernels.Count >= 2);
                if (kindly)
                    Assert.Equal(0, await EndAsync(process));
                else
                    process.Kill();
                Assert.All(kernels, kernel => Assert.True(kernel.WaitForExit(10_000)));
            }
        }
    }

    [Fact]
    public async Task Only_this_machine_is_listened_to_unless_another_address_is_named_and_then_the_names_are_still_checked()
    {
        var (process, lines) = await StartAsync("--port", "0");
        using (process)
        {
            Assert.DoesNotContain(lines, line => line.StartsWith("Careful", StringComparison.Ordinal));
            Assert.Equal(["0100007F"], Listening(PortOf(lines)));
            await EndAsync(process);
        }

        (process, lines) = await StartAsync("--port", "0", "--host", "0.0.0.0");
        using (process)
        {
            Assert.Contains(lines, line => line.StartsWith("Careful", StringComparison.Ordinal));
            Assert.Equal(["00000000"], Listening(PortOf(lines)));
            var match = Link().Match(lines[^1]);
            using var client = new HttpClient();
            foreach (var (host, expected) in new[] { ("evil.example", HttpStatusCode.Forbidden), ("192.168.0.7", HttpStatusCode.OK),
                (Dns.GetHostName(), HttpStatusCode.OK) })
            {
                using var request =
                    new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{PortOf(lines)}/api/status?token={match.Groups[2].Value}");
                request.Headers.Host = host;
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(expected, response.StatusCode);
            }

            await EndAsync(process);
        }
    }

    [Fact]
    public async Task In_a_Codespace_the_link_is_the_forwarded_one()
    {
        var (process, lines) =
            await StartAsync(["CODESPACE_NAME=fuzzy-lamp-7v9", "GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN=app.github.dev"], "--port", "0");
        using (process)
        {
            string token = Link().Match(lines[^1]).Groups[2].Value;
            Assert.Contains($"The course is at https://fuzzy-lamp-7v9-{PortOf(lines)}.app.github.dev/?token={token}", lines);
            await EndAsync(process);
        }
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--port", "often")]
    [InlineData("--host", "evil.example")]
    [InlineData("--folder", "missing")]
    public async Task An_option_that_makes_no_sense_is_refused(params string[] arguments) =>
        Assert.Equal(1, (await RunningApp.RunAsync(fixture.Folder, ["serve", .. arguments])).ExitCode);

    private Task<(Process Process, List<string> Lines)> StartAsync(params string[] arguments) => StartAsync([], arguments);

    private async Task<(Process Process, List<string> Lines)> StartAsync(string[] environment, params string[] arguments)
    {
        // Without a command: this is what happens then.
        // Through env, because a test runner in the background ignores Ctrl-C's signal, and its children would, too.
        var process =
            Process.Start(
                new ProcessStartInfo("env",
                    ["--default-signal=INT", .. environment, "dotnet", Path.Combine(AppContext.BaseDirectory, "NeuralNotebook.App.dll"),
                        "--folder", fixture.Folder, "--no-browser", .. arguments])
                { RedirectStandardOutput = true, UseShellExecute = false })!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (Link().IsMatch(line))
                break;
        }

        return (process, lines);
    }

    private static async Task<int> EndAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    private static int PortOf(List<string> lines) => new Uri(Link().Match(lines[^1]).Groups[1].Value).Port;

    /// <summary>The addresses on which somebody listens to a port, as /proc writes them:
    /// the bytes of 127.0.0.1 from behind are 0100007F.</summary>
    private static string[] Listening(int port) =>
        [.. new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 3 && fields[3] == "0A"
                && fields[1].EndsWith(string.Create(CultureInfo.InvariantCulture, $":{port:X4}"), StringComparison.Ordinal))
            .Select(fields => fields[1].Split(':')[0])];

    private static IEnumerable<Process> Children(int parent) => Directory.GetDirectories("/proc")
        .Select(folder => Path.GetFileName(folder))
        .Where(name => name.All(char.IsAsciiDigit) && File.Exists($"/proc/{name}/stat") && ParentOf(name) == parent)
        .Select(name => Process.GetProcessById(int.Parse(name, CultureInfo.InvariantCulture)));

    private static int ParentOf(string pid)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [GeneratedRegex(@"(http://(?:127\.0\.0\.1|localhost):\d+/)\?token=([0-9a-f]+)")]
    private static partial Regex Link();
}
