using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class CellConsoleTests
{
    [Fact]
    public async Task The_two_streams_keep_the_order_in_which_they_were_written()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs = await kernel.RunAsync("Console.Write(\"a\"); Console.Error.Write(\"b\"); Console.Write(\"c\");");
        Assert.Equal(["stdout a", "stderr b", "stdout c"], outputs.Select(output => $"{output!["name"]} {output["text"]}"));
    }

    [Theory]
    [InlineData("for (int i = 0; i < 1_000_000; i++) Console.WriteLine(i);")]
    [InlineData("var piece = new string('x', 1_000_000); for (int i = 0; i < 1_000; i++) Console.Write(piece);")]
    public async Task A_flood_is_cut_with_a_notice_and_the_next_cell_writes_again(string flood)
    {
        await using var kernel = await RunningKernel.StartAsync();
        string text = (string)(await kernel.RunAsync(flood)).Single()!["text"]!;
        Assert.EndsWith("… cut here: a cell may write 1,000,000 characters\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1_000_000, 1_000_100);
        Assert.Equal("again\n", (string?)(await kernel.RunAsync("Console.WriteLine(\"again\");")).Single()!["text"]);
    }

    [Theory]
    [InlineData("Console.ReadLine()")]
    [InlineData("input(\"name?\")")]
    public async Task A_question_that_nobody_can_answer_is_an_error_and_not_a_wait(string code)
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, error) = await kernel.TryAsync(code);
        Assert.Contains("nobody is there", error!.Message, StringComparison.Ordinal);
    }
}
