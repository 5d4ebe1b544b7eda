using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace NeuralNotebook.Pages.Tests;

/// <summary>What cells show.</summary>
public sealed class FinishedOutputTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><rect fill=\"#fff\" width=\"100%\"/></svg>";

    [Fact]
    public void A_chart_is_its_picture_and_what_it_says_is_the_picture_s_alternative_text()
    {
        var image = Rendered.Data(("application/vnd.plotly.v1+json", new JsonObject()), ("image/svg+xml", Svg),
            ("text/plain", "A line that rises.")).QuerySelector(".chart .picture img")!;
        Assert.Equal("A line that rises.", image.GetAttribute("alt"));
        Assert.Equal(Svg, Uri.UnescapeDataString(image.GetAttribute("src")!["data:image/svg+xml;charset=utf-8,".Length..]));
    }

    [Fact]
    public void Of_several_forms_the_richest_that_runs_nothing_is_shown()
    {
        Assert.NotNull(Rendered.Data(("text/plain", "words"), ("text/html", "<b>rich</b>"), ("image/png", "aGk="))
            .QuerySelector(".html b"));
        Assert.NotNull(Rendered.Data(("text/plain", "words"), ("text/html", "<script>draw()</script><div></div>"), ("image/png", "aGk="))
            .QuerySelector("img"));
        Assert.Equal("words", Rendered.Data(("text/plain", "words"), ("text/html", "<script>draw()</script>"))
            .QuerySelector("pre")!.TextContent);
        Assert.NotNull(Rendered.Data(("text/markdown", "**bold**")).QuerySelector("strong"));
        Assert.NotNull(Rendered.Data(("text/latex", "$x^2$")).QuerySelector("math"));
        Assert.Contains("\"a\": 1", Rendered.Data(("application/json", new JsonObject { ["a"] = 1 })).TextContent,
            StringComparison.Ordinal);
        Assert.Contains("application/x-unheard-of", Rendered.Data(("application/x-unheard-of", "x")).TextContent, StringComparison.Ordinal);
        Assert.Contains("stored without a picture",
            Rendered.Data(("application/vnd.plotly.v1+json", new JsonObject()), ("text/plain", "words")).TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_HTML_keeps_its_alignment_and_scrolls_by_itself()
    {
        var table =
            Rendered.Data(
                ("text/html",
                    "<table><caption>c</caption><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td "
                        + "style=\"text-align:left\">1</td></tr></tbody></table>")).QuerySelector(".scroll > table")!;
        Assert.Contains("text-align: left", table.QuerySelector("td")!.GetAttribute("style"), StringComparison.Ordinal);
        Assert.Equal("col", table.QuerySelector("th")!.GetAttribute("scope"));
        Assert.Equal("0", table.ParentElement!.GetAttribute("tabindex"));
    }

    [Fact]
    public void A_terminal_s_colours_are_kept_and_a_line_that_is_written_again_is_its_last_state()
    {
        var outputs = Rendered.Output(Rendered.Stream("\u001b[1;31mred\u001b[0m plain\n10%\r50%\r100%\nlonger\rshort\n"));
        Assert.Equal("red", outputs.QuerySelector(".ansi-bold.ansi-color-1")!.TextContent);
        Assert.Equal("red plain\n100%\nshortr\n", outputs.TextContent);
    }

    [Fact]
    public void An_error_shows_its_trace_and_what_goes_to_stderr_is_set_off()
    {
        Assert.Equal("one\ntwo",
            Rendered.Output(new JsonObject
            {
                ["output_type"] = "error",
                ["ename"] = "E",
                ["evalue"] = "v",
                ["traceback"] = new JsonArray("one", "two")
            }).QuerySelector(".error")!.TextContent);
        Assert.Equal("E: v",
            Rendered.Output(new JsonObject
            { ["output_type"] = "error", ["ename"] = "E", ["evalue"] = "v", ["traceback"] = new JsonArray() })
                .QuerySelector(".error")!.TextContent);
        Assert.Equal("warned", Rendered.Output(Rendered.Stream("warned", "stderr")).QuerySelector(".stream.stderr")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(CourseFiles.Notebooks), MemberType = typeof(CourseFiles))]
    public void Every_output_of_a_chapter_is_shown_and_every_picture_has_its_words(string chapter)
    {
        var notebook = CourseFiles.Load(chapter);
        string html = NotebookPage.Write(notebook, chapter, PageLinks.ForFiles);
        File.WriteAllText(Path.Combine(CourseFiles.Artifacts, Path.ChangeExtension(chapter, ".html")), html);
        var page = Rendered.Page(html);
        var outputs = notebook.Cells.SelectMany(cell => cell.Outputs).Select(output => output!.AsObject()).ToArray();
        Assert.Equal(outputs.Length, page.QuerySelectorAll(".outputs > .output").Length);
        var pictures = outputs.Select(output => output["data"] as JsonObject)
            .Where(data => data?.ContainsKey("image/svg+xml") == true).ToArray();
        var shown = page.QuerySelectorAll(".chart .picture img").ToArray();
        Assert.Equal(pictures.Select(data => BundleText.Find(data!, "text/plain")), shown.Select(image => image.GetAttribute("alt")!));
        // But for its colours on dark ground, each is the stored one.
        Assert.Equal(pictures.Select(data => InLight(BundleText.Find(data!, "image/svg+xml")!)),
            shown.Select(image => InLight(Uri.UnescapeDataString(image.GetAttribute("src")!.Split(',', 2)[1]))));
        Assert.All(page.QuerySelectorAll("main img"), image => Assert.NotEqual("", image.GetAttribute("alt")));
    }

    private static string InLight(string svg)
    {
        var picture = XElement.Parse(svg, LoadOptions.PreserveWhitespace);
        picture.Elements().Where(part => part.Name.LocalName == "style"
            && part.Value.StartsWith("@media(prefers-color-scheme:dark){", StringComparison.Ordinal)).Remove();
        picture.Descendants().Attributes("class").Where(name => name.Value == "field").Remove();
        return picture.ToString(SaveOptions.DisableFormatting);
    }
}
