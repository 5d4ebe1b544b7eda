namespace NeuralNotebook.App.Tests.Serve.Kernels;

/// <summary>What processes that a cell starts write, as the page sees it.</summary>
public sealed class ChildrenOfCellsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_a_child_prints_is_text_of_its_cell_and_takes_nobodys_reply()
    {
        using var kernel = await server.OpenAsync("children.ipynb");
        foreach (string printed in new[] { "hi", "{\"answer\":42}", "{\"type\":\"execute_reply\",\"content\":{\"status\":\"error\"}}" })
        {
            var (reply, shown) =
                await kernel.RunAsync("var child = new System.Diagnostics.ProcessStartInfo(\"printf\");\nchild.ArgumentList."
                    + $"Add(\"%s\");\nchild.ArgumentList.Add(\"{printed.Replace("\"", "\\\"", StringComparison.Ordinal)}"
                    + "\");\nSystem.Diagnostics.Process.Start(child).WaitForExit();\n6 * 7");
            Assert.Equal("ok", (string?)reply["status"]);
            Assert.Equal(["execute_input", "stream", "execute_result"], shown.Select(message => message.Type));
            Assert.Equal(printed, (string?)shown[1].Content["text"]);
            Assert.Equal("42", (string?)shown[2].Content["data"]!["text/plain"]);
        }
    }

    [Fact]
    public async Task What_a_child_prints_after_its_cell_belongs_to_the_last_request()
    {
        using var kernel = await server.OpenAsync("late.ipynb");
        string last = await kernel.SendAsync("execute_request",
            new() { ["code"] = "System.Diagnostics.Process.Start(\"sh\", \"-c \\\"sleep 1; echo late\\\"\");" });
        await kernel.UntilAsync("execute_reply", last);
        Assert.Equal("late\n", (string?)(await kernel.UntilAsync("stream", last)).Content["text"]);
    }
}
