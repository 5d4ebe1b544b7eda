namespace NeuralNotebook.App.Tests.Workshop;

/// <summary>Whoever names a folder decides neither what a page does nor what a spreadsheet computes.</summary>
public sealed class HostileNamesTests : IDisposable
{
    private readonly Room room = new();

    public void Dispose() => room.Dispose();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("=HYPERLINK(\"x\"),y", "'=HYPERLINK(\"x\"),y")]
    public async Task A_name_that_is_a_formula_is_text_in_the_table(string name, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && name.Contains('"', StringComparison.Ordinal), "Windows has no such name.");
        room.Write(name, ".progress.json", """{ "passed": ["00.1"] }""");
        var table = await room.TableAsync();
        Assert.Equal((expected, "passed"), (Assert.Single(table).Key, table[expected]["00.1"]));
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("a\" onclick=\"b", "a&quot; onclick=&quot;b")]
    [InlineData("<script>alert(1)<", "&lt;script&gt;alert(1)&lt;")]
    [InlineData("two\nlines\u202e", "two�lines�")]
    public async Task A_name_that_is_HTML_is_text_on_the_page_and_one_line_on_the_terminal(string name, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        room.Write(name, ".progress.json", "damaged");
        var (_, _, errors) = await room.CollectAsync();
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        string page = await File.ReadAllTextAsync(room.Page);
        Assert.Contains($"<bdi>{expected}</bdi>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\" onclick", page, StringComparison.Ordinal);
    }
}
