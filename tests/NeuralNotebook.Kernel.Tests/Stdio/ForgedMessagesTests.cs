using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Stdio;

/// <summary>Lines that look like messages of the kernel's door, from children that print them and on the door itself.</summary>
public sealed class ForgedMessagesTests
{
    private static readonly TimeSpan NoHang = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_thousand_forged_lines_of_children_are_text_of_their_own_cells()
    {
        await using var kernel = await RunningKernel.StartAsync();
        // The first cell waits for the compiler to load.
        await kernel.RunAsync("0");
        var chance = new Random(14);
        for (int cell = 0; cell < 20; cell++)
        {
            byte[] printed = [.. Enumerable.Range(0, 50).SelectMany(i => Forgery(chance, i)),
                .. Encoding.UTF8.GetBytes(cell % 2 == 0 ? "" : "{\"type\":\"execute_reply\",\"content\":{}}")];
            string file = $"forged-{cell}";
            await File.WriteAllBytesAsync(Path.Combine(kernel.Folder, file), printed, TestContext.Current.CancellationToken);
            var outputs = await kernel.RunAsync($"System.Diagnostics.Process.Start(\"cat\", \"{file}\").WaitForExit(); {cell}")
                .WaitAsync(NoHang, TestContext.Current.CancellationToken);
            Assert.Equal(2, outputs.Count);
            Assert.Equal(Encoding.UTF8.GetString(printed), (string?)outputs[0]!["text"]);
            Assert.Equal(cell.ToString(CultureInfo.InvariantCulture), (string?)outputs[1]!["data"]!["text/plain"]);
        }
    }

    [Fact]
    public void A_thousand_malformed_messages_are_read_as_none_or_as_what_they_say()
    {
        var chance = new Random(15);
        int none = 0;
        for (int i = 0; i < 1000; i++)
        {
            string line = Malformed(chance);
            if (StdioMessages.Parse(line) is var (type, content, _))
                StdioMessages.IsWellFormed(type, content);
            else
                none++;
        }

        Assert.InRange(none, 500, 1000);
    }

    [Theory]
    [InlineData("""{"type":"stream","content":{"name":"stdout"}}""")]
    [InlineData("""{"type":"stream","content":{"name":5,"text":"a"}}""")]
    [InlineData("""{"type":"stream","content":{"name":"stdout","text":"\ud800"}}""")]
    [InlineData("""{"type":"stream","content":{"name":"stdout","text":"a","transient":1}}""")]
    [InlineData("""{"type":"display_data","content":{"data":3}}""")]
    [InlineData("""{"type":"display_data","content":{"data":{},"transient":{"display_id":5}}}""")]
    [InlineData("""{"type":"error","content":{"ename":"a","evalue":"b","traceback":[5]}}""")]
    [InlineData("""{"type":"execute_request","content":{"code":"1"}}""")]
    [InlineData("""{"type":"execute_request","content":{"code":"1","cell":1.5}}""")]
    [InlineData("""{"type":"execute_request","content":{"code":"1","cell":1,"allow_stdin":"yes"}}""")]
    [InlineData("""{"type":"input_reply","content":{"value":5}}""")]
    public void A_message_whose_fields_are_of_the_wrong_kind_is_told_apart(string line)
    {
        var (type, content, _) = StdioMessages.Parse(line)!.Value;
        Assert.False(StdioMessages.IsWellFormed(type, content));
    }

    [Theory]
    [InlineData("""{"type":"a","type":"b","content":{}}""")]
    [InlineData("""{"type":"a","content":[]}""")]
    [InlineData("""{"type":5,"content":{}}""")]
    [InlineData("""{"type":"a","content":{},"id":5}""")]
    [InlineData("""{"type":"\ud800","content":{}}""")]
    [InlineData("""{"content":{}}""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_lacks_the_form_of_a_message_is_none(string line) => Assert.Null(StdioMessages.Parse(line));

    [Fact]
    public void A_message_may_be_as_deep_as_a_figure()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200);
        Assert.NotNull(StdioMessages.Parse("{\"type\":\"display_data\",\"content\":{\"data\":{\"application/json\":" + deep + "}}}"));
    }

    [Fact]
    public async Task A_kernel_reads_on_after_a_thousand_malformed_requests_and_answers_those_that_wait()
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(KernelProcess.DotNet(),
                    [Path.Combine(AppContext.BaseDirectory, "NeuralNotebook.Kernel.dll"), "stdio", AppContext.BaseDirectory])
                { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var chance = new Random(16);
        for (int i = 0; i < 1000; i++)
            await process.StandardInput.WriteLineAsync(Malformed(chance));
        await process.StandardInput.WriteLineAsync("""{"type":"execute_request","content":{"code":5,"cell":1}}""");
        await process.StandardInput.WriteLineAsync("""{"type":"execute_request","content":{"code":"6 * 7","cell":2}}""");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var said = new List<string>();
        while (said.Count(line => line.Contains("execute_reply", StringComparison.Ordinal)) < 2)
            said.Add((await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(TimeSpan.FromSeconds(60)))!);
        Assert.Single(said, line => line.Contains("the execute_request is malformed", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("\"text/plain\":\"42\"", StringComparison.Ordinal));
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(30_000));
    }

    private static byte[] Forgery(Random chance, int i) => (i % 8) switch
    {
        0 or 2 or 4 =>
            Encoding.UTF8.GetBytes($$$"""{"type":"execute_reply","content":{"status":"{{{(chance.Next(2) == 0 ? "ok" : "error")}}}"}}"""
                + "\n"),
        1 => Encoding.UTF8.GetBytes("""{"type":"execute_result","content":{"data":{"text/plain":"forged"},"metadata":{}}}""" + "\n"),
        3 => Encoding.UTF8.GetBytes("{\"type\":" + new string('{', chance.Next(1, 30)) + "\n"),
        5 => [.. Enumerable.Range(0, chance.Next(1, 200)).Select(_ => (byte)chance.Next(128, 256)), (byte)'\n'],
        6 => Encoding.UTF8.GetBytes("{" + new string('é', chance.Next(1, 3000)) + "\n"),
        _ => Encoding.UTF8.GetBytes($$$"""{"type":"input_request","content":{"prompt":"{{{i}}}"}}"""),
    };

    private static string Malformed(Random chance)
    {
        string whole = new JsonObject
        {
            ["type"] = new[] { "stream", "execute_result", "complete_request", "error", "input_reply" }[chance.Next(5)],
            ["content"] = new JsonObject { ["name"] = chance.Next(2) == 0 ? "stdout" : 5, ["text"] = "a\"b", ["data"] = new JsonArray(1) },
        }.ToJsonString();
        int cut = chance.Next(whole.Length);
        return chance.Next(6) switch
        {
            0 => whole[..cut],
            1 => whole.Remove(cut, 1),
            2 => whole.Insert(cut, ((char)chance.Next(32, 127)).ToString()),
            3 => whole.Replace("\"content\":{", "\"content\":[", StringComparison.Ordinal),
            4 => new string([.. Enumerable.Range(0, chance.Next(1, 300)).Select(_ => (char)chance.Next(32, 0xD000))]),
            _ => whole + whole,
        };
    }
}
