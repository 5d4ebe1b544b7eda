using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NeuralNotebook.App.Tests.Serve;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Hub;

/// <summary>One learner: an account of the machine, her browser, and her kernel.</summary>
internal sealed class HubLearner : IAsyncDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient browser;
    private readonly string password = Guid.NewGuid().ToString("N");
    private readonly int port;

    private HubLearner(string name, int port)
    {
        (Name, this.port) = (name, port);
        browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies })
        { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(3) };
    }

    public string Name { get; }

    /// <summary>What her server wants to see again with each request that changes something.</summary>
    private string? Xsrf => cookies.GetCookies(new Uri(browser.BaseAddress!, $"/user/{Name}/"))["_xsrf"]?.Value;

    public KernelClient Kernel { get; private set; } = null!;

    /// <summary>Her copy of the course.</summary>
    public string Course => $"/home/{Name}/course";

    /// <summary>Makes the account, with a password.</summary>
    public static async Task<HubLearner> AddAccountAsync(string name, int port)
    {
        var learner = new HubLearner(name, port);
        await RunningHub.RunAsync("useradd", ["--create-home", "--home-dir", $"/home/{name}", "--shell", "/bin/bash", name]);
        await RunningHub.RunAsync("chpasswd", [], $"{name}:{learner.password}\n");
        return learner;
    }

    /// <summary>Ends what still runs in her name, and removes the account and all that was hers.</summary>
    public async ValueTask DisposeAsync()
    {
        Kernel?.Dispose();
        browser.Dispose();
        EndAll();
        await RunningHub.RunAsync("userdel", ["--remove", "--force", Name]);
    }

    /// <summary>Whether somebody else gets in with a password.</summary>
    public async Task<bool> LetsInAsync(string guess)
    {
        using var other = new HttpClient { BaseAddress = browser.BaseAddress };
        return await SendPasswordAsync(other, guess);
    }

    /// <summary>Signs in, waits for her server, and opens a notebook's kernel there.</summary>
    public async Task SignInAsync()
    {
        Assert.True(await SendPasswordAsync(browser, password), $"{Name} cannot sign in.");
        for (int tries = 0; !await IsServedAsync(); tries++)
        {
            Assert.True(tries < 400, $"{Name}'s server did not start.");
            await Task.Delay(300);
        }

        var session =
            await PostAsync("sessions",
                new JsonObject
                {
                    ["path"] = "00-start-here.ipynb",
                    ["type"] = "notebook",
                    ["name"] = "",
                    ["kernel"] = new JsonObject { ["name"] = KernelSpecs.DefaultName }
                });
        string kernel = (string)session!["kernel"]!["id"]!, id = Guid.NewGuid().ToString("N");
        var socket = new ClientWebSocket();
        socket.Options.Cookies = cookies;
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/user/{Name}/api/kernels/{kernel}/channels?session_id={id}"),
            CancellationToken.None);
        Kernel = new KernelClient(socket, kernel, id) { Patience = TimeSpan.FromMinutes(2) };
    }

    /// <summary>Stops her server, as the button of the hub's page does, and signs her out.</summary>
    public async Task StopServerAsync()
    {
        Kernel.Dispose();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/hub/api/users/{Name}/server");
        request.Headers.Referrer = new Uri(browser.BaseAddress!, "/hub/home");
        using var answer = await browser.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        using var farewell = await browser.GetAsync(new Uri("/hub/logout", UriKind.Relative));
    }

    /// <summary>Ends everything that runs in her name.</summary>
    public void EndAll()
    {
        foreach (int id in Processes())
        {
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It has ended meanwhile.
            }
        }
    }

    /// <summary>How many threads she has, of all her processes.</summary>
    public int Threads() => Processes().SelectMany(process => Lines($"/proc/{process}/status"))
        .Where(line => line.StartsWith("Threads:", StringComparison.Ordinal))
        .Sum(line => int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture));

    /// <summary>Runs a chapter of her own copy from top to bottom.</summary>
    /// <returns>How many cells ran; each of them without an error.</returns>
    public async Task<int> RunChapterAsync(string name)
    {
        int ran = 0;
        foreach (var cell in Notebook.Load(Path.Combine(Course, name)).Cells.Where(cell => cell.IsRunnable))
        {
            var (reply, _) = await Kernel.RunAsync(cell.Code);
            ran++;
            Assert.True((string?)reply["status"] == "ok", $"{Name}, code cell {ran}: {reply["ename"]}: {reply["evalue"]}");
        }

        return ran;
    }

    /// <summary>Runs a cell that is to fail, and gives the error's name.</summary>
    public async Task<string?> ErrorAsync(string code) => (string?)(await Kernel.RunAsync(code)).Reply["ename"];

    public Task InterruptAsync() => PostAsync($"kernels/{Kernel.KernelId}/interrupt", []);

    public Task RestartAsync() => PostAsync($"kernels/{Kernel.KernelId}/restart", []);

    /// <summary>The memory that is hers alone or her part of what is shared (Pss), of her server and of her kernels, in MB;
    /// and how nice they are.</summary>
    public (double Server, double Kernel, int[] Niceness) Usage()
    {
        var all = Processes()
            .Select(process =>
                (IsKernel: File.ReadAllText($"/proc/{process}/cmdline").Contains("NeuralNotebook.Kernel", StringComparison.Ordinal),
                    Megabytes: Pss(process), Nice: Niceness(process))).ToArray();
        return (all.Where(one => !one.IsKernel).Sum(one => one.Megabytes), all.Where(one => one.IsKernel).Sum(one => one.Megabytes),
            [.. all.Select(one => one.Nice)]);
    }

    /// <summary>Sends the hub's form; whoever it does not let in sees it again.</summary>
    private async Task<bool> SendPasswordAsync(HttpClient client, string tried)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = Name, ["password"] = tried });
        using var answer = await client.PostAsync(new Uri("/hub/login", UriKind.Relative), form);
        return answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath != "/hub/login";
    }

    private async Task<bool> IsServedAsync()
    {
        using var answer = await browser.GetAsync(new Uri($"/user/{Name}/tree", UriKind.Relative));
        if (!answer.IsSuccessStatusCode
            || !answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith($"/user/{Name}/tree", StringComparison.Ordinal))
            return false;
        return Xsrf is not null;
    }

    private async Task<JsonNode?> PostAsync(string path, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/user/{Name}/api/{path}")
        { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("X-XSRFToken", Xsrf);
        using var answer = await browser.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}: {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private IEnumerable<int> Processes()
    {
        string? entry = File.ReadLines("/etc/passwd").FirstOrDefault(line => line.StartsWith(Name + ":", StringComparison.Ordinal));
        if (entry is null)
            return [];
        string owner = $"Uid:\t{entry.Split(':')[2]}\t";
        return [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit))
            .Where(name => Lines($"/proc/{name}/status").Any(line => line.StartsWith(owner, StringComparison.Ordinal)))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))];
    }

    private static double Pss(int process) =>
        Lines($"/proc/{process}/smaps_rollup").Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)) / 1024;

    // The nineteenth field of its line; the second is the program's name in brackets, which may hold blanks.
    public static int Niceness(int process) =>
        int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[16], CultureInfo.InvariantCulture);

    private static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return [];
        }
    }
}
