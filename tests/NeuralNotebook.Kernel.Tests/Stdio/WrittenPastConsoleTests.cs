using System.Diagnostics;

namespace NeuralNotebook.Kernel.Tests.Stdio;

/// <summary>What children of a cell, native code and raw streams write, and what they find on their input.</summary>
public sealed class WrittenPastConsoleTests
{
    private static readonly TimeSpan NoHang = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_written_past_the_console_stands_where_it_was_written()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("a|raw|b|no-newline|c|native\nd\n", await kernel.TextAsync("""
            Console.Write("a|");
            var raw = Console.OpenStandardOutput(); raw.Write("raw|"u8);
            Console.Write("b|");
            System.Diagnostics.Process.Start("printf", "no-newline|").WaitForExit();
            Console.Write("c|");
            puts("native");
            Console.WriteLine("d");
            [System.Runtime.InteropServices.DllImport("libc")] static extern int puts(string text);
            """));
    }

    [Fact]
    public async Task A_child_writes_to_the_stream_that_it_chose()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs =
            await kernel.RunAsync("""var child = System.Diagnostics.Process.Start("sh", "-c \"echo to-out; echo to-err 1>&2\""); child.WaitForExit(); child.ExitCode""");
        Assert.Equal(["stdout to-out\n", "stderr to-err\n"], outputs.Take(2).Select(output => $"{output!["name"]} {output["text"]}"));
        Assert.Equal("0", (string?)outputs[2]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Text_without_a_line_break_belongs_to_its_cell_and_the_next_cell_runs()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("hi", await kernel.TextAsync("""System.Diagnostics.Process.Start("printf", "hi").WaitForExit();"""));
        Assert.Equal("42", await kernel.ValueAsync("6 * 7"));
    }

    [Fact]
    public async Task Json_of_a_child_is_text()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("{\"answer\":42}\n",
            await kernel.TextAsync("""System.Diagnostics.Process.Start("echo", "{\\\"answer\\\":42}").WaitForExit();"""));
        Assert.Equal("42", await kernel.ValueAsync("6 * 7"));
    }

    [Fact]
    public async Task A_child_that_reads_finds_its_input_empty_and_takes_no_cell()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("0",
            await kernel.ValueAsync("""var child = System.Diagnostics.Process.Start("cat"); child.WaitForExit(); child.ExitCode"""));
        for (int i = 1; i < 7; i++)
            Assert.Equal($"{i}", await kernel.ValueAsync($"{i}"));
    }

    [Fact]
    public async Task The_console_s_odd_corners_answer_or_say_that_there_is_no_terminal()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("red\n",
            await kernel.TextAsync(
                "Console.Clear();\nConsole.ForegroundColor = ConsoleColor.Red; Console.WriteLine(\"red\"); Console.ResetColor();"));
        Assert.Equal("x", await kernel.TextAsync("Console.SetCursorPosition(0, 0); Console.Write(\"x\");"));
        foreach (string key in new[] { "Console.WriteLine(Console.KeyAvailable);", "Console.ReadKey();" })
            Assert.Equal("InvalidOperationException", (await kernel.TryAsync(key)).Error!.Name);
        Assert.Equal("raw bytes\n",
            await kernel.TextAsync(
                "var o = Console.OpenStandardOutput(); o.Write(System.Text.Encoding.UTF8.GetBytes(\"raw bytes\\n\")); o.Flush();"));
        Assert.Equal("é\n", await kernel.TextAsync("Console.OutputEncoding = System.Text.Encoding.UTF8; Console.WriteLine(\"é\");"));
        Assert.Equal("caught",
            await kernel.ValueAsync("var w = new System.IO.StringWriter(); var old = Console.Out; Console.SetOut(w); "
                + "Console.Write(\"caught\"); Console.SetOut(old); w.ToString()"));
        Assert.Equal("through the real one\n",
            await kernel.TextAsync("Console.SetOut(new System.IO.StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true }); "
                + "Console.WriteLine(\"through the real one\");"));
    }

    [Fact]
    public async Task A_child_s_flood_is_cut_as_the_cell_s_own_would_be()
    {
        await using var kernel = await RunningKernel.StartAsync();
        string text = await kernel.TextAsync("""System.Diagnostics.Process.Start("sh", "-c \"yes | head -c 5000000\"").WaitForExit();""");
        Assert.EndsWith("… cut here: a cell may write 1,000,000 characters\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1_000_000, 1_000_100);
        Assert.Equal("again\n", await kernel.TextAsync("""System.Diagnostics.Process.Start("echo", "again").WaitForExit();"""));
    }

    [Fact]
    public async Task A_child_that_floods_for_ever_stops_neither_the_cells_nor_the_end()
    {
        var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("0");
        await kernel.RunAsync("""var flood = System.Diagnostics.Process.Start("yes");""")
            .WaitAsync(NoHang, TestContext.Current.CancellationToken);
        var values = await kernel.RunAsync("6 * 7").WaitAsync(NoHang, TestContext.Current.CancellationToken);
        Assert.Equal("42", (string?)values.Last()!["data"]!["text/plain"]);
        int child = int.Parse((string)(await kernel.RunAsync("flood.Id")).Last()!["data"]!["text/plain"]!,
            System.Globalization.CultureInfo.InvariantCulture);
        using var yes = Process.GetProcessById(child);
        await kernel.DisposeAsync().AsTask().WaitAsync(NoHang, TestContext.Current.CancellationToken);
        // Nobody reads it any more, so that its next line ends it.
        Assert.True(yes.WaitForExit(10_000));
    }

    [Fact]
    public async Task What_a_child_says_after_its_cell_is_shown_with_a_later_one()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("""System.Diagnostics.Process.Start("sh", "-c \"sleep 0.3; echo late; echo > running\"");""");
        await kernel.RunningAsync();
        var outputs = await kernel.RunAsync("1");
        Assert.Equal("late\n", (string?)outputs[0]!["text"]);
    }

    [Theory]
    [InlineData("""Console.WriteLine(System.Diagnostics.Process.Start("sleep", "1000").Id);""")]
    // It takes hold of every pipe that the kernel has, the door's too, as no child does by itself.
    [InlineData("""
        var hold = new System.Diagnostics.ProcessStartInfo("bash") { RedirectStandardOutput = true };
        hold.ArgumentList.Add("-c");
        hold.ArgumentList.Add($"for pipe in $(find /proc/{Environment.ProcessId}/fd -lname 'pipe:*'); do exec {{held}}<>$pipe; done; echo held; exec sleep 1000");
        var holder = System.Diagnostics.Process.Start(hold);
        if (holder.StandardOutput.ReadLine() == "held")
            Console.WriteLine(holder.Id);
        """)]
    public async Task A_child_that_goes_on_keeps_neither_the_kernel_nor_its_end_waiting(string cell)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the second child needs Linux's /proc");
        var kernel = await RunningKernel.StartAsync();
        using var process = Process.GetProcessById(kernel.Process.Id);
        using var child =
            Process.GetProcessById(int.Parse(await kernel.TextAsync(cell), System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            await kernel.DisposeAsync().AsTask().WaitAsync(NoHang, TestContext.Current.CancellationToken);
            Assert.True(process.HasExited);
        }
        finally
        {
            child.Kill();
        }
    }

    [Theory]
    [InlineData("int Down(int a) => 1 + Down(a + 1);\nDown(0)", "Stack overflow")]
    // It dies as soon as it has spoken, before any thread of it can pass on what it said.
    [InlineData("""
        write(2, "Fatal error. Gone.\n"u8.ToArray(), 19);
        abort();
        [System.Runtime.InteropServices.DllImport("libc")] static extern nint write(int descriptor, byte[] bytes, nint count);
        [System.Runtime.InteropServices.DllImport("libc")] static extern void abort();
        """, "Fatal error. Gone.")]
    public async Task The_last_words_of_a_kernel_are_the_runtime_s_and_not_what_a_child_said_before(string code, string words)
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("""System.Diagnostics.Process.Start("sh", "-c \"echo a warning of an earlier cell 1>&2\"").WaitForExit();""");
        var error =
            await Assert.ThrowsAsync<KernelDiedException>(() =>
                kernel.TryAsync("System.Diagnostics.Process.Start(\"sh\", \"-c \\\"echo a warning 1>&2\\\"\").WaitForExit();\n" + code));
        Assert.Contains(words, error.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", error.Reason, StringComparison.Ordinal);
    }
}
