using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>Where links lead that do not go to a neighbouring chapter: texts and files in a folder beside the chapters.</summary>
[Collection("browser")]
public sealed class LinkTests(LearnersBrowser browser)
{
    private const string Chapter = "16-the-same-network-elsewhere";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Links_into_a_folder_lead_to_its_texts_and_files_and_back(bool isPlain)
    {
        await using var server = await CourseCopy.StartAsync(isPlain: isPlain);
        await using var learner = await browser.OpenAsync(server.Link);
        var page = learner.Page;
        await page.GotoAsync($"{learner.Address}chapters/{Chapter}");

        await page.Locator(".text a:has-text('elsewhere')").First.ClickAsync();
        await page.WaitForSelectorAsync("h1 >> text=The same training elsewhere");
        await page.Locator("a:has-text('parameters.md')").First.ClickAsync();
        await page.WaitForSelectorAsync("h1 >> text=What each parameter is called");
        await page.GoBackAsync();
        await page.GoBackAsync();

        var link = page.Locator(".text a:has-text('start.json')").First;
        var beside = await page.Context.RunAndWaitForPageAsync(() => link.ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }));
        await Assertions.Expect(beside.Locator("body")).ToContainTextAsync("\"weights\"");
        Assert.Empty(learner.Complaints);
    }

    [Theory]
    [InlineData("[up](../../../README.md)")]
    [InlineData("[root](/etc/passwd)")]
    [InlineData("[drive](C:/secret.json)")]
    public async Task A_link_that_leaves_the_course_leads_nowhere(string link)
    {
        await using var learner = await browser.OpenAsync();
        string file = Path.Combine(browser.Course.Folder, "elsewhere", "leaving.md");
        await File.WriteAllTextAsync(file, $"# Leaving\n\n{link}", TestContext.Current.CancellationToken);
        try
        {
            await learner.Page.GotoAsync($"{learner.Address}chapters/elsewhere/leaving.md");
            await learner.Page.WaitForSelectorAsync("h1 >> text=Leaving");
            Assert.Equal(0, await learner.Page.Locator(".text p a[href]").CountAsync());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
