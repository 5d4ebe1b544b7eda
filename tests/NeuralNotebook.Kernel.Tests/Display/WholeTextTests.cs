using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Display;

public sealed class WholeTextTests
{
    [Theory]
    [InlineData("ab🦊", 2, "ab…")]
    [InlineData("ab🦊", 3, "ab…")]
    [InlineData("ab🦊c", 4, "ab🦊…")]
    [InlineData("ab🦊", 4, "ab🦊")]
    [InlineData("🦊", 1, "…")]
    [InlineData("", 1, "")]
    public void A_character_is_cut_off_whole(string text, int length, string cut) => Assert.Equal(cut, WholeText.Cut(text, length));

    [Fact]
    public void A_part_of_a_text_holds_no_halves()
    {
        Assert.Equal("🦊b", WholeText.Part("🦊b🦊", 1, 4));
        Assert.Equal("b🦊", WholeText.Part("🦊b🦊", 2, 5));
    }

    [Theory]
    [InlineData("\"\\ud83e\"", "\ufffd")]
    [InlineData("\"\\uDD8A x\"", "\ufffd x")]
    [InlineData("\"\\ud83e\\udd8a\"", "🦊")]
    [InlineData("\"\\ud83e\\ud83e\\udd8a\"", "\ufffd🦊")]
    [InlineData("\"\\\\ud83e\"", "\\ud83e")]
    [InlineData("\"🦊 \\n\"", "🦊 \n")]
    public void Json_with_half_a_character_can_be_sent(string json, string value) =>
        Assert.Equal(value,
            (string?)System.Text.Json.Nodes.JsonNode.Parse(
                StdioMessages.Data(new Dictionary<string, string> { ["application/json"] = json }).ToJsonString())!["application/json"]);

    [Fact]
    public void A_raw_half_in_json_can_be_sent() =>
        Assert.Equal("a\ufffd",
            (string?)System.Text.Json.Nodes.JsonNode.Parse(
                StdioMessages.Data(new Dictionary<string, string> { ["application/json"] = "\"a" + '\ud83e' + "\"" })
                    .ToJsonString())!["application/json"]);

    [Fact]
    public async Task Half_a_character_harms_no_cell_and_a_character_in_two_pieces_is_one()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var text = async (string code) => (string)(await kernel.RunAsync(code)).Single()!["text"]!;
        Assert.Equal("a" + string.Concat(Enumerable.Repeat("🦊", 9_000)),
            await text("Console.Write('a'); foreach (char c in string.Concat(Enumerable.Repeat(\"🦊\", 9_000))) Console.Write(c);"));
        Assert.Equal("🦊!",
            await text("Console.Write('\\ud83e'); System.Threading.Thread.Sleep(200); Console.Out.Flush(); Console.Write(\"\\udd8a!\");"));
        Assert.Equal("a\ufffd", await text("Console.Write(\"a\\ud83e\");"));
        string flood =
            await text("Console.Write('x'); foreach (char c in string.Concat(Enumerable.Repeat(\"🦊\", 600_000))) Console.Write(c);");
        Assert.EndsWith("🦊\n… cut here: a cell may write 1,000,000 characters\n", flood, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', flood);
        Assert.Contains("x\n… cut here", await kernel.ValueAsync("new string('x', 999_999) + \"🦊🦊\""), StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd',
            (await kernel.RunAsync("new[] { new { A = new string('x', 58) + \"🦊🦊\" }, new { A = \"b\" } }.ToDictionary(a => a.A)"))
                .ToJsonString());
        Assert.Equal("b\ufffd", await kernel.ValueAsync("\"b\\udd8a\""));
        Assert.Equal("\ufffd", (await kernel.TryAsync("throw new Exception(\"\\ud83e\");")).Error!.Message);
        Assert.Equal("\ufffd", (string?)(await kernel.RunAsync("\"\\\"\\\\ud83e\\\"\".DisplayAs(\"application/json\");"))
            .Single()!["data"]!["application/json"]);
    }

    [Fact]
    public async Task What_is_shown_as_json_and_is_none_fails_the_cell_and_not_the_kernel()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("""
            using System.IO;
            class TypeFormatterSourceAttribute : Attribute { public TypeFormatterSourceAttribute(Type source) => FormatterSourceType = source; public Type FormatterSourceType { get; } }
            class Source { public IEnumerable<object> CreateTypeFormatters() => new object[] { new Broken() }; }
            class Broken { public string MimeType => "application/json"; public bool Format(object instance, TextWriter writer) { writer.Write("{oops"); return true; } }
            [TypeFormatterSource(typeof(Source))] class Shape { }
            """);
        Assert.Equal("JsonReaderException", (await kernel.TryAsync("new Shape()")).Error!.Name);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }
}
