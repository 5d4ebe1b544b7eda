namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>One half of the chapters, each run in a browser; the other half, <see cref="OddChapterTests"/>, runs beside it.</summary>
[Trait("measures", "time")]
public sealed class EvenChapterTests(ExportedSite site, Reader reader, ITestOutputHelper output) : IClassFixture<Reader>
{
    public static TheoryData<string> Chapters => ChapterInBrowser.EverySecond(0);

    [Theory(Explicit = true)]
    [MemberData(nameof(Chapters))]
    public Task A_chapter_runs_to_its_end_in_the_browser_and_shows_what_it_stores(string chapter) =>
        ChapterInBrowser.RunAsync(site, reader, chapter, output);
}
