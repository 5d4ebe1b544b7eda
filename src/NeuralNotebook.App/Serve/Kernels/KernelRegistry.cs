using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>The kernels and sessions that are open.</summary>
internal sealed class KernelRegistry(KernelPool pool, CoursePath folder, Task libraries) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, CourseKernel> kernels = new();
    private readonly ConcurrentDictionary<string, CourseSession> sessions = new();
    private readonly ConcurrentDictionary<string, string> ended = new();
    private readonly Lock opening = new();

    /// <summary>All kernels.</summary>
    public IReadOnlyCollection<CourseKernel> Kernels => [.. kernels.Values];

    /// <summary>All sessions.</summary>
    public IReadOnlyCollection<CourseSession> Sessions => [.. sessions.Values];

    /// <summary>Starts a kernel.</summary>
    /// <param name="directory">The folder within the course where its relative paths start.</param>
    public CourseKernel Start(string directory)
    {
        string full = folder.Resolve(directory);
        var kernel = new CourseKernel(pool, Directory.Exists(full) ? full : folder.Root, libraries);
        kernels[kernel.Id] = kernel;
        return kernel;
    }

    /// <summary>The kernel of that id.</summary>
    /// <exception cref="RequestException">There is none.</exception>
    public CourseKernel Kernel(string id) => kernels.TryGetValue(id, out var kernel)
        ? kernel : throw new RequestException(StatusCodes.Status404NotFound, $"There is no kernel '{id}'.");

    /// <summary>The session of that id.</summary>
    /// <exception cref="RequestException">There is none.</exception>
    public CourseSession Session(string id) => sessions.TryGetValue(id, out var session)
        ? session : throw new RequestException(StatusCodes.Status404NotFound, $"There is no session '{id}'.");

    /// <summary>Opens a session for a notebook, or finds the one that it has: one kernel a notebook.</summary>
    /// <param name="path">The notebook's path.</param>
    /// <param name="name">What the client calls it.</param>
    /// <param name="type">"notebook", or what else the client opens.</param>
    /// <param name="kernelId">A kernel that runs already, or null.</param>
    /// <returns>The session, and why the notebook's last kernel was ended, where nobody has been told yet.</returns>
    public (CourseSession Session, string? Notice) Open(string path, string name, string type, string? kernelId)
    {
        lock (opening)
        {
            if (sessions.Values.FirstOrDefault(session => session.Path == path) is { } known)
                return (known, null);
            var kernel = kernelId is null ? Start(DirectoryOf(path)) : Kernel(kernelId);
            var session = new CourseSession(path, name, type, kernel);
            sessions[session.Id] = session;
            return (session, ended.TryRemove(path, out string? why) ? why : null);
        }
    }

    /// <summary>Closes a session, and its kernel if no other session uses it.</summary>
    public async Task CloseAsync(CourseSession session)
    {
        sessions.TryRemove(session.Id, out _);
        if (sessions.Values.All(other => other.Kernel != session.Kernel))
            await EndAsync(session.Kernel).ConfigureAwait(false);
    }

    /// <summary>Ends a kernel and the sessions that use it.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="why">Why, if nobody asked for it: said to its clients now, and to who opens the notebook next.</param>
    public async Task EndAsync(CourseKernel kernel, string? why = null)
    {
        lock (opening)
        {
            if (!kernels.TryRemove(kernel.Id, out _))
                return;
            foreach (var session in sessions.Values.Where(session => session.Kernel == kernel))
            {
                sessions.TryRemove(session.Id, out _);
                if (why is not null)
                    ended[session.Path] = why;
            }
        }

        if (why is not null)
            kernel.Subscribers.Publish(
                ChannelMessage.Create(kernel.Id, JupyterChannel.Iopub, MessageTypes.Status,
                    new JsonObject { ["execution_state"] = "dead", ["reason"] = why }, [], []));
        await kernel.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(kernels.Values.Select(kernel => EndAsync(kernel))).ConfigureAwait(false);

    // VS Code gives its sessions names that are no paths of ours; they start at the course's folder.
    private string DirectoryOf(string path)
    {
        string directory = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
        try
        {
            return Directory.Exists(folder.Resolve(directory)) ? directory : "";
        }
        catch (RequestException)
        {
            return "";
        }
    }
}
