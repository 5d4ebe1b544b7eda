using System.CommandLine;
using System.Globalization;
using System.Net;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App;

/// <summary><c>serve [--port] [--host] [--folder] [--idle-minutes] [--no-browser] [--plain]</c>, and what happens without a command:
/// opens the course in the browser.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port")
    { Description = "The port to listen on; if it is taken, the next free one.", DefaultValueFactory = _ => ServeOptions.DefaultPort };
    private static readonly Option<string> Host = new("--host")
    {
        Description = "The address to listen on. Others than this machine reach it only if you name another.",
        DefaultValueFactory = _ => ServeOptions.DefaultHost
    };
    private static readonly Option<string?> Folder = new("--folder")
    { Description = "The folder whose notebooks are served; the course's, if none is named." };
    private static readonly Option<int> IdleMinutes = new("--idle-minutes")
    {
        Description = "Ends a kernel when no cell has run in it and nobody has used its page for so many minutes; 0 for never.",
        DefaultValueFactory = _ => ServeOptions.DefaultIdleMinutes
    };
    private static readonly Option<bool> NoBrowser = new("--no-browser") { Description = "Only print the link." };
    private static readonly Option<bool> Plain = new("--plain")
    { Description = "Serve the plain page, which needs no build: everything but charts to zoom into, completion, and new cells." };

    static ServeCommand()
    {
        Port.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535))
                result.AddError("--port takes a number from 0 (any free port) to 65535.");
        });
        IdleMinutes.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                result.AddError("--idle-minutes takes a whole number of minutes, or 0 for never.");
        });
    }

    public static Command Create()
    {
        var command = new Command("serve", "Opens the course in the browser: read, run, change, solve.");
        AddTo(command);
        return command;
    }

    /// <summary>Makes a command this one.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in new Option[] { Port, Host, Folder, IdleMinutes, NoBrowser, Plain })
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(Port), parsed.GetValue(Host)!, parsed.GetValue(Folder),
                TimeSpan.FromMinutes(parsed.GetValue(IdleMinutes)), !parsed.GetValue(NoBrowser), parsed.GetValue(Plain), cancellation));
    }

    /// <returns>0 when it was ended with Ctrl-C, 1 when it could not start.</returns>
    private static async Task<int> RunAsync(int port, string host, string? folder, TimeSpan idleTime, bool opensBrowser, bool isPlain,
        CancellationToken cancellation)
    {
        folder ??= CourseFolder.Find() is { } course ? Path.Combine(course, "notebooks") : null;
        if (folder is null || !Directory.Exists(folder))
        {
            Console.Error.WriteLine(folder is null
                ? "Here is no course to serve: name a folder with --folder, or start from the folder that NeuralNotebook.sln lies in."
                : $"{folder}: there is no such folder");
            return 1;
        }

        if (!IsAddress(host))
        {
            Console.Error.WriteLine(
                $"--host takes an address of this machine, such as {ServeOptions.DefaultHost} or 0.0.0.0; got '{host}'.");
            return 1;
        }

        CourseServer server;
        try
        {
            server =
                await CourseServer.StartAsync(
                    new ServeOptions(folder, host, port, AccessToken.Create())
                    { IdleTime = idleTime, IsPlain = isPlain, Codespace = Codespace.Find(Environment.GetEnvironmentVariable) },
                        Console.WriteLine).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }

        await using (server.ConfigureAwait(false))
        {
            if (port != 0 && server.Port != port)
                Console.WriteLine($"Port {port} is taken; using {server.Port}.");
            Console.WriteLine(server.PageWords);
            if (!IsLoopback(host))
                Console.WriteLine(
                    "Careful: whoever reaches this machine and has the link can run programs here, and nothing is encrypted.");
            Console.WriteLine($"The course is at {server.ForwardedLink ?? server.Link}");
            if (server.ForwardedLink is not null)
                Console.WriteLine($"Programs within the Codespace find it at {server.Link}");
            // A Codespace's own helper (BROWSER) forwards the port if need be, and opens the link outside.
            if (opensBrowser && !Browser.TryOpen(server.Link))
                Console.WriteLine("No browser could be opened from here: open that link yourself.");
            Console.WriteLine("Ctrl-C ends it.");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("Ending the kernels …");
            }
        }

        return 0;
    }

    private static bool IsAddress(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static bool IsLoopback(string host) =>
        !IPAddress.TryParse(host.Trim('[', ']'), out var address) || IPAddress.IsLoopback(address);
}
