using System.Diagnostics;

namespace NeuralNotebook.Kernel.Tests.Stdio;

public sealed class KernelProcessTests
{
    [Theory]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    [InlineData("int Down(int a) => 1 + Down(a + 1);\nDown(0)", "ended with exit code")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", "ended with exit code")]
    [InlineData("Environment.FailFast(\"on purpose\");", "ended with exit code")]
    public async Task A_cell_that_ends_its_process_is_reported(string code, string words)
    {
        await using var kernel = await RunningKernel.StartAsync();
        var error = await Assert.ThrowsAsync<KernelDiedException>(() => kernel.TryAsync(code));
        Assert.StartsWith("the kernel died in cell 1: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Cell);
    }

    [Fact]
    public async Task The_process_ends_when_it_is_disposed_also_in_the_middle_of_a_cell()
    {
        var kernel = await RunningKernel.StartAsync();
        using var process = Process.GetProcessById(kernel.Process.Id);
        var running = kernel.TryAsync("while (true) { }");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await kernel.DisposeAsync();
        Assert.True(process.WaitForExit(5_000));
        await Assert.ThrowsAnyAsync<Exception>(() => running);
    }

    [Fact]
    public async Task What_a_cell_prints_with_braces_is_no_message()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs = await kernel.RunAsync("Console.WriteLine(\"{\\\"type\\\":\\\"execute_reply\\\"}\");");
        Assert.Equal("{\"type\":\"execute_reply\"}\n", (string?)outputs.Single()!["text"]);
    }

    [Fact]
    public async Task Ten_thousand_lines_arrive_whole_and_in_order()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs = await kernel.RunAsync("for (int i = 0; i < 10_000; i++) Console.WriteLine(i);");
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ((string)outputs.Single()!["text"]!).TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_cells_question_goes_out_and_its_answer_comes_back()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.Process.SendAsync("execute_request",
            new() { ["code"] = "Console.ReadLine() + \"!\"", ["cell"] = 1, ["allow_stdin"] = true });
        Assert.Equal("input_request", (await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken)).Type);
        await kernel.Process.SendAsync("input_reply", new() { ["value"] = "yes" });
        var (type, content) = await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal("execute_result", type);
        Assert.Equal("yes!", (string?)content["data"]!["text/plain"]);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_can_be_interrupted()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.Process.SendAsync("execute_request", new() { ["code"] = "Console.ReadLine()", ["cell"] = 1, ["allow_stdin"] = true });
        Assert.Equal("input_request", (await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken)).Type);
        await kernel.Process.InterruptAsync();
        Assert.Equal("error", (await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken)).Type);
        Assert.Equal("execute_reply", (await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken)).Type);
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }
}
