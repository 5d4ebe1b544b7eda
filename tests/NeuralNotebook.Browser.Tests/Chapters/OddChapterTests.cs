namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>The half of the chapters that <see cref="EvenChapterTests"/> leaves.</summary>
[Trait("measures", "time")]
public sealed class OddChapterTests(ExportedSite site, Reader reader, ITestOutputHelper output) : IClassFixture<Reader>
{
    public static TheoryData<string> Chapters => ChapterInBrowser.EverySecond(1);

    [Theory(Explicit = true)]
    [MemberData(nameof(Chapters))]
    public Task A_chapter_runs_to_its_end_in_the_browser_and_shows_what_it_stores(string chapter) =>
        ChapterInBrowser.RunAsync(site, reader, chapter, output);
}
