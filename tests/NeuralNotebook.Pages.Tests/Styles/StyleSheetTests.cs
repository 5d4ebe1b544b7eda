namespace NeuralNotebook.Pages.Tests;

/// <summary>The sheets as a finished page gets them: whole, whatever parts they are written in.</summary>
public sealed class StyleSheetTests
{
    [Fact]
    public void A_sheet_that_is_written_in_parts_has_each_of_them_once()
    {
        string page = StyleSheet.Read("page.css");
        string[] parts = [.. typeof(StyleSheet).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Page/", StringComparison.Ordinal))];
        Assert.NotEmpty(parts);
        Assert.All(parts, part => Assert.Equal(2, page.Split(StyleSheet.Read(part)).Length));
    }

    [Fact]
    public void What_corrects_other_parts_stands_behind_them()
    {
        string page = StyleSheet.Read("page.css");
        int[] places = [.. new[] { "theme", "elements", "cell", "narrow", "print" }
            .Select(part => page.IndexOf(StyleSheet.Read($"Page/{part}.css"), StringComparison.Ordinal))];
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("page.css")]
    [InlineData("finished.css")]
    public void A_page_fetches_no_more_sheets_than_those_that_it_names(string name) =>
        Assert.DoesNotContain("@import", StyleSheet.Read(name), StringComparison.Ordinal);

    [Fact]
    public void A_style_sheet_that_is_not_there_is_named() =>
        Assert.Contains("'none.css'", Assert.Throws<ArgumentException>(() => StyleSheet.Read("none.css")).Message,
            StringComparison.Ordinal);
}
