using System.Globalization;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Live;

public sealed class LiveCellTests : IAsyncLifetime
{
    /// <summary>An earlier cell, by which a dragged one may say that it runs: of itself it may write no file.</summary>
    private const string SayRunning = "Action sayRunning = () => System.IO.File.WriteAllText(\"running\", \"\");";

    private LiveKernel live = null!;
    private RunningKernel kernel = null!;

    public async ValueTask InitializeAsync() => live = new LiveKernel(kernel = await RunningKernel.StartAsync());

    public ValueTask DisposeAsync() => kernel.DisposeAsync();

    [Fact]
    public async Task Later_cells_see_what_the_last_value_made()
    {
        string comm = await live.OpenAsync();
        await live.RunAsync(comm, "var w = «0.5»;\nvar twice = 2 * w;");
        Assert.Equal("1", await kernel.ValueAsync("twice"));
        Assert.Equal(["w", "twice"],
            (await live.RunAsync(comm, "var w = «0.75»;\nvar twice = 2 * w;"))["declared"]!.AsArray().Select(name => (string)name!));
        Assert.Equal("1.5", await kernel.ValueAsync("twice"));
    }

    [Fact]
    public async Task What_an_earlier_value_made_keeps_its_number()
    {
        await kernel.RunAsync("var made = new List<Func<int>>();");
        string comm = await live.OpenAsync();
        foreach (string value in new[] { "«1»", "«2»", "«3»" })
            await live.RunAsync(comm, $"made.Add(() => {value});");
        Assert.Equal("1 2 3", await kernel.ValueAsync("string.Join(' ', made.Select(one => one()))"));
    }

    [Fact]
    public async Task What_the_cell_adds_to_earlier_variables_is_added_by_every_run_as_when_it_is_run_again()
    {
        await kernel.RunAsync("var total = 0.0;");
        string comm = await live.OpenAsync();
        await live.RunAsync(comm, "total += «1.5»;");
        await live.RunAsync(comm, "total += «2.5»;");
        Assert.Equal("4", await kernel.ValueAsync("total"));
    }

    [Fact]
    public async Task A_second_number_becomes_an_input_and_the_first_stays_one()
    {
        string comm = await live.OpenAsync();
        Assert.True((bool)(await live.RunAsync(comm, "var sum = «1» + 20.5;"))["compiled"]!);
        Assert.True((bool)(await live.RunAsync(comm, "var sum = 2 + «20.5»;"))["compiled"]!);
        Assert.False((bool)(await live.RunAsync(comm, "var sum = «3» + 20.5;"))["compiled"]!);
        Assert.False((bool)(await live.RunAsync(comm, "var sum = 3 + «40.5»;"))["compiled"]!);
        Assert.Equal("43.5", await kernel.ValueAsync("sum"));
    }

    [Fact]
    public async Task A_cell_that_declares_the_same_name_later_is_hidden_by_the_next_value_as_it_would_be_by_a_run()
    {
        string comm = await live.OpenAsync();
        await live.RunAsync(comm, "var a = «1»;");
        await kernel.RunAsync("var a = \"later\";");
        Assert.True((bool)(await live.RunAsync(comm, "var a = «2»;"))["compiled"]!);
        Assert.Equal("2", await kernel.ValueAsync("a"));
        Assert.False((bool)(await live.RunAsync(comm, "var a = «3»;"))["compiled"]!);
        Assert.Equal("3", await kernel.ValueAsync("a"));
    }

    [Fact]
    public async Task A_cell_below_follows_and_is_compiled_once_too()
    {
        string above = await live.OpenAsync(), below = await live.OpenAsync();
        string[] shown = ["", "", ""];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(i == 0, (bool)(await live.RunAsync(above, $"var a = «{i}»;"))["compiled"]!);
            var answer = await live.RunAsync(below, "var b = a * 10;\nb");
            Assert.Equal(i == 0, (bool)answer["compiled"]!);
            shown[i] = (string)answer["outputs"]![0]!["content"]!["data"]!["text/plain"]!;
        }

