using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>The server: Jupyter's API over the course's folder, a kernel a notebook, and the page.</summary>
internal sealed class CourseServer : IAsyncDisposable
{
    // Which Jupyter Server's API this follows, for clients that ask.
    private const string ApiVersion = "2.14";
    private const int PortsToTry = 50;
    private const long LargestBody = 64 * 1024 * 1024;

    private readonly ServeOptions options;
    private readonly Action<string> tell;
    private readonly CancellationTokenSource ending = new();
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow;
    private readonly CourseLibraries libraries;
    private readonly KernelPool pool;
    private readonly KernelRegistry registry;
    private readonly IdleKernels idle;
    private readonly CoursePath folder;
    private WebApplication? app;

    private CourseServer(ServeOptions options, Action<string> tell)
    {
        (this.options, this.tell) = (options, tell);
        folder = new CoursePath(options.Folder);
        libraries = new CourseLibraries(folder.Root, tell, ending.Token);
        pool = new KernelPool(folder.Root);
        registry = new KernelRegistry(pool, folder, libraries.Ready);
        idle = new IdleKernels(registry, options.IdleTime, options.Clock);
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>How many kernels notebooks have.</summary>
    public int Kernels => registry.Kernels.Count;

    /// <summary>Which page it serves, and why; one sentence.</summary>
    public string PageWords =>
        options.IsPlain ? "The page is the plain one, as you asked: everything but charts to zoom into, completion, and new cells."
            : PageFiles.IsThere ? "The page is the built one; --plain serves one that needs no build."
            : "The page is the plain one, because Node.js was not there to build the other: everything but charts to zoom into, "
                + "completion, and new cells.";

    /// <summary>The link to open, with the token in it.</summary>
    public string Link => $"{Address}?token={options.Token.Text}";

    /// <summary>The link that opens it from outside the Codespace that it runs in; none elsewhere.</summary>
    public string? ForwardedLink =>
        options.Codespace is { } codespace ? $"https://{codespace.HostOf(Port)}/?token={options.Token.Text}" : null;

    /// <summary>The server's address.</summary>
    public string Address => $"http://{(options.Host is "0.0.0.0" or "::" or "[::]" ? "localhost" : HostInAddress)}:{Port}/";

    /// <summary>An IPv6 address stands in brackets in front of a port.</summary>
    private string HostInAddress =>
        options.Host.Contains(':', StringComparison.Ordinal) && !options.Host.StartsWith('[') ? $"[{options.Host}]" : options.Host;

    /// <summary>Starts it.</summary>
    /// <param name="options">What to serve, and where.</param>
    /// <param name="tell">Takes what the learner should know.</param>
    /// <exception cref="IOException">No port is free, or the address is not one of this machine's.</exception>
    public static async Task<CourseServer> StartAsync(ServeOptions options, Action<string> tell)
    {
        var server = new CourseServer(options, tell);
        try
        {
            await server.ListenAsync().ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        server.pool.Prepare();
        _ = Task.Run(() => TemporaryFolder.Sweep());
        _ = Task.Run(() => AtomicFile.Sweep(options.Folder, depth: 3));
        return server;
    }

    /// <summary>Ends every kernel and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync().ConfigureAwait(false);
        pool.Close();
        await idle.DisposeAsync().ConfigureAwait(false);
        await registry.DisposeAsync().ConfigureAwait(false);
        await pool.DisposeAsync().ConfigureAwait(false);
        if (app is not null)
            await app.DisposeAsync().ConfigureAwait(false);
        ending.Dispose();
    }

    private async Task ListenAsync()
    {
        int last = options.Port == 0 ? 0 : Math.Min(options.Port + PortsToTry, 65535);
        for (int port = options.Port; ; port++)
        {
            var candidate = Build(port);
            try
            {
                await candidate.StartAsync().ConfigureAwait(false);
                app = candidate;
                Port = new Uri(candidate.Urls.First()).Port;
                return;
            }
            catch (IOException error) when (error.InnerException is AddressInUseException && port < last)
            {
                await candidate.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or SocketException or InvalidOperationException)
            {
                await candidate.DisposeAsync().ConfigureAwait(false);
                throw new IOException($"The server cannot listen on {options.Host}, port {port}: {error.Message}", error);
            }
        }
    }

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        // Ctrl-C is the command's business, not the web host's.
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseUrls($"http://{HostInAddress}:{port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });

        var web = builder.Build();
        var guard = new RequestGuard(options.Token, new OwnNames(options.Host, options.Codespace));
        web.Use(new ErrorAnswers(tell).InvokeAsync);
        web.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        web.Use(guard.InvokeAsync);
        web.UseRouting();
        Map(web);
        return web;
    }

    private void Map(WebApplication web)
    {
        web.MapGet("/api", context => HttpJson.JsonAsync(context, new JsonObject { ["version"] = ApiVersion }));
        web.MapGet("/api/status", context => HttpJson.JsonAsync(context, Status()));
        web.MapGet("/api/me", context => HttpJson.JsonAsync(context, Me()));
        var originals = new Originals(folder);
        var checkpoints = new Checkpoints(folder);
        var store = new ContentsStore(folder, originals);
        new KernelsApi(registry, idle, ending.Token).Map(web);
        new ContentsApi(store, checkpoints, folder).Map(web);
        var chapters = new CourseChapters(folder);
        new CourseApi(folder, chapters, store, checkpoints, originals, libraries).Map(web);
        if (options.IsPlain || !PageFiles.IsThere)
            new PlainPages(folder, chapters, store, libraries).Map(web);
        else
            PageFiles.Map(web);
        web.MapFallback(context =>
            HttpJson.ErrorAsync(context, StatusCodes.Status404NotFound, $"There is nothing at '{context.Request.Path}'."));
    }

    private JsonObject Status() => new()
    {
        ["started"] = ChannelMessage.Time(started),
        ["last_activity"] = ChannelMessage.Time(registry.Kernels.Select(kernel => kernel.LastActivity).Append(started).Max()),
        ["kernels"] = Kernels,
        ["connections"] = registry.Kernels.Sum(kernel => kernel.Subscribers.Count),
    };

    private static JsonObject Me() => new()
    {
        ["identity"] = new JsonObject
        {
            ["username"] = "learner",
            ["name"] = "Learner",
            ["display_name"] = "Learner",
            ["initials"] = "L",
            ["avatar_url"] = null,
            ["color"] = null
        },
        ["permissions"] = new JsonObject(),
    };

    /// <summary>A lifetime that listens to no signal and prints nothing.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
