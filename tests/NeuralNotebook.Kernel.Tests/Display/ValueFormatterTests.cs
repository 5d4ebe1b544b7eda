using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Display;

public sealed class ValueFormatterTests(ValueKernel values) : IClassFixture<ValueKernel>
{
    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("\"text\"", "text")]
    [InlineData("true", "True")]
    [InlineData("new[] { 1.5, 2 }", "[1.5, 2]")]
    [InlineData("new List<string> { \"a\" }", "[\"a\"]")]
    [InlineData("(1, \"b\")", "(1, b)")]
    [InlineData("Enumerable.Range(0, int.MaxValue)", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …]")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1, [\"b\"] = 2 }", "2 entries\n  \"a\": 1\n  \"b\": 2")]
    [InlineData("$\"{0.25:P1} {1234.5:N1}\"", "25.0 % 1,234.5")]
    [InlineData("new double[,] { { 1, 2 }, { 3, 4.5 } }", "[[1, 2], [3, 4.5]]")]
    [InlineData("new Point(1, new[] { 2.5 })", "Point { X = 1, Ys = [2.5] }")]
    [InlineData("new { Name = \"Ada\", Age = 36 }", "{ Name = Ada, Age = 36 }")]
    [InlineData("DayOfWeek.Monday", "Monday")]
    [InlineData("new DateTime(2024, 3, 9, 7, 5, 1)", "2024-03-09 07:05:01")]
    [InlineData("new DateTime(2024, 3, 9)", "2024-03-09")]
    [InlineData("new DateTimeOffset(2024, 3, 9, 7, 5, 0, TimeSpan.FromHours(2))", "2024-03-09 07:05:00 +02:00")]
    [InlineData("new DateOnly(2024, 3, 9)", "2024-03-09")]
    [InlineData("TimeSpan.FromMinutes(90)", "01:30:00")]
    [InlineData("1234.5m", "1234.5")]
    [InlineData("typeof(Dictionary<string, int[]>)", "System.Collections.Generic.Dictionary<string, int[]>")]
    [InlineData("typeof(Point)", "Point")]
    [InlineData("Task.Delay(-1)", "Task (WaitingForActivation; await it for its value)")]
    [InlineData("Task.FromResult(3)", "Task<int> (RanToCompletion; await it for its value)")]
    [InlineData("(Func<int, double>)(a => a / 2.0)", "Func<int, double>")]
    [InlineData("new InvalidOperationException(\"bad\")", "InvalidOperationException: bad")]
    [InlineData("new[] { new[] { \"a\" }, new[] { \"b\", \"c\" } }", "[[\"a\"], [\"b\", \"c\"]]")]
    [InlineData("(1, (new[] { 1, 2 }, 'c'))", "(1, ([1, 2], c))")]
    [InlineData("new Plain { A = 1, Inner = new Plain { A = 2 } }",
        "Plain\n  Throws: (InvalidOperationException: no)\n  A: 1\n  Inner: Plain\n    Throws: (InvalidOperationException: no)\n    A: "
            + "2\n    Inner: null")]
    [InlineData("var me = new Plain { A = 1 }; me.Inner = me; me",
        "Plain\n  Throws: (InvalidOperationException: no)\n  A: 1\n  Inner: (this Plain again)")]
    [InlineData("var list = new List<object>(); list.Add(list); list", "[(this List<object> again)]")]
    [InlineData("new HashSet<int>(Enumerable.Range(0, 100)).Take(21).ToHashSet()",
        "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … (21 items)]")]
    [InlineData("(IReadOnlyDictionary<int, string>)new System.Collections.ObjectModel.ReadOnlyDictionary<int, "
        + "string>(new Dictionary<int, string> { [1] = \"a\" })", "1 entry\n  1: \"a\"")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }.First()", "{ Key = a, Value = 1 }")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(\"[1,{\\\"a\\\":2}]\")", "[\n  1,\n  {\n    \"a\": 2\n  }\n]")]
    [InlineData("(object)null ?? \"nothing\"", "nothing")]
    public async Task A_value_has_its_text_whatever_the_machines_culture(string code, string text) =>
        Assert.Equal(text, await values.TextAsync(code));

    [Theory]
    [InlineData("5")]
    [InlineData("\"<b>\"")]
    [InlineData("new[] { 1, 2 }")]
    [InlineData("(1, 2)")]
    [InlineData("DateTime.MinValue")]
    [InlineData("new Dictionary<int, int>()")]
    public async Task What_one_line_says_has_no_table(string code) =>
        Assert.Equal(["text/plain"], (await values.DataAsync(code)).Select(form => form.Key));

    [Theory]
    [InlineData("new[] { new { Name = \"<Ada>\", Age = 36 }, new { Name = \"Bob & \\\"Co\\\"\", Age = 7 } }",
        "<table>\n<thead><tr><th></th><th>Name</th><th>Age</th></tr></thead>\n<tbody>\n<tr><th>0</th><td>&lt;Ada&gt;</td><td>36</td>"
            + "</tr>\n<tr><th>1</th><td>Bob &amp; &quot;Co&quot;</td><td>7</td></tr>\n</tbody>\n</table>")]
    [InlineData("new Dictionary<string, double> { [\"a\"] = 0.5 }",
        "<table>\n<thead><tr><th>key</th><th>value</th></tr></thead>\n<tbody>\n<tr><td>a</td><td>0.5</td></tr>\n</tbody>\n</table>")]
    [InlineData("new Point(1, new[] { 2.5 })",
        "<table>\n<thead><tr><th>Point</th><th></th></tr></thead>\n<tbody>\n<tr><th>X</th><td>1</td></tr>\n<tr><th>Ys</th><td>[2.5]</td>"
            + "</tr>\n</tbody>\n</table>")]
    [InlineData("new[,] { { 1, 2 }, { 3, 4 } }",
        "<table>\n<thead><tr><th></th><th>0</th><th>1</th></tr></thead>\n<tbody>\n<tr><th>0</th><td>1</td><td>2</td></tr>\n<tr><th>"
            + "1</th><td>3</td><td>4</td></tr>\n</tbody>\n</table>")]
    [InlineData("new[] { (1, \"a\"), (2, \"b\") }",
        "<table>\n<thead><tr><th></th><th>Item1</th><th>Item2</th></tr></thead>\n<tbody>\n<tr><th>0</th><td>1</td><td>a</td></tr>\n<tr>"
            + "<th>1</th><td>2</td><td>b</td></tr>\n</tbody>\n</table>")]
    public async Task What_has_parts_has_a_table_with_everything_escaped(string code, string html) =>
        Assert.Equal(html, (string?)(await values.DataAsync(code))["text/html"]);

    [Fact]
    public async Task A_long_table_is_cut_and_says_so()
    {
        string html = (string)(await values.DataAsync("Enumerable.Range(0, 30).Select(i => new { I = i }).ToList()"))["text/html"]!;
        Assert.Contains("<tr><th>19</th><td>19</td></tr>\n<tr><td colspan=\"2\">… (30 items)</td></tr>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<th>20</th>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lazy_sequence_is_run_once_for_all_of_its_forms()
    {
        await values.DataAsync(
            "int asked = 0;\nIEnumerable<object> Lazy() { while (true) { asked++; yield return new { Asked = asked }; } }\nLazy()");
        Assert.Equal("21", await values.TextAsync("asked"));
    }

    [Theory]
    [InlineData("new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2 }", "image/png")]
    [InlineData("new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 5 }", "image/jpeg")]
    public async Task The_bytes_of_a_picture_are_shown_as_the_picture(string code, string mimeType)
    {
        var data = await values.DataAsync(code);
        Assert.NotEmpty(Convert.FromBase64String((string)data[mimeType]!));
        Assert.Contains("bytes", (string)data["text/plain"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_shown_as_json_too() =>
        Assert.Equal(2,
            (int)(await values.DataAsync(
                "System.Text.Json.JsonDocument.Parse(\"{\\\"a\\\": 2}\").RootElement"))["application/json"]!["a"]!);

    [Fact]
    public async Task A_huge_text_is_cut_with_a_notice()
    {
        string text = await values.TextAsync("new string('x', 300_000_000)") ?? "";
        Assert.EndsWith("… cut here: the text has 300,000,000 characters", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1_000_000, 1_000_100);
    }

    [Fact]
    public async Task A_form_can_be_chosen()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs =
            await kernel.RunAsync("new { A = 1 }.Display(\"text/html\"); display(5, \"text/html\"); "
                + "\"*a*\".DisplayAs(\"text/markdown\"); Console.Write(new[] { 1, 2 }.ToDisplayString());");
        Assert.Equal(["text/html", "text/html", "text/markdown"],
            outputs.Take(3).Select(output => output!["data"]!.AsObject().Single().Key));
        Assert.Equal("<pre>5</pre>", (string?)outputs[1]!["data"]!["text/html"]);
        Assert.Equal("[1, 2]", (string?)outputs[3]!["text"]);
    }

    [Fact]
    public async Task What_was_shown_can_be_cleared_and_too_much_of_it_is_cut()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal("kept", (string?)(await kernel.RunAsync("display(1); Console.WriteLine(2); ClearOutput(); display(\"kept\");"))
            .Single()!["data"]!["text/plain"]);
        Assert.Equal("new", (string?)(await kernel.RunAsync("display(\"old\"); ClearOutput(wait: true); display(\"new\");"))
            .Single()!["data"]!["text/plain"]);
        Assert.Equal(2_000, (await kernel.RunAsync("for (int i = 0; i < 2_100; i++) display(i);")).Count);
        Assert.Single(await kernel.RunAsync("display(1);"));
    }

    [Fact]
    public async Task Console_display_and_value_come_in_order()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs =
            await kernel.RunAsync(
                "Console.Write(\"a\"); Console.WriteLine(\"b\"); display(1); Console.Error.Write(\"c\"); HTML(\"<b>d</b>\")");
        Assert.Equal(["stream", "display_data", "stream", "execute_result"], outputs.Select(output => (string?)output!["output_type"]));
        Assert.Equal("ab\n", (string?)outputs[0]!["text"]);
        Assert.Equal("stderr", (string?)outputs[2]!["name"]);
        Assert.Equal("<b>d</b>", (string?)outputs[3]!["data"]!["text/html"]);
    }

    [Fact]
    public async Task What_was_shown_can_be_updated_in_its_place()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs = await kernel.RunAsync("var shown = \"old\".Display(); display(\"after\"); shown.Update(\"new\");");
        Assert.Equal(["new", "after"], outputs.Select(output => (string?)output!["data"]!["text/plain"]));
    }

    [Fact]
    public async Task A_library_can_show_and_update_without_knowing_the_kernel()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs = await kernel.RunAsync("""
            var show = (Action<string, IReadOnlyDictionary<string, string>, bool>)AppDomain.CurrentDomain.GetData("Notebook.Display");
            show("live", new Dictionary<string, string> { ["text/plain"] = "0 %" }, false);
            show("live", new Dictionary<string, string> { ["text/plain"] = "100 %" }, true);
            """);
        Assert.Equal("100 %", (string?)outputs.Single()!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task A_type_shows_itself_by_the_convention_with_all_its_types_in_one_bundle()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("""
            using System.IO;
            class TypeFormatterSourceAttribute : Attribute
            {
                public TypeFormatterSourceAttribute(Type source) => FormatterSourceType = source;
                public Type FormatterSourceType { get; }
            }
            class Source
            {
                public IEnumerable<object> CreateTypeFormatters() => new object[] { new Formatter("text/html", "<i>shape</i>"), new Formatter("application/json", "{\"a\": 1}"), new Formatter("image/png", null) };
            }
            class Formatter
            {
                private readonly string text;
                public Formatter(string mimeType, string text) { MimeType = mimeType; this.text = text; }
                public string MimeType { get; }
                public bool Format(object instance, TextWriter writer) { writer.Write(text); return text != null; }
            }
            [TypeFormatterSource(typeof(Source))]
            class Shape { }
            class Circle : Shape { }
            """);
        var data = (await kernel.RunAsync("new Circle()")).Single()!["data"]!.AsObject();
        Assert.Equal(["text/html", "application/json"], data.Select(entry => entry.Key));
        Assert.Equal(1, (int?)data["application/json"]!["a"]);
    }

    [Fact]
    public async Task A_value_whose_text_fails_fails_the_cell()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, error) = await kernel.TryAsync("Enumerable.Range(0, 3).Select(i => 1 / i)");
        Assert.Equal("DivideByZeroException", error!.Name);
        Assert.Equal("4", await kernel.ValueAsync("2 + 2"));
    }
}
