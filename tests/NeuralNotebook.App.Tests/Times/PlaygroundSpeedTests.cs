using System.Diagnostics;
using System.Globalization;
using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Times;

/// <summary>How many pictures a second the playground shows while it learns.</summary>
[Collection("times")]
[Trait("measures", "time")]
public sealed class PlaygroundSpeedTests(LearnersBrowser browser, Slowness processor, ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public async Task Ten_pictures_a_second_are_seen()
    {
        await using var learner = await browser.OpenAsync();
        await learner.Page.GotoAsync("about:blank");
        await learner.Page.GotoAsync($"{learner.Address}chapters/playground#play=layers=4-2");
        var play = learner.Page.Locator(".playground[data-epoch]");
        await play.Locator(".play-run").ClickAsync();
        await learner.Page.WaitForFunctionAsync("() => Number(document.querySelector('.playground').dataset.epoch) >= 10");
        double slowness = processor.Look();
        double first = await PicturesAsync();
        var clock = Stopwatch.StartNew();
        await Task.Delay(5000, TestContext.Current.CancellationToken);
        double rate = (await PicturesAsync() - first) / clock.Elapsed.TotalSeconds;
        slowness = (slowness + processor.Look()) / 2;
        output.WriteLine(FormattableString.Invariant($"{rate:0.0} pictures a second at slowness {slowness:F1}"));
        Assert.InRange(rate * slowness, 10, 150);

        async Task<double> PicturesAsync() => double.Parse((await play.GetAttributeAsync("data-pictures"))!, CultureInfo.InvariantCulture);
    }
}
