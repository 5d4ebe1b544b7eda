using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NeuralNotebook.Kernel;

/// <summary>A kernel in a process of its own, seen from outside: send it cells, get what they show.
/// Whatever a cell does, only its kernel can die of it.</summary>
public sealed class KernelProcess : IAsyncDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(2);

    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process process;
    private readonly Channel<(string Type, JsonObject Content)> messages = Channel.CreateUnbounded<(string, JsonObject)>();
    private readonly SemaphoreSlim writing = new(1);
    private readonly ConcurrentQueue<int> running = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> questions = new();
    private readonly LastWords lastWords;
    private readonly Task reading;
    private int asked;

    private KernelProcess(Process process)
    {
        this.process = process;
        lastWords = new LastWords(process.StandardError);
        reading = ReadAsync();
    }

    /// <summary>The process' number.</summary>
    public int Id => process.Id;

    /// <summary>Whether the process is gone.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts a kernel.</summary>
    /// <param name="folder">The notebook's folder, where its relative paths start.</param>
    /// <param name="cancellation">Ends it while it starts.</param>
    /// <exception cref="KernelDiedException">The process ended before it was ready.</exception>
    public static async Task<KernelProcess> StartAsync(string folder, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(DotNet(),
            [Path.Combine(AppContext.BaseDirectory, "NeuralNotebook.Kernel.dll"), "stdio", Path.GetFullPath(folder)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Plain,
            StandardOutputEncoding = Plain,
            UseShellExecute = false,
        };
        var kernel = new KernelProcess(Process.Start(start) ?? throw new KernelDiedException("The kernel could not be started."));
        try
        {
            var (type, _) = await kernel.ReceiveAsync(cancellation).ConfigureAwait(false);
            if (type != StdioMessages.Ready)
                throw new KernelDiedException($"The kernel said '{type}' where it should say that it is ready.");
            kernel.lastWords.ListenTo(kernel.Id);
            return kernel;
        }
        catch
        {
            await kernel.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cell">What error messages call it.</param>
    /// <param name="outputs">Takes what the cell shows, as it comes.</param>
    /// <param name="cancellation">Stops waiting; the cell goes on. Interrupt or dispose the kernel to end it.</param>
    /// <returns>Null, or why the cell failed.</returns>
    /// <exception cref="KernelDiedException">The process ended while the cell ran.</exception>
    public async Task<CellError?> RunAsync(string code, int cell, CellOutputs outputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        await SendAsync(MessageTypes.ExecuteRequest, new JsonObject { ["code"] = code, ["cell"] = cell }).ConfigureAwait(false);
        CellError? error = null;
        while (true)
        {
            var (type, content) = await ReceiveAsync(cancellation).ConfigureAwait(false);
            outputs.Add(type, content);
            if (type == MessageTypes.ExecuteReply)
                return error;
            if (type == MessageTypes.Error)
                error = new CellError((string)content["ename"]!, (string)content["evalue"]!,
                    [.. content["traceback"]!.AsArray().Select(line => (string)line!)], (int?)content["line"]);
        }
    }

    /// <summary>Interrupts the running cell; the kernel keeps what earlier cells declared.</summary>
    public Task InterruptAsync() => SendAsync(MessageTypes.InterruptRequest, []);

    /// <summary>Sends the kernel a message, for a door that carries messages through instead of awaiting each cell.</summary>
    /// <param name="type">The message's type, one of those that the stdio door knows.</param>
    /// <param name="content">What it says.</param>
    public Task SendAsync(string type, JsonObject content)
    {
        // Remembered for the case that the process dies of it.
        if (type == MessageTypes.ExecuteRequest && (int?)content["cell"] is { } cell)
        {
            running.Enqueue(cell);
            lastWords.Begin();
        }

        return SendAsync(StdioMessages.Message(type, content));
    }

    private async Task SendAsync(JsonObject message)
    {
        string line = message.ToJsonString();
        await writing.WaitAsync().ConfigureAwait(false);
        try
        {
            await process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
            await process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The kernel is gone; whoever waits for its answer is told so by the end of its output.
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The kernel's next message.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Its type and content.</returns>
    /// <exception cref="KernelDiedException">The process ended.</exception>
    public async Task<(string Type, JsonObject Content)> ReceiveAsync(CancellationToken cancellation)
    {
        try
        {
            return await messages.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            if (process.ExitCode == KernelEnd.ExitCode)
                throw new KernelDiedException(
                    "the kernel was ended, because its cell did not stop when it was interrupted and was interrupted again");
            string words = await lastWords.TellAsync().ConfigureAwait(false) is { } line ? $": {line}" : "";
            throw new KernelDiedException($"the kernel's process ended with exit code {process.ExitCode}{words}",
                running.TryPeek(out int cell) ? cell : null);
        }
    }

    /// <summary>Asks an editor's question about a cell that is being written; it is answered also while a cell runs.</summary>
    /// <param name="type">"complete_request", "inspect_request", "is_complete_request" (as in Jupyter's protocol 5.4),
    /// "signature_request" or "diagnostics_request".</param>
    /// <param name="content">The question: <c>code</c>, and <c>cursor_pos</c> in code points where a place is asked about.</param>
    /// <param name="cancellation">Stops waiting for the answer.</param>
    /// <returns>The answer's content: <c>status</c> "ok" and what Jupyter's reply holds; or "error" and <c>evalue</c>.
    /// Of signature_request: signatures (label, documentation, parameters), active_signature, active_parameter; of diagnostics_request:
    /// diagnostics (severity, code, message, start, end, line, column, end_line, end_column), places in code points,
    /// lines and columns counted from 1.</returns>
    /// <exception cref="KernelDiedException">The process ended before it answered.</exception>
    public async Task<JsonObject> AskAsync(string type, JsonObject content, CancellationToken cancellation = default)
    {
        string id = Interlocked.Increment(ref asked).ToString(CultureInfo.InvariantCulture);
        var answer = questions[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await SendAsync(StdioMessages.Message(type, content, id)).ConfigureAwait(false);
            if (reading.IsCompleted)
                answer.TrySetException(new KernelDiedException("the kernel's process has ended"));
            return await answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            questions.TryRemove(id, out _);
        }
    }

    /// <summary>Ends the process, also while a cell runs.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process is gone already.
        }

        using var patience = new CancellationTokenSource(TimeToEnd);
        try
        {
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
        lastWords.Dispose();
        process.Dispose();
    }

    /// <summary>The dotnet that runs this program, so that the kernel needs none on the path.</summary>
    internal static string DotNet()
    {
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            return Environment.ProcessPath!;
        // DOTNET/shared/Microsoft.NETCore.App/10.0.12/System.Private.CoreLib.dll is what runs here.
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string host = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return File.Exists(host) ? host : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    }

    private async Task ReadAsync()
    {
        // A process that a cell's native code forked may hold the door open for ever; when the kernel has ended nothing more is to come.
        await Task.WhenAny(ReadMessagesAsync(), EndAsync()).ConfigureAwait(false);
        messages.Writer.Complete();
        foreach (var question in questions.Values)
            question.TrySetException(new KernelDiedException("the kernel's process has ended"));
    }

    private async Task EndAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        await Task.Delay(TimeToEnd).ConfigureAwait(false);
    }

    private async Task ReadMessagesAsync()
    {
        while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            // What is no message, or not what a message of its kind must be, is nobody's; those that follow are read all the same.
            if (StdioMessages.Parse(line) is not var (type, content, id) || !StdioMessages.IsWellFormed(type, content))
                continue;
            if (type == MessageTypes.ExecuteReply)
                running.TryDequeue(out _);
            if (id is null)
                messages.Writer.TryWrite((type, content));
            else if (questions.TryGetValue(id, out var question))
                question.TrySetResult(content);
        }
    }
}
