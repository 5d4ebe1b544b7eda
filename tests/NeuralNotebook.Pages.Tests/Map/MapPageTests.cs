namespace NeuralNotebook.Pages.Tests;

/// <summary>The map of the course.</summary>
public sealed class MapPageTests
{
    private static readonly (string, Chapter)[] Chapters =
        [.. CourseFiles.Names.Select(name => (name, Chapter.Read(Path.Combine(CourseFiles.Folder, name), name)))];

    [Fact]
    public void The_map_has_a_card_a_chapter_with_its_picture_and_the_way_to_it()
    {
        string html = MapPage.Write(Chapters, PageLinks.ForFiles);
        File.WriteAllText(Path.Combine(CourseFiles.Artifacts, "index.html"), html);
        foreach (string name in StyleSheet.Names)
        {
            Directory.CreateDirectory(Path.Combine(CourseFiles.Artifacts, "assets"));
            File.WriteAllText(Path.Combine(CourseFiles.Artifacts, "assets", name), StyleSheet.Read(name));
        }

        var page = Rendered.Page(html);
        Assert.Equal(CourseFiles.Names.Select(name => Path.ChangeExtension(name, ".html")),
            page.QuerySelectorAll(".card").Select(card => card.GetAttribute("href")!));
        Assert.Equal(Chapters.Count(chapter => chapter.Item2.Picture is not null),
            page.QuerySelectorAll(".thumbnail img[src^='data:image/svg+xml']").Length);
        Assert.Contains("20 minutes", page.QuerySelector(".card")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("progress"));
    }

    [Fact]
    public void Where_solved_exercises_are_counted_the_map_says_how_many()
    {
        var page = Rendered.Page(MapPage.Write(Chapters, PageLinks.ForFiles, passed: ["00.1", "01.1", "01.2"]));
        Assert.Contains("3 of", page.QuerySelector(".total")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector("a[href='01-one-neuron.html'] progress")!.GetAttribute("value"));
    }

    [Fact]
    public void A_chapter_that_cannot_be_read_says_so_on_its_own_card()
    {
        var page =
            Rendered.Page(MapPage.Write([("a.ipynb", new Chapter("a", null, null, 0, null, "a.ipynb: is <no> notebook"))],
                PageLinks.ForFiles,
                problems: ["The libraries could not be built."]));
        Assert.Equal("a.ipynb: is <no> notebook", page.QuerySelector(".card.damaged .reason")!.TextContent);
        Assert.Equal("The libraries could not be built.", page.QuerySelector(".note")!.TextContent);
    }
}
