namespace NeuralNotebook.Pages.Tests;

/// <summary>Code in colours.</summary>
public sealed class ColoredCodeTests
{
    [Theory]
    [InlineData("var", "tok-keyword", "var x = 1;")]
    [InlineData("return", "tok-keyword", "int F() { return 1; }")]
    [InlineData("record", "tok-keyword", "record Point(int X);")]
    [InlineData("Point", "tok-typeName", "record Point(int X);")]
    [InlineData("Dense", "tok-typeName", "var layer = new Dense(2, 3);")]
    [InlineData("\"text\"", "tok-string", "Console.WriteLine(\"text\");")]
    [InlineData("0.5", "tok-number", "var x = 0.5;")]
    [InlineData("// why", "tok-comment", "var x = 1; // why")]
    [InlineData("#r \"lib/a.dll\"", "tok-meta", "#r \"lib/a.dll\"\nvar x = 1;")]
    public void A_word_has_the_colour_of_what_it_is(string word, string color, string code) =>
        Assert.Contains(Rendered.Code(code).QuerySelectorAll("." + color), part => part.TextContent == word);

    [Theory]
    [MemberData(nameof(CourseFiles.Notebooks), MemberType = typeof(CourseFiles))]
    public void Not_a_letter_of_a_chapter_s_code_changes(string chapter)
    {
        var notebook = CourseFiles.Load(chapter);
        var page = Rendered.Page(NotebookPage.Write(notebook, chapter, PageLinks.ForFiles));
        Assert.Equal(notebook.Cells.Where(cell => cell.IsCode).Select(cell => cell.Source),
            page.QuerySelectorAll(".cell.code .source code").Select(code => code.TextContent));
    }

    [Fact]
    public void Code_in_other_languages_stays_without_colours()
    {
        var notebook =
            Kernel.Notebook.Parse("""{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"language":"python","name":"python3","display_name":"Python"}},"cells":[{"cell_type":"code","id":"a","metadata":{},"execution_count":null,"outputs":[],"source":"if x: return 1"}]}""");
        var code = Rendered.Page(NotebookPage.Write(notebook, "a.ipynb", PageLinks.ForFiles)).QuerySelector(".source code")!;
        Assert.Equal(("if x: return 1", 0), (code.TextContent, code.ChildElementCount));
    }
}
