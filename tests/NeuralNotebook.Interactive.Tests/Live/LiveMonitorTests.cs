namespace NeuralNotebook.Interactive.Tests;

public sealed class LiveMonitorTests
{
    private readonly List<(string Id, IReadOnlyDictionary<string, string> Bundle, bool Again)> displays = [];
    private readonly Clock clock = new();

    [Fact]
    public void A_notebook_gets_one_display_and_then_updates_of_it()
    {
        Train(Notebook(), epochs: 5, secondsAnEpoch: 1);

        Assert.Single(displays.Select(display => display.Id).Distinct());
        Assert.Equal([false, true, true, true, true], displays.Select(display => display.Again));
        Assert.All(displays[..^1],
            display => Assert.Equal(["application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"], display.Bundle.Keys.Order()));
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "image/svg+xml", "text/plain"], displays[^1].Bundle.Keys.Order());
    }

    [Fact]
    public void A_state_on_the_way_tells_how_long_it_will_take()
    {
        Train(Notebook(), epochs: 5, secondsAnEpoch: 2);

        Assert.Contains("about 6 s left", displays[1].Bundle["image/svg+xml"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_state_is_the_same_however_long_the_training_took()
    {
        Train(Notebook(), epochs: 5, secondsAnEpoch: 3);
        var slow = displays[^1].Bundle;
        displays.Clear();
        Train(Notebook(), epochs: 5, secondsAnEpoch: 0);

        Assert.Equal(slow, displays[^1].Bundle);
        Assert.Single(displays);
        Assert.DoesNotContain("left", displays[^1].Bundle["image/svg+xml"], StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_than_ten_states_a_second_are_shown()
    {
        Train(Notebook(), epochs: 1000, secondsAnEpoch: 0.01);

        Assert.InRange(displays.Count, 50, 101);
    }

    [Fact]
    public void A_training_that_is_stopped_early_leaves_its_last_epoch_though_it_came_too_soon_to_be_shown()
    {
        Fit(new LiveMonitor(Notebook(), clock), epochs: 100, new Ending(7, model => model.StopTraining = true));

        Assert.Contains("Epoch 7 of 100", Assert.Single(displays).Bundle["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_fails_leaves_its_last_whole_epoch_though_it_came_too_soon_to_be_shown()
    {
        var failing = new Ending(8, _ => throw new InvalidOperationException("in epoch 8"));

        Assert.Throws<InvalidOperationException>(() => Fit(new LiveMonitor(Notebook(), clock), epochs: 100, failing));

        Assert.Contains("Epoch 7 of 100", Assert.Single(displays).Bundle["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_training_has_a_display_of_its_own()
    {
        var monitor = new LiveMonitor(Notebook(), clock);
        Train(monitor, epochs: 2, secondsAnEpoch: 1);
        Train(monitor, epochs: 2, secondsAnEpoch: 1);

        Assert.Equal(2, displays.Select(display => display.Id).Distinct().Count());
        Assert.Equal([false, true, false, true], displays.Select(display => display.Again));
    }

    [Fact]
    public void A_terminal_gets_one_line_that_is_written_over()
    {
        var text = new StringWriter { NewLine = "\n" };
        Train(new TextDisplay(text, canRewrite: true), epochs: 2, secondsAnEpoch: 1);

        Assert.Matches(@"^\repoch 1 of 2 · loss \S+ · accuracy \S+ % · about 1 s left\repoch 2 of 2 · [^\r]* *\n$", text.ToString());
    }

    [Fact]
    public void Where_nothing_can_change_only_the_last_line_is_written()
    {
        var text = new StringWriter { NewLine = "\n" };
        Train(new TextDisplay(text, canRewrite: false), epochs: 3, secondsAnEpoch: 1);

        Assert.Matches(@"^epoch 3 of 3 · loss \S+ · accuracy \S+ %\n$", text.ToString());
    }

    [Fact]
    public void The_kernels_slot_is_found_in_the_process()
    {
        AppDomain.CurrentDomain.SetData("Notebook.Display",
            (Action<string, IReadOnlyDictionary<string, string>, bool>)((id, bundle, again) => displays.Add((id, bundle, again))));
        try
        {
            Fit(NeuralNotebook.Interactive.Live.Monitor(), 3);
        }
        finally
        {
            AppDomain.CurrentDomain.SetData("Notebook.Display", null);
        }

        Assert.Contains("Epoch 3 of 3", displays[^1].Bundle["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_is_shown_as_loss_and_accuracy()
    {
        var figure = Chart.History(Fit(new LiveMonitor(Notebook(), clock), 3));

        Assert.Equal(["loss", "accuracy"], figure.Panels.Select(panel => panel.Y.Title));
        Assert.Equal([1, 2, 3], ((LineTrace)figure.Panels[0].Traces[0]).X);
    }

    private NotebookDisplay Notebook() => new((id, bundle, again) => displays.Add((id, bundle, again)));

    private void Train(LiveDisplay display, int epochs, double secondsAnEpoch) =>
        Train(new LiveMonitor(display, clock), epochs, secondsAnEpoch);

    private void Train(LiveMonitor monitor, int epochs, double secondsAnEpoch) => Fit(monitor, epochs, new Passing(clock, secondsAnEpoch));

    private static History Fit(Callback monitor, int epochs, params IReadOnlyList<Callback> first)
    {
        var data = Datasets.Blobs(samples: 20, classes: 2, seed: 1);
        return new Sequential(new Dense(2, 2), new Softmax())
            .Fit(data, new CategoricalCrossEntropy(), new SGD(learningRate: 0.1), epochs, callbacks: [.. first, monitor]);
    }

    /// <summary>Lets time pass with each epoch, before the monitor looks at the clock.</summary>
    private sealed class Passing(Clock clock, double seconds) : Callback
    {
        public override void OnEpochEnd(Sequential model, EpochReport report) =>
            clock.Now += (long)Math.Round(seconds * clock.TimestampFrequency);
    }

    /// <summary>Ends a training at one of its epochs, before the monitor hears of it.</summary>
    private sealed class Ending(int epoch, Action<Sequential> end) : Callback
    {
        public override void OnEpochEnd(Sequential model, EpochReport report)
        {
            if (report.Epoch == epoch)
                end(model);
        }
    }

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; }

        public override long GetTimestamp() => Now;
    }
}
