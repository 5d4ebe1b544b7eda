using System.Diagnostics;
using NeuralNotebook.App.Tests.Page;

namespace NeuralNotebook.App.Tests.Times;

/// <summary>How fast charts follow a number, from the move to the paint.</summary>
[Collection("times")]
[Trait("measures", "time")]
public sealed class DragSpeedTests(LearnersBrowser browser, Slowness processor, ITestOutputHelper output)
{
    private const string Load = """
        #r "lib/NeuralNotebook.dll"
        #r "lib/NeuralNotebook.Interactive.dll"
        using NeuralNotebook;
        using NeuralNotebook.Interactive;

        var moons = Datasets.Moons(samples: 300, noise: 0.2, seed: 7);
        """;

    private const string Function = """
        double steepness = 1.00; // 0..5 step 0.01
        double Sigmoid(double z) => 1 / (1 + Math.Exp(-steepness * z));
        Chart.Function(Sigmoid, -6, 6, name: "sigmoid").WithXAxis("weighted sum z").WithTitle("A sigmoid")
        """;

    private const string Network = """
        var model = new Sequential(1, new Dense(2, 16), new ReLU(), new Dense(16, 2), new Softmax());
        _ = model.Fit(moons, new CategoricalCrossEntropy(), new SGD(0.5), epochs: 50, batchSize: 32);
        model.Evaluate(moons, new CategoricalCrossEntropy())
        """;

    private const string Boundary = """
        ((Dense)model.Layers[0]).Weights[0, 0] = 0.50; // -5..5 step 0.01
        Chart.DecisionBoundary(model, moons)
        """;

    private const string Training = """
        double rate = 0.50; // 0..2 step 0.01
        var net = new Sequential(1, new Dense(2, 16), new ReLU(), new Dense(16, 2), new Softmax());
        var history = net.Fit(moons, new CategoricalCrossEntropy(), new SGD(rate), epochs: 20, batchSize: 32);
        Chart.Line(Enumerable.Range(1, 20).Select(epoch => (double)epoch), history.Loss).WithXAxis("epoch").WithYAxis("loss", min: 0, max: 1).WithTitle("The loss")
        """;

    /// <summary>Counts what is painted: a frame later than what plotly.js has drawn.</summary>
    private const string Watch = """
        id => {
          const chart = document.querySelector(`#${id} .chart-live`);
          window.painted = 0;
          chart.on('plotly_afterplot', () => requestAnimationFrame(() => setTimeout(() => window.painted++)));
        }
        """;

    [Theory(Explicit = true)]
    [InlineData("a function's chart", Function, 20)]
    [InlineData("a decision boundary", Boundary, 10)]
    [InlineData("a training", Training, 5)]
    public async Task Charts_follow_a_number_this_often_a_second(string what, string cell, double atLeast)
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-speed", Load, Network, cell);
        foreach (string id in new[] { "c0", "c1", "c2" })
            await learner.RunAsync(id);
        await learner.Page.WaitForSelectorAsync("#c2 .output.chart.interactive");
        var knob = new Knob(learner, "c2", number: cell == Boundary ? 3 : 0);
        await knob.GripAsync();
        // Compiled, and warm.
        for (int i = 1; i <= 60; i++)
            await knob.PullAsync(i % 20, steps: 1);
        await learner.Page.WaitForTimeoutAsync(1_000);
        await learner.Page.EvaluateAsync(Watch, "c2");

        var latencies = new List<double>();
        for (int i = 0; i < 30; i++)
        {
            int before = await learner.Page.EvaluateAsync<int>("() => window.painted");
            long moved = Stopwatch.GetTimestamp();
            await knob.PullAsync(30 + (i % 2 * 10), steps: 1);
            await learner.Page.WaitForFunctionAsync("before => window.painted > before", before, new() { PollingInterval = 1 });
            latencies.Add(Stopwatch.GetElapsedTime(moved).TotalMilliseconds);
        }

        double slowness = processor.Look();
        await learner.Page.EvaluateAsync("() => { window.painted = 0; }");
        // The hand goes on without looking where the handle is.
        var box = (await learner.Page.Locator("#c2 .number-handle").BoundingBoxAsync())!;
        var clock = Stopwatch.StartNew();
        for (int i = 0; clock.Elapsed < TimeSpan.FromSeconds(6); i++)
            await learner.Page.Mouse.MoveAsync(box.X + Math.Abs((i % 160) - 80), box.Y + (box.Height / 2));
        int painted = await learner.Page.EvaluateAsync<int>("() => window.painted");
        double rate = painted / clock.Elapsed.TotalSeconds;
        await learner.Page.Mouse.UpAsync();
        slowness = (slowness + processor.Look()) / 2;
        latencies.Sort();
        output.WriteLine(FormattableString.Invariant($"{what}: {rate:F1} updates a second at slowness {slowness:F1}"));
        output.WriteLine(
            FormattableString.Invariant($"from a move to the paint {latencies[15]:F0} ms (median), {latencies[27]:F0} ms (90 %)"));
        Assert.InRange(rate * slowness, atLeast, 1_000);
    }
}
