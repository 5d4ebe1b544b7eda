using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Stdio;

/// <summary>A real kernel process that cells are sent to.</summary>
internal sealed class RunningKernel : IAsyncDisposable
{
    private readonly NotebookFixture fixture = new();
    private readonly List<CellOutputs> cells = [];
    private int cell;

    private RunningKernel()
    {
    }

    public KernelProcess Process { get; private set; } = null!;

    public string Folder => fixture.Folder;

    public static async Task<RunningKernel> StartAsync()
    {
        var kernel = new RunningKernel();
        kernel.Process = await KernelProcess.StartAsync(kernel.Folder);
        return kernel;
    }

    /// <summary>Counts the cells from 1 again, for a test that comes after others: what it declares hides what they declared.</summary>
    public RunningKernel FromCellOne()
    {
        cell = 0;
        return this;
    }

    /// <summary>Runs a cell that is expected to succeed and returns its outputs.</summary>
    public async Task<JsonArray> RunAsync(string code)
    {
        var (outputs, error) = await TryAsync(code);
        Assert.True(error is null, error is null ? "" : string.Join('\n', error.Traceback));
        return outputs;
    }

    /// <summary>Runs a cell and returns its outputs and its error.</summary>
    public async Task<(JsonArray Outputs, CellError? Error)> TryAsync(string code)
    {
        var outputs = new CellOutputs(cells);
        var error = await Process.RunAsync(code, ++cell, outputs, TestContext.Current.CancellationToken);
        return (outputs.ToJson(cell), error);
    }

    /// <summary>Runs a cell and returns what was said beside its output: what is shown, but not stored.</summary>
    public async Task<string[]> NoticesAsync(string code)
    {
        var notices = new List<string>();
        await Process.SendAsync("execute_request", new JsonObject { ["code"] = code, ["cell"] = ++cell });
        while (await Process.ReceiveAsync(TestContext.Current.CancellationToken) is var (type, content) && type != "execute_reply")
        {
            if (content["transient"]?["not_stored"] is not null)
                notices.Add((string)content["text"]!);
        }

        return [.. notices];
    }

    /// <summary>Waits until a cell is at work, which says so by writing the file "running", and a moment longer.</summary>
    public async Task RunningAsync()
    {
        string sign = Path.Combine(Folder, "running");
        for (int i = 0; i < 3_000 && !File.Exists(sign); i++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(sign), "the cell did not begin");
        await Task.Delay(250, TestContext.Current.CancellationToken);
        File.Delete(sign);
    }

    /// <summary>The text of a cell's value.</summary>
    public async Task<string?> ValueAsync(string code) => (string?)(await RunAsync(code)).Last()!["data"]!["text/plain"];

    /// <summary>The one stream that a cell shows.</summary>
    public async Task<string> TextAsync(string code) => (string)Assert.Single(await RunAsync(code))!["text"]!;

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        fixture.Dispose();
    }
}