        Assert.Equal(["0", "10", "20"], shown);
    }

    [Fact]
    public async Task Nothing_of_the_inputs_is_seen_by_who_lists_or_completes()
    {
        await live.RunAsync(await live.OpenAsync(), "var rate = «0.5»;");
        Assert.Equal("rate", (string?)(await kernel.RunAsync("#!who"))[0]!["data"]!["text/plain"]);
        var answer = await kernel.Process.AskAsync("complete_request", new JsonObject { ["code"] = "numb", ["cursor_pos"] = 4 },
            TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<number>", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_overtakes_one_that_takes_long_ends_it()
    {
        string comm = await live.OpenAsync();
        await kernel.RunAsync(SayRunning);
        int first = await live.DragAsync(comm, "var a = «1»;\nsayRunning();\nwhile (a == 1) { }\na");
        await kernel.RunningAsync();
        int second = await live.DragAsync(comm, "var a = «2»;\nsayRunning();\nwhile (a == 1) { }\na");
        var (overtaken, newest) = (await live.AnswerAsync(), await live.AnswerAsync());
        Assert.Equal((first, "interrupted"), ((int)overtaken["run"]!, (string?)overtaken["status"]));
        Assert.Equal((second, "ok"), ((int)newest["run"]!, (string?)newest["status"]));
        Assert.Equal("2", await kernel.ValueAsync("a"));
    }

    [Fact]
    public async Task Of_many_values_that_come_at_once_the_newest_wins()
    {
        string comm = await live.OpenAsync();
        await live.RunAsync(comm, "var a = «0»;\nSystem.Threading.Thread.Sleep(20);");
        int last = 0;
        for (int i = 1; i <= 100; i++)
            last = await live.DragAsync(comm, $"var a = «{i}»;\nSystem.Threading.Thread.Sleep(20);");
        int answers = 0;
        JsonNode answer;
        do
        {
            answer = await live.AnswerAsync();
            answers++;
        }
        while ((int)answer["run"]! != last);
        Assert.Equal("ok", (string?)answer["status"]);
        Assert.InRange(answers, 1, 99);
        Assert.Equal("100", await kernel.ValueAsync("a"));
    }

    [Fact]
    public async Task A_value_waits_for_a_cell_that_runs_and_does_not_end_it()
    {
        string comm = await live.OpenAsync();
        await live.RunAsync(comm, "var a = «1»;");
        await kernel.Process.SendAsync("execute_request",
            new JsonObject { ["code"] = "System.Threading.Thread.Sleep(300);\nvar b = 10 * a;", ["cell"] = 2 });
        await live.DragAsync(comm, "var a = «2»;");
        await live.DragAsync(comm, "var a = «3»;");
        var said = new List<(string Type, JsonObject Content)>();
        while (said.LastOrDefault().Type != "comm_msg")
            said.Add(await kernel.Process.ReceiveAsync(TestContext.Current.CancellationToken));
        Assert.Equal("ok", (string?)Assert.Single(said, message => message.Type == "execute_reply").Content["status"]);
        Assert.Equal("10 3", await kernel.ValueAsync("$\"{b} {a}\""));
    }

    [Theory]
    [InlineData("System.IO.File.WriteAllText(\"written\", \"\" + «1»);", "File.WriteAllText")]
    [InlineData("var writer = new System.IO.StreamWriter(\"written\" + «1»);", "StreamWriter")]
    [InlineData("var line = Console.ReadLine() + «1»;", "Console.ReadLine")]
    [InlineData("var line = input(\"?\") + «1»;", "CellFunctions.input")]
    [InlineData("System.Diagnostics.Process.Start(\"true\", \"\" + «1»);", "Process.Start")]
    [InlineData("Note(«1»);", "File.AppendAllText")]
    [InlineData("#!time\nvar a = «1»;", "lines for the kernel")]
    [InlineData("#r \"System.Xml\"\nvar a = «1»;", "lines for the kernel")]
    public async Task A_cell_that_does_more_than_to_show_and_declare_does_not_run(string cell, string what)
    {
        await kernel.RunAsync("void Note(int number) => System.IO.File.AppendAllText(\"written\", \"\" + number);");
        var answer = await live.RunAsync(await live.OpenAsync(), cell);
        Assert.Equal(("refused", what), ((string?)answer["status"], (string?)answer["obstacle"]));
        Assert.False(File.Exists(Path.Combine(kernel.Folder, "written")));
    }

    [Fact]
    public async Task A_cell_that_reads_a_file_or_writes_into_memory_is_live()
    {
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "numbers"), "4", TestContext.Current.CancellationToken);
        string comm = await live.OpenAsync();
        const string Cell =
            "var text = new System.IO.StringWriter();\ntext.Write(«2» * "
                + "int.Parse(System.IO.File.ReadAllText(\"numbers\")));\ntext.ToString()";
        Assert.Equal("ok", (string?)(await live.RunAsync(comm, Cell))["status"]);
    }

    [Fact]
    public async Task What_is_shown_comes_in_one_answer_in_its_order()
    {
        var answer = await live.RunAsync(await live.OpenAsync(),
            "Console.Write(\"a\");\nvar shown = display(1);\nConsole.Error.Write(\"b\");\nshown.Update(2);\n«3»");
        Assert.Equal(["stream", "display_data", "stream", "update_display_data", "execute_result"],
            answer["outputs"]!.AsArray().Select(message => (string)message!["type"]!));
    }

    [Fact]
    public async Task While_the_number_moves_pixels_are_left_out_of_what_has_a_picture_without()
    {
        await kernel.RunAsync("""
            class TypeFormatterSourceAttribute(Type source) : Attribute { public Type FormatterSourceType => source; }
            class Source { public IEnumerable<object> CreateTypeFormatters() => [new Formatter("image/svg+xml"), new Formatter("image/png")]; }
            class Formatter(string type) { public string MimeType => type; public bool Format(object instance, System.IO.TextWriter writer) { writer.Write("picture"); return true; } }
            [TypeFormatterSource(typeof(Source))] class Picture(double size) { }
            """);
        string comm = await live.OpenAsync();
        Assert.Equal(["image/svg+xml"], Forms(await live.RunAsync(comm, "new Picture(«1.5»)", isDraft: true)));
        Assert.Equal(["image/svg+xml", "image/png"], Forms(await live.RunAsync(comm, "new Picture(«1.5»)")));

        static IEnumerable<string> Forms(JsonNode answer) =>
            answer["outputs"]![0]!["content"]!["data"]!.AsObject().Select(form => form.Key);
    }

    [Fact]
    public async Task A_value_that_fails_is_told_as_the_cell_would_and_the_next_one_runs()
    {
        string comm = await live.OpenAsync();
        await live.RunAsync(comm, "var a = new[] { 1, 2 };\na[«0»]");
        var answer = await live.RunAsync(comm, "var a = new[] { 1, 2 };\na[«2»]");
        Assert.Equal("error", (string?)answer["status"]);
        Assert.Contains("IndexOutOfRangeException", LiveKernel.Shown(answer), StringComparison.Ordinal);
        Assert.Equal("ok", (string?)(await live.RunAsync(comm, "var a = new[] { 1, 2 };\na[«1»]"))["status"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_interrupt_ends_the_run_of_a_value_also_one_that_has_not_begun(bool begins)
    {
        string comm = await live.OpenAsync();
        await kernel.RunAsync(SayRunning);
        await live.DragAsync(comm, "var a = «1»;\nsayRunning();\nwhile (a > 0) { }");
        if (begins)
            await kernel.RunningAsync();
        await kernel.Process.InterruptAsync();
        Assert.Equal("interrupted", (string?)(await live.AnswerAsync())["status"]);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task An_interrupt_ends_no_run_of_a_value_that_comes_after_it()
    {
        string comm = await live.OpenAsync();
        for (int i = 0; i < 20; i++)
        {
            await kernel.Process.InterruptAsync();
            Assert.Equal("ok", (string?)(await live.RunAsync(comm, $"var a = «{i}»;"))["status"]);
        }
    }

    [Fact(Explicit = true)]
    public async Task Five_thousand_values_leave_nothing_behind()
    {
        string comm = await live.OpenAsync();
        for (int i = 0; i < 200; i++)
            await live.RunAsync(comm, Cell(i));
        // Counted are assemblies that lie in no file: those of cells, and not what of the framework happens to be
        // needed for the first time.
        // What the cell that measures leaves itself is seen between two that stand side by side.
        long[] first = await MeasuredAsync(), second = await MeasuredAsync();
        for (int i = 0; i < 5_000; i++)
            Assert.False((bool)(await live.RunAsync(comm, Cell(i)))["compiled"]!);
        long[] third = await MeasuredAsync();
        Assert.Equal((1, 1), (second[1] - first[1], third[1] - second[1]));
        // The array that each value fills has 8 kB: 5,000 of them would be 40 MB.
        Assert.InRange(third[0] - second[0] - (second[0] - first[0]), long.MinValue, 2_000_000);

        async Task<long[]> MeasuredAsync() =>
            [.. (await kernel.ValueAsync("GC.Collect(); GC.WaitForPendingFinalizers(); "
                + "GC.Collect();\n$\"{GC.GetTotalMemory(forceFullCollection: false)} {AppDomain.CurrentDomain.GetAssemblies().Count(each "
                + "=> each.Location.Length == 0)}\""))!.Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture))];

        static string Cell(int i) =>
            string.Create(CultureInfo.InvariantCulture,
                $"var weights = new double[1_000];\nArray.Fill(weights, «{i / 8.0:0.000}"
                    + $"»);\nConsole.WriteLine(weights[0]);\nweights.Sum()");
    }
}
