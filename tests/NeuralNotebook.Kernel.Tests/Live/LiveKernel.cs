using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Live;

/// <summary>A kernel with a test in the page's place, which drags numbers.</summary>
internal sealed class LiveKernel(RunningKernel kernel)
{
    private static readonly TimeSpan NoHang = TimeSpan.FromMinutes(3);

    private int comms;
    private int runs;

    public RunningKernel Kernel => kernel;

    /// <summary>Opens a comm for a cell; returns its id.</summary>
    public async Task<string> OpenAsync()
    {
        string id = $"live-{Guid.NewGuid():N}-{++comms}";
        await SendAsync("comm_open", new JsonObject { ["comm_id"] = id, ["target_name"] = "live-cell", ["data"] = new JsonObject() });
        return id;
    }

    /// <summary>Sends a value: the cell's text, in which the dragged number stands between « and ».</summary>
    public async Task<int> DragAsync(string comm, string marked, bool isDraft = false)
    {
        int place = marked.IndexOf('«', StringComparison.Ordinal);
        var data = new JsonObject { ["run"] = ++runs, ["code"] = Plain(marked), ["cell"] = 7, ["draft"] = isDraft };
        if (place >= 0)
            data["place"] = place;
        await SendAsync("comm_msg", new JsonObject { ["comm_id"] = comm, ["data"] = data });
        return runs;
    }

    /// <summary>The text without the marks.</summary>
    public static string Plain(string marked) =>
        marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    /// <summary>The next answer to a run.</summary>
    public async Task<JsonNode> AnswerAsync()
    {
        while (true)
        {
            var (type, content) = await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken).WaitAsync(NoHang);
            Assert.True(type is "comm_msg" or "comm_done", $"{type}: {content.ToJsonString()}");
            if (type == "comm_msg")
                return content["data"]!;
        }
    }

    /// <summary>Sends a value and waits for its answer.</summary>
    public async Task<JsonNode> RunAsync(string comm, string marked, bool isDraft = false)
    {
        int run = await DragAsync(comm, marked, isDraft);
        var answer = await AnswerAsync();
        Assert.Equal(run, (int)answer["run"]!);
        return answer;
    }

    /// <summary>What an answer shows, as a notebook would store it.</summary>
    public static string Shown(JsonNode answer)
    {
        var outputs = new CellOutputs([]);
        foreach (var message in answer["outputs"]!.AsArray())
            outputs.Add((string)message!["type"]!, message["content"]!.DeepClone().AsObject());
        return outputs.ToJson(1).ToJsonString();
    }

    private async Task SendAsync(string type, JsonObject content)
    {
        content["origin"] = new JsonObject { ["msg_id"] = "page" };
        await kernel.Process.SendAsync(type, content);
    }
}
