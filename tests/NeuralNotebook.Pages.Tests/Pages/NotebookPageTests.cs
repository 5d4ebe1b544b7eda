using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Pages.Tests;

/// <summary>Notebooks as finished pages.</summary>
public sealed class NotebookPageTests
{
    [Theory]
    [MemberData(nameof(CourseFiles.Notebooks), MemberType = typeof(CourseFiles))]
    public void A_chapter_is_a_page_whose_links_lead_somewhere_and_whose_ids_are_unique(string chapter)
    {
        var page = Rendered.Page(NotebookPage.Write(CourseFiles.Load(chapter), chapter, PageLinks.ForFiles));
        string[] ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        foreach (string target in page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal)))
        {
            string[] parts = target.Split('#');
            if (parts is ["", var id])
                Assert.Contains(Uri.UnescapeDataString(id), ids);
            else if (parts[0] != "index.html")
                Assert.True(File.Exists(Path.Combine(CourseFiles.Folder, Path.ChangeExtension(parts[0], ".ipynb")))
                    || File.Exists(Path.Combine(CourseFiles.Folder, Path.ChangeExtension(parts[0], ".md")))
                    || File.Exists(Path.Combine(CourseFiles.Folder, parts[0])), target);
        }

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll(".text a:not([href]):not([id])"));
    }

    [Fact]
    public void The_same_notebook_gives_the_same_page_byte_for_byte() =>
        Assert.Equal(NotebookPage.Write(CourseFiles.Load(CourseFiles.Names[0]), CourseFiles.Names[0], PageLinks.ForFiles),
            NotebookPage.Write(CourseFiles.Load(CourseFiles.Names[0]), CourseFiles.Names[0], PageLinks.ForFiles));

    [Fact]
    public void Cells_of_every_kind_and_without_ids_are_shown()
    {
        var notebook = Notebook.Parse("""
            {"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[
              {"cell_type":"markdown","metadata":{},"source":["# One\n","text"]},
              {"cell_type":"raw","metadata":{},"source":"<b>raw</b>"},
              {"cell_type":"unheard-of","metadata":{},"source":"odd"},
              {"cell_type":"code","metadata":{"jupyter":{"source_hidden":true}},"source":["var x = 1;\n","x"],"execution_count":7,"outputs":[{"output_type":"execute_result","execution_count":7,"metadata":{},"data":{"text/plain":["1"]}}]}
            ]}
            """);
        var page = Rendered.Page(NotebookPage.Write(notebook, "a.ipynb", PageLinks.ForFiles));
        Assert.Equal(["cell-1", "cell-2", "cell-3", "cell-4"], page.QuerySelectorAll(".cell").Select(cell => cell.Id!));
        Assert.Equal("<b>raw</b>", page.QuerySelector("#cell-2 pre")!.TextContent);
        Assert.Equal("odd", page.QuerySelector("#cell-3 pre")!.TextContent);
        Assert.Equal(("7", "1"), (page.QuerySelector("#cell-4 .prompt")!.TextContent, page.QuerySelector("#cell-4 .outputs")!.TextContent));
        Assert.Equal("var x = 1;\nx", page.QuerySelector("#cell-4 details code")!.TextContent);
    }

    [Fact]
    public void Hints_and_solutions_are_folded_until_they_are_opened()
    {
        Assert.Equal("Hint", Rendered.Code("Exercise.Hint()", "hint").QuerySelector("details:not([open]) > summary")!.TextContent);
        Assert.Equal("Solution", Rendered.Code("42", "solution").QuerySelector("details:not([open]) > summary")!.TextContent);
        Assert.Empty(Rendered.Code("42", "exercise").QuerySelectorAll("main details"));
    }

    [Fact]
    public void A_page_leads_to_its_neighbours()
    {
        ChapterName[] course = [new("a.ipynb", "A"), new("b.ipynb", "B <i>"), new("c.ipynb", "C")];
        var page = Rendered.Page(NotebookPage.Write(Rendered.Notebook(), "b.ipynb", PageLinks.ForFiles, Neighbours.Of("b.ipynb", course)));
        Assert.Equal(["a.html", "index.html", "c.html"],
            page.QuerySelectorAll(".chapter-foot a").Select(link => link.GetAttribute("href")!));
        Assert.Equal(Neighbours.None, Neighbours.Of("elsewhere.ipynb", course));
    }

    [Fact]
    public void A_program_is_named_in_the_page_with_what_it_must_know_and_only_then_may_run()
    {
        var program = new PageProgram("main.js", new Dictionary<string, string> { ["path"] = "a\"b" });
        var page =
            Rendered.Page(
                NotebookPage.Write(
                    Rendered.Notebook(new JsonObject { ["cell_type"] = "code", ["source"] = "", ["metadata"] = new JsonObject() }),
                    "x/a.ipynb", PageLinks.ForFiles, program: program));
        Assert.Equal("../assets/main.js", page.QuerySelector("script[type=module]")!.GetAttribute("src"));
        Assert.Equal("a\"b", page.Body!.GetAttribute("data-path"));
        Assert.Null(page.QuerySelector("meta[http-equiv]"));
    }

    [Theory]
    [InlineData("glossary.md")]
    [InlineData("README.md")]
    [InlineData("claims.md")]
    public void A_text_beside_the_chapters_is_a_page(string name)
    {
        string html = TextPage.Write(File.ReadAllText(Path.Combine(CourseFiles.Folder, name)), name, PageLinks.ForFiles);
        File.WriteAllText(Path.Combine(CourseFiles.Artifacts, Path.ChangeExtension(name, ".html")), html);
        Assert.Single(Rendered.Page(html).QuerySelectorAll("h1"));
    }

    [Theory]
    [MemberData(nameof(CourseFiles.Notebooks), MemberType = typeof(CourseFiles))]
    public void A_term_of_a_chapter_leads_to_its_heading_in_the_glossary(string chapter)
    {
        var glossary =
            Rendered.Page(TextPage.Write(
                File.ReadAllText(Path.Combine(CourseFiles.Folder, "glossary.md")), "glossary.md", PageLinks.ForFiles));
        foreach (string term in Rendered.Page(NotebookPage.Write(CourseFiles.Load(chapter), chapter, PageLinks.ForFiles))
            .QuerySelectorAll("a[href*='glossary']").Select(link => link.GetAttribute("href")!)
            .Where(target => target.Contains('#', StringComparison.Ordinal)))
            Assert.NotNull(glossary.GetElementById(Uri.UnescapeDataString(term[(term.IndexOf('#', StringComparison.Ordinal) + 1)..])));
    }
}
