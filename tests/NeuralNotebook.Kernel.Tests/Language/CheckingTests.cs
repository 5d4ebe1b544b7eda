using System.Text.Json.Nodes;
using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Language;

public sealed class CheckingTests(LanguageKernel kernel) : IClassFixture<LanguageKernel>
{
    [Theory]
    [InlineData("var x = 1;", "complete", "")]
    [InlineData("hidden.Neurons", "complete", "")]
    [InlineData("", "complete", "")]
    [InlineData("#!html\n<b>{", "complete", "")]
    [InlineData("#!time\nint F() => 1;", "complete", "")]
    [InlineData("int F(int a)\n{", "incomplete", "    ")]
    [InlineData("int F(int a)\n{\n    if (a > 0) {", "incomplete", "        ")]
    [InlineData("var x = (1 +", "incomplete", "    ")]
    [InlineData("var x =", "incomplete", "")]
    [InlineData("var s = \"\"\"\n  open", "incomplete", "")]
    [InlineData("var s = @\"open", "incomplete", "")]
    [InlineData("/* open", "incomplete", "")]
    [InlineData("#if DEBUG\nvar x = 1;", "incomplete", "")]
    [InlineData("var x = 1 1;", "invalid", "")]
    [InlineData("}", "invalid", "")]
    [InlineData("var s = \"open", "invalid", "")]
    public async Task A_cell_is_complete_or_wants_more_or_is_wrong(string code, string status, string indent)
    {
        var answer = await kernel.AskAsync("is_complete_request", code);
        Assert.Equal((status, indent), ((string?)answer["status"], (string?)answer["indent"] ?? ""));
    }

    [Fact]
    public async Task Errors_are_found_without_running_and_have_their_places()
    {
        var diagnostics =
            (await kernel.AskAsync("diagnostics_request",
                "var a = \"🎉\";\nvar b = \"🎉\" + nothing;\nvar c = hidden.Neurons;"))["diagnostics"]!.AsArray();
        var error = Assert.Single(diagnostics)!;
        Assert.Equal(("error", "CS0103"), ((string?)error["severity"], (string?)error["code"]));
        Assert.Equal((2, 15, 2, 22), ((int)error["line"]!, (int)error["column"]!, (int)error["end_line"]!, (int)error["end_column"]!));
        Assert.Equal((27, 34), ((int)error["start"]!, (int)error["end"]!));
    }

    [Fact]
    public async Task Warnings_and_unknown_directives_are_found()
    {
        var warning = (await kernel.AskAsync("diagnostics_request", "void F() { int unused = 1; }"))["diagnostics"]!.AsArray().Single()!;
        Assert.Equal(("warning", "CS0219"), ((string?)warning["severity"], (string?)warning["code"]));
        var unknown = (await kernel.AskAsync("diagnostics_request", "var x = 1;\n#!fsharp\nlet"))["diagnostics"]!.AsArray().Single()!;
        Assert.Equal((2, 1, 2, 9),
            ((int)unknown["line"]!, (int)unknown["column"]!, (int)unknown["end_line"]!, (int)unknown["end_column"]!));
    }

    [Theory]
    [InlineData("#r \"nuget: Some.Package, 1.0.0\"\nvar x = 1;")]
    [InlineData("#!html\n<b> not C# </b>")]
    [InlineData("#!time\nhidden.Neurons + 1")]
    [InlineData("var hidden = 5; hidden + 1")]
    [InlineData("await Task.Delay(1);")]
    public async Task A_cell_that_is_right_has_no_diagnostics(string code) =>
        Assert.Empty((await kernel.AskAsync("diagnostics_request", code))["diagnostics"]!.AsArray());

    [Fact]
    public async Task Questions_are_answered_while_a_cell_runs()
    {
        await using var own = await RunningKernel.StartAsync();
        await own.RunAsync("var kept = 1;");
        var running = own.TryAsync("while (true) { }");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        var answer = await own.Process.AskAsync("complete_request", new JsonObject { ["code"] = "kep", ["cursor_pos"] = 3 },
            TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal("kept", (string?)answer["matches"]![0]);
        Assert.False(running.IsCompleted);
        await own.Process.InterruptAsync();
        await running;
    }

    [Fact]
    public async Task Questions_asked_while_cells_compile_leave_each_name_known_once()
    {
        await using var own = await RunningKernel.StartAsync();
        for (int i = 0; i < 8; i++)
        {
            var asked = Enumerable.Range(0, 3)
                .Select(_ => own.Process.AskAsync("diagnostics_request", new JsonObject { ["code"] = "display(1);" },
                    TestContext.Current.CancellationToken)).ToArray();
            await own.RunAsync("display(1);");
            foreach (var answer in await Task.WhenAll(asked))
                Assert.Empty(answer["diagnostics"]!.AsArray());
        }
    }

    [Fact]
    public async Task A_question_that_makes_no_sense_is_refused_and_harms_nothing()
    {
        await using var own = await RunningKernel.StartAsync();
        foreach (var question in new JsonObject[] { [], new() { ["code"] = 5 }, new() { ["code"] = "x", ["cursor_pos"] = "1" } })
            Assert.Equal("error",
                (string?)(await own.Process.AskAsync("complete_request", question, TestContext.Current.CancellationToken))["status"]);
        foreach (int place in new[] { -1, int.MaxValue })
            Assert.Equal("ok",
                (string?)(await own.Process.AskAsync("inspect_request", new JsonObject { ["code"] = "Console", ["cursor_pos"] = place },
                    TestContext.Current.CancellationToken))["status"]);
        Assert.Equal("2", await own.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task Every_place_of_a_cell_that_is_being_written_can_be_asked_about()
    {
        const string Code =
            "#!time\n#r \"lib/x\"\nvar d = new Dense(1, 2) { LearningRate = 1e-3 };\n[Obsolete(\"a\")] class A<T> : List<T> where T : "
                + "new() { }\n$\"{d.Neurons:N0} {{\" + d?.Calm()[0]; // 🎉";
        for (int end = 0; end <= Code.Length; end++)
        {
            foreach (string type in new[] { "complete_request", "inspect_request", "signature_request" })
            {
                await kernel.AskAsync(type, Code[..end] + "|");
                await kernel.AskAsync(type, Code[..end] + "|" + Code[end..]);
            }
        }
    }

    [Fact]
    public async Task A_kernel_that_dies_leaves_no_question_open()
    {
        await using var own = await RunningKernel.StartAsync();
        await Assert.ThrowsAsync<KernelDiedException>(() => own.TryAsync("Environment.Exit(3);"));
        await Assert.ThrowsAsync<KernelDiedException>(() =>
            own.Process.AskAsync("complete_request", new JsonObject { ["code"] = "x" }, TestContext.Current.CancellationToken));
    }
}
