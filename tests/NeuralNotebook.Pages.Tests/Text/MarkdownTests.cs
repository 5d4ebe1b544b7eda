using System.Text.Json.Nodes;

namespace NeuralNotebook.Pages.Tests;

/// <summary>The text of notebooks.</summary>
public sealed class MarkdownTests
{
    [Fact]
    public void Markdown_has_what_notebooks_use()
    {
        var page = Rendered.Markdown("""
            # A title

            Some *weight*, **strong**, ~~gone~~, `code`.

            - one
            - two

            | a | b |
            |---|--:|
            | 1 | 2 |

            > quoted

            ```csharp
            var x = 1;
            ```

            <details><summary>More</summary>

            *inside*

            </details>
            """);
        foreach (string selector in new[] { "h1#a-title", "em", "strong", "del", "p > code", "ul > li", ".scroll > table td", "blockquote",
            "pre > code", "details > summary", "details em" })
            Assert.NotNull(page.QuerySelector(".text " + selector));
        Assert.Equal("A title · Neural Notebook", page.Title);
    }

    [Theory]
    [InlineData("It costs $5 and $6.", 0)]
    [InlineData("A `$x$` in code", 0)]
    [InlineData(@"An escaped \$x\$", 0)]
    [InlineData("The $n$th of $x_1$, $x_2$", 3)]
    [InlineData("$$\nx = 1\n$$", 1)]
    [InlineData("$$x = 1$$", 1)]
    [InlineData("| $a_1$ | $b_1$ |\n|---|---|\n| $c$ | d |", 3)]
    public void A_formula_stands_between_dollars_that_touch_it(string text, int formulas) =>
        Assert.Equal(formulas, Rendered.Markdown(text).QuerySelectorAll("math").Length);

    [Theory]
    [InlineData("05-softmax.ipynb", "05-softmax.html")]
    [InlineData("05-softmax.ipynb#the-shift", "05-softmax.html#the-shift")]
    [InlineData("./glossary.md#loss", "glossary.html#loss")]
    [InlineData("part%20two/a.ipynb", "part%20two/a.html")]
    [InlineData("data/points.csv", "data/points.csv")]
    [InlineData("#below", "#below")]
    [InlineData("https://example.org/a?b=c", "https://example.org/a?b=c")]
    [InlineData("mailto:me@example.org", "mailto:me@example.org")]
    public void A_link_leads_to_the_page_of_what_it_names(string target, string expected) =>
        Assert.Equal(expected, Rendered.Markdown($"[there]({target})").QuerySelector(".text a")!.GetAttribute("href"));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt&#58;alert(1)")]
    [InlineData(" java&#9;script:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.org/x")]
    [InlineData("/api/contents")]
    [InlineData("../../outside.ipynb")]
    public void A_link_that_would_run_something_or_lead_out_of_the_course_is_only_text(string target)
    {
        var link = Rendered.Markdown($"<a href=\"{target}\">there</a>").QuerySelectorAll(".text a").SingleOrDefault();
        Assert.Null(link?.GetAttribute("href"));
        Assert.Contains("there", Rendered.Markdown($"<a href=\"{target}\">there</a>").QuerySelector(".text")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_in_a_folder_finds_its_way_back()
    {
        var page = Rendered.Markdown("[up](../00-start-here.ipynb) ![p](../pictures/p.png)", "more/deep/chapter.ipynb");
        Assert.Equal("../../more/00-start-here.html", page.QuerySelector(".text a")!.GetAttribute("href"));
        Assert.Equal("../../more/pictures/p.png", page.QuerySelector(".text img")!.GetAttribute("src"));
        Assert.Equal("../../index.html", page.QuerySelector(".home")!.GetAttribute("href"));
        Assert.Equal("../../assets/page.css", page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
    }

    [Fact]
    public void A_picture_comes_with_the_notebook_or_lies_beside_it_and_one_from_the_web_is_a_link()
    {
        var attached = new JsonObject { ["a b.png"] = new JsonObject { ["image/png"] = "aGk=" } };
        Assert.Equal("data:image/png;base64,aGk=",
            Rendered.Markdown("![words](attachment:a%20b.png)", attachments: attached).QuerySelector(".text img")!.GetAttribute("src"));
        Assert.Equal("pictures/p.svg", Rendered.Markdown("![words](pictures/p.svg)").QuerySelector(".text img")!.GetAttribute("src"));
        var page = Rendered.Markdown("![words](https://example.org/p.png)");
        Assert.Empty(page.QuerySelectorAll(".text img"));
        Assert.Equal(("https://example.org/p.png", "Picture: words"),
            (page.QuerySelector(".text a")!.GetAttribute("href"), page.QuerySelector(".text a")!.TextContent));
    }

    [Fact]
    public void Headings_of_the_same_words_have_ids_of_their_own_and_the_table_of_contents_leads_to_each()
    {
        var page = Rendered.Markdown("# T\n\n## Again\n\ntext\n\n## Again\n\n### Ünïcode & more\n\n<h2 id=\"mine\">Named</h2>");
        string[] links = page.QuerySelectorAll(".contents a").Select(link => link.GetAttribute("href")!).ToArray();
        Assert.Equal(["#again", "#again-2", "#ünïcode-more", "#mine"], links);
        Assert.All(links, link => Assert.NotNull(page.GetElementById(link[1..])));
    }
}
