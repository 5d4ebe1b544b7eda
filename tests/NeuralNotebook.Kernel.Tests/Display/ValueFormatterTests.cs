using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Display;

public sealed class ValueFormatterTests
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
    public async Task A_value_has_its_text_whatever_the_machines_culture(string code, string text)
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Equal(text, await kernel.ValueAsync(code));
    }

    [Fact]
    public async Task Console_display_and_value_come_in_order()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs = await kernel.RunAsync("Console.Write(\"a\"); Console.WriteLine(\"b\"); display(1); Console.Error.Write(\"c\"); HTML(\"<b>d</b>\")");
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
