using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page.Playing;

/// <summary>The playground on a page of its own: every knob, by mouse and by keyboard, while it learns.</summary>
[Collection("browser")]
public sealed partial class PlaygroundTests(LearnersBrowser browser)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task It_learns_while_it_is_watched_and_the_page_fits_and_shuts_nobody_out(int width, bool dark)
    {
        await using var learner = await browser.OpenAsync(width: width, dark: dark);
        var play = await OpenAsync(learner, "=data=moons&layers=8-4&optimizer=adam&rate=0.01");
        if (width == 1280)
            Assert.InRange((double)(await play.EvaluateAsync<float>("play => play.getBoundingClientRect().bottom")), 400, 800);
        await play.Locator(".play-run").ClickAsync();
        await EpochAsync(play, 30);
        string before = await play.Locator(".play-square canvas").First.EvaluateAsync<string>("map => map.toDataURL()");
        await EpochAsync(play, 45);
        Assert.NotEqual(before, await play.Locator(".play-square canvas").First.EvaluateAsync<string>("map => map.toDataURL()"));
        // Who listens is not told of each picture.
        Assert.Equal("It learns …", await WordsAsync(play));
        await PauseAsync(play);
        Assert.Matches("^Epoch [0-9]+: training loss 0.[0-9]+, test loss 0.[0-9]+, (8|9|10)[0-9](.[0-9])? % of the test points right.$",
            await WordsAsync(play));
        await play.Locator(".play-node").First.ClickAsync();
        await play.Locator(".play-neuron input").First.WaitForAsync();
        string name = FormattableString.Invariant($"playground-{width}-{(dark ? "dark" : "light")}");
        await learner.PictureAsync(name, whole: true);
        await Looks.CheckAsync(learner.Page, name);
        await play.GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();
        await learner.Page.Locator(".play-share[open]").WaitForAsync();
        await Looks.CheckAsync(learner.Page, name + ", sharing");
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task Every_place_of_every_knob_can_be_chosen_while_it_learns()
    {
        await using var learner = await browser.OpenAsync();
        var play = await OpenAsync(learner, "=data=spiral&points=50&rate=0.01");
        await play.Locator(".play-bar select").SelectOptionAsync("all");
        await play.Locator(".play-run").ClickAsync();
        string[] knobs = await play.Locator("select[data-knob]")
            .EvaluateAllAsync<string[]>("lists => lists.map(list => list.dataset.knob)");
        Assert.Equal(
            [
                "activation", "batch", "classes", "dropout", "every", "l1", "l2", "optimizer", "points", "problem", "rate", "schedule",
                "start",
            ],
            knobs.Order());
        foreach (string knob in knobs.Where(knob => knob is not "problem" and not "rate").Append("rate"))
        {
            var list = play.Locator($"select[data-knob={knob}]");
            foreach (string value in await list.EvaluateAsync<string[]>("list => [...list.options].map(option => option.value)"))
            {
                await list.SelectOptionAsync(value);
                await GoesOnAsync(play);
                await SettledAsync(play, knob, value);
            }

            // The last place of some would hold up the others.
            if (knob is "classes" or "rate" or "batch" or "points" or "dropout" or "l1" or "l2")
                await list.SelectOptionAsync(
                    knob switch { "rate" => "0.01", "points" => "100", "dropout" or "l1" or "l2" => "0", _ => "2" });
        }

        foreach (string knob in new[] { "noise", "test" })
        {
            var slide = play.Locator($"input[data-knob={knob}]");
            await slide.FocusAsync();
            await slide.PressAsync("ArrowRight");
            await GoesOnAsync(play);
            string value = (double.Parse(await slide.InputValueAsync(), CultureInfo.InvariantCulture) / 100)
                .ToString(CultureInfo.InvariantCulture);
            await SettledAsync(play, knob, value);
        }

        foreach (string input in new[] { "x1x1", "x2x2", "x1x2", "sin1", "sin2" })
        {
            await play.Locator($"input[data-input={input}]").CheckAsync();
            await GoesOnAsync(play);
        }

        Assert.Equal(7, await play.Locator(".play-input.on").CountAsync());
        await play.GetByRole(AriaRole.Button, new() { Name = "One hidden layer more" }).ClickAsync();
        await play.GetByRole(AriaRole.Group, new() { Name = "Hidden layer 3" }).WaitForAsync();
        await play.GetByRole(AriaRole.Button, new() { Name = "One neuron fewer in hidden layer 1" }).ClickAsync();
        await play.Locator("[data-place='0.3']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        foreach (string data in new[] { "xor", "blobs", "moons", "circles" })
        {
            await play.Locator($"input[data-knob=data][value={data}]").CheckAsync(new() { Force = true });
            await GoesOnAsync(play);
        }

        foreach (string die in new[] { "Other points", "Other first weights" })
        {
            await play.GetByRole(AriaRole.Button, new() { Name = die }).ClickAsync();
            await GoesOnAsync(play);
        }

        await play.Locator("select[data-knob=problem]").SelectOptionAsync("regression");
        foreach (string data in new[] { "saddle", "hills", "plane" })
        {
            await play.Locator($"input[data-knob=data][value={data}]").CheckAsync(new() { Force = true });
            await GoesOnAsync(play);
        }

        await PauseAsync(play);
        Assert.Matches("^Epoch [0-9]+: training loss [0-9.]+, test loss [0-9.]+\\.$", await WordsAsync(play));
        Assert.Contains("seed=2", await play.GetAttributeAsync("data-run"), StringComparison.Ordinal);
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task Knobs_that_are_turned_faster_than_the_kernel_answers_all_count_and_none_jumps_back()
    {
        await using var learner = await browser.OpenAsync();
        var play = await OpenAsync(learner, "=data=spiral&points=2000&layers=8-4&rate=0.01");
        await play.Locator(".play-bar select").SelectOptionAsync("all");
        await play.Locator(".play-run").ClickAsync();
        await EpochAsync(play, 3);
        string jumped = await play.EvaluateAsync<string>(
            """
            async play => {
              const all = {
                data: () => play.querySelector('input[data-knob=data]:checked').value,
                optimizer: () => play.querySelector('select[data-knob=optimizer]').value,
                noise: () => play.querySelector('input[data-knob=noise]').value,
                layers: () => play.querySelector('.play-layers span').textContent,
                inputs: () => [...play.querySelectorAll('[data-input]:checked')].map(box => box.dataset.input).join(),
              };
              const more = play.querySelector('[aria-label="One hidden layer more"]');
              more.click();
              more.click();
              play.querySelector('input[data-input=x1x1]').click();
              play.querySelector('input[data-input=sin2]').click();
              const list = play.querySelector('select[data-knob=optimizer]');
              list.value = 'adam';
              list.dispatchEvent(new Event('change'));
              const slide = play.querySelector('input[data-knob=noise]');
              slide.value = '20';
              slide.dispatchEvent(new Event('input'));
              play.querySelector('input[data-knob=data][value=moons]').click();
              const turned = Object.values(all).map(now => now()).join(' ');
              const until = performance.now() + 1500;
              for (; performance.now() < until; await new Promise(requestAnimationFrame)) {
                const now = Object.values(all).map(now => now()).join(' ');
                if (now !== turned) return `${turned} became ${now}`;
              }
              return turned;
            }
            """);
        Assert.Equal("moons adam 20 4 hidden layers x1,x2,x1x1,sin2", jumped);
        await SettledAsync(play, "layers", "8-4-4-4");
        await SettledAsync(play, "inputs", "x1-x2-x1x1-sin2");
        await SettledAsync(play, "data", "moons");
        await SettledAsync(play, "noise", "0.2");
        await SettledAsync(play, "optimizer", "adam");
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_link_that_is_opened_anew_shows_the_same_numbers_and_the_cell_prints_them()
    {
        await using var learner = await browser.OpenAsync();
        var play = await OpenAsync(learner, "=data=spiral&layers=8&activation=relu&optimizer=adam&rate=0.01");
        await play.Locator(".play-run").ClickAsync();
        await EpochAsync(play, 12);
        await play.Locator("select[data-knob=rate]").SelectOptionAsync("0.003");
        await play.Locator("select[data-knob=l2]").SelectOptionAsync("0.001");
        await EpochAsync(play, 25);
        await PauseAsync(play);
        await play.Locator("[data-edge='0.1.2']").DispatchEventAsync("click");
        await play.Locator(".play-edge-card input[type=number]").FillAsync("1.25");
        await learner.Page.Keyboard.PressAsync("Enter");
        await AddressAsync(play, ".w0.1.2=1.25");
        await play.Locator("[data-view=showsTest]").CheckAsync();
        var (words, losses) = (await WordsAsync(play), await LossesAsync(play));
        await play.GetByRole(AriaRole.Button, new() { Name = "Share" }).ClickAsync();
        await learner.Page.Locator(".play-share[open]").WaitForAsync();
        string link = await learner.Page.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
        string code = await learner.Page.GetByLabel("C# cell", new() { Exact = true }).InputValueAsync();
        Assert.Contains("optimizer.LearningRate = 0.003;", code, StringComparison.Ordinal);
        Assert.Contains("ElementAt(0).Weights[1, 2] = 1.25;", code, StringComparison.Ordinal);

        await using var other = await browser.OpenAsync();
        var again = await OpenAsync(other, new Uri(link).Fragment["#play".Length..]);
        await again.GetByText(words).WaitForAsync();
        Assert.Equal(losses, await LossesAsync(again));
        Assert.True(await again.Locator("[data-view=showsTest]").IsCheckedAsync());

        await other.OpenAsync("playground");
        await other.Page.ReloadAsync();
        await other.OpenAsync("playground");
        // Not in the cell of the playground: the page saves what it runs, and other tests open that notebook.
        string shown = await other.RunAsync("settings-cell", code);
        Assert.Contains($"training loss {losses[0]}, test loss {losses[1]}", shown, StringComparison.Ordinal);
        Assert.Empty(learner.Complaints);
        Assert.Empty(other.Complaints);
    }

    [Fact]
    public async Task A_keyboard_plays_steps_enlarges_a_neuron_changes_a_weight_and_goes_back_by_the_film()
    {
        await using var learner = await browser.OpenAsync();
        var play = await OpenAsync(learner, "");
        var keys = learner.Page.Keyboard;
        await play.GetByRole(AriaRole.Button, new() { Name = "Step" }).FocusAsync();
        for (int i = 1; i <= 3; i++)
        {
            await keys.PressAsync("Enter");
            await EpochAsync(play, i);
        }

        await play.GetByRole(AriaRole.Button, new() { Name = "Enlarge neuron 2 of hidden layer 1" }).FocusAsync();
        await keys.PressAsync("Enter");
        await play.GetByText("What neuron 2 of hidden layer 1 gives").WaitForAsync();
        var bias = play.Locator(".play-neuron").GetByLabel("bias");
        await bias.FillAsync("2");
        await keys.PressAsync("Enter");
        await AddressAsync(play, "@3.b0.1=2");
        await keys.PressAsync("Tab");
        await play.GetByRole(AriaRole.Button, new() { Name = "Back to the decision" }).PressAsync("Enter");
        await play.GetByText("The decision", new() { Exact = true }).WaitForAsync();
        await play.GetByRole(AriaRole.Button, new() { Name = "Go back to epoch 1", Exact = true }).PressAsync("Enter");
        await play.GetByText("Epoch 1: ").WaitForAsync();
        await play.GetByRole(AriaRole.Button, new() { Name = "Reset" }).PressAsync("Space");
        await play.GetByText("Epoch 0: ").WaitForAsync();
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_line_that_is_pointed_at_shows_its_weight()
    {
        await using var learner = await browser.OpenAsync();
        var play = await OpenAsync(learner, "");
        await play.Locator("[data-edge='0.0.0']").DispatchEventAsync("pointerenter");
        await play.GetByText("x₁ → neuron 1 of hidden layer 1").WaitForAsync();
        double weight = double.Parse(await play.Locator(".play-edge-card input[type=number]").InputValueAsync(),
            CultureInfo.InvariantCulture);
        Assert.InRange(Math.Abs(weight), 0.0001, 1); // Glorot: ±√(6 / (2 + 4))
    }

    [Theory]
    [InlineData("=data=mouse", "The knob data takes one of circles, xor, blobs, spiral, moons")]
    [InlineData("=@3.layers=2&epochs=5", "layers=2 at epoch 3 needs another network")]
    [InlineData("=data=plane&activation=linear&rate=100&layers=8-8-8&epochs=40", "the steps are too long. Lower the rate")]
    public async Task A_link_that_cannot_be_repeated_says_why(string run, string words)
    {
        await using var learner = await browser.OpenAsync();
        var play = await OpenAsync(learner, run);
        await play.GetByText(words).WaitForAsync();
        await play.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await play.GetByText("Epoch 0: ").WaitForAsync();
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task Below_its_cell_it_plays_too_and_says_so_when_its_kernel_is_gone()
    {
        await using var learner = await browser.OpenAsync(width: 1000);
        await learner.OpenAsync("playground");
        var play = learner.Page.Locator("#screen-cell .playground");
        await play.GetByText("Run this cell first").WaitForAsync();
        await learner.Page.ClickAsync("#load .run");
        await learner.StateAsync("load", "ok");
        await learner.Page.ClickAsync("#screen-cell .run");
        await learner.StateAsync("screen-cell", "ok");
        await play.Locator(".play-run").ClickAsync();
        await EpochAsync(play, 5);
        await learner.PictureAsync("playground-in-notebook");
        await Looks.CheckAsync(learner.Page, "the playground below its cell");
        await learner.Page.GetByRole(AriaRole.Button, new() { Name = "Restart", Exact = true }).ClickAsync();
        await play.GetByText("The network is gone with its kernel").WaitForAsync();
        Assert.Empty(learner.Complaints);
    }

    private static async Task<ILocator> OpenAsync(Learner learner, string run)
    {
        await learner.Page.GotoAsync("about:blank");
        await learner.Page.GotoAsync($"{learner.Address}chapters/playground#play{run}");
        var play = learner.Page.Locator(".playground[data-epoch]");
        await play.WaitForAsync();
        return play;
    }

    private static async Task<double> NumberAsync(ILocator play, string name) =>
        double.Parse((await play.GetAttributeAsync($"data-{name}"))!, CultureInfo.InvariantCulture);

    private static async Task EpochAsync(ILocator play, int least) =>
        await play.Page.WaitForFunctionAsync("least => Number(document.querySelector('.playground').dataset.epoch) >= least", least);

    /// <summary>Waits until more pictures have come.</summary>
    private static async Task GoesOnAsync(ILocator play)
    {
        double now = await NumberAsync(play, "pictures");
        await play.Page.WaitForFunctionAsync("now => Number(document.querySelector('.playground').dataset.pictures) > now + 1", now);
        // Where the steps were too long it says so, and stands still.
        if (await play.GetAttributeAsync("data-state") == "resting")
            await play.Locator(".play-run").ClickAsync();
    }

    /// <summary>Waits until the kernel says that a knob stands there.</summary>
    private static async Task SettledAsync(ILocator play, string knob, string value) =>
        await play.Page.WaitForFunctionAsync("([knob, value]) => JSON.parse(document.querySelector('.playground').dataset.knobs)"
            + "[knob] === value", new[] { knob, value });

    private static async Task PauseAsync(ILocator play)
    {
        await play.Locator(".play-run").ClickAsync();
        await play.GetByText(Standing()).WaitForAsync();
        // What was asked before is still answered.
        await play.Page.WaitForTimeoutAsync(300);
    }

    private static async Task<string> WordsAsync(ILocator play) => await play.Locator(".play-words").InnerTextAsync();

    /// <summary>The run as it stands, when it holds something.</summary>
    private static async Task<string> AddressAsync(ILocator play, string part)
    {
        await play.Page.WaitForFunctionAsync("part => document.querySelector('.playground').dataset.run.includes(part)", part);
        return (await play.GetAttributeAsync("data-run"))!;
    }

    /// <summary>Both losses in full.</summary>
    private static async Task<string[]> LossesAsync(ILocator play) =>
        await play.Locator(".play-curve").First.Locator(".play-numbers > span")
            .EvaluateAllAsync<string[]>("parts => parts.map(part => part.title)");

    [GeneratedRegex("^Epoch [0-9]+: ")]
    private static partial Regex Standing();
}
