using System.Diagnostics;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>How fast charts follow a number, from the move to the paint, and what thousands of values leave behind. On a machine that
/// does nothing else.</summary>
[Collection("browser")]
public sealed class DragSpeedTests(LearnersBrowser browser, ITestOutputHelper output)
{
    private const string Load = "#r \"lib/NeuralNotebook.dll\"\n#r \"lib/NeuralNotebook.Interactive.dll\"\nusing NeuralNotebook;\nusing NeuralNotebook.Interactive;\n\nvar moons = Datasets.Moons(samples: 300, noise: 0.2, seed: 7);";

    private const string Function = "double steepness = 1.00; // 0..5 step 0.01\ndouble Sigmoid(double z) => 1 / (1 + Math.Exp(-steepness * z));\nChart.Function(Sigmoid, -6, 6, name: \"sigmoid\").WithXAxis(\"weighted sum z\").WithTitle(\"A sigmoid\")";

    private const string Network = "var model = new Sequential(1, new Dense(2, 16), new ReLU(), new Dense(16, 2), new Softmax());\n_ = model.Fit(moons, new CategoricalCrossEntropy(), new SGD(0.5), epochs: 50, batchSize: 32);\nmodel.Evaluate(moons, new CategoricalCrossEntropy())";

    private const string Boundary = "((Dense)model.Layers[0]).Weights[0, 0] = 0.50; // -5..5 step 0.01\nChart.DecisionBoundary(model, moons)";

    private const string Training = "double rate = 0.50; // 0..2 step 0.01\nvar net = new Sequential(1, new Dense(2, 16), new ReLU(), new Dense(16, 2), new Softmax());\nvar history = net.Fit(moons, new CategoricalCrossEntropy(), new SGD(rate), epochs: 20, batchSize: 32);\nChart.Line(Enumerable.Range(1, 20).Select(epoch => (double)epoch), history.Loss).WithXAxis(\"epoch\").WithYAxis(\"loss\", min: 0, max: 1).WithTitle(\"The loss\")";

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

        await learner.Page.EvaluateAsync("() => { window.painted = 0; }");
        var clock = Stopwatch.StartNew();
        for (int i = 0; clock.Elapsed < TimeSpan.FromSeconds(6); i++)
            await knob.PullAsync(Math.Abs((i % 160) - 80), steps: 1);
        int painted = await learner.Page.EvaluateAsync<int>("() => window.painted");
        double rate = painted / clock.Elapsed.TotalSeconds;
        await learner.Page.Mouse.UpAsync();
        latencies.Sort();
        output.WriteLine(FormattableString.Invariant($"{what}: {rate:F1} updates a second; from a move to the paint {latencies[15]:F0} ms (median), {latencies[27]:F0} ms (90 %)"));
        Assert.InRange(rate, atLeast, 1_000);
    }

    [Fact(Explicit = true)]
    public async Task Five_thousand_values_leave_the_page_and_the_kernel_as_large_as_they_were()
    {
        await using var learner = await browser.OpenAsync();
        await Knob.OpenAsync(learner, browser, "zz-memory", Load, Function, "GC.Collect();\nEnvironment.WorkingSet");
        await learner.RunAsync("c0");
        await learner.RunAsync("c1");
        await learner.Page.WaitForSelectorAsync("#c1 .output.chart.interactive");
        var inspector = await learner.Context.NewCDPSessionAsync(learner.Page);
        var knob = new Knob(learner, "c1");
        await knob.FocusAsync();
        await learner.Page.Locator(".number-handle").FocusAsync();
        await MoveAsync(500);
        var (page, kernel) = (await PageAsync(), await KernelAsync());
        await MoveAsync(5_000);
        var (pageAfter, kernelAfter) = (await PageAsync(), await KernelAsync());
        output.WriteLine(FormattableString.Invariant($"page {page / 1e6:F1} → {pageAfter / 1e6:F1} MB, kernel {kernel / 1e6:F0} → {kernelAfter / 1e6:F0} MB"));
        Assert.InRange(pageAfter - page, double.MinValue, 5e6);
        Assert.InRange(kernelAfter - kernel, double.MinValue, 30e6);

        async Task MoveAsync(int values)
        {
            await learner.Page.EvaluateAsync(Watch, "c1");
            for (int i = 0; i < values; i++)
            {
                int before = await learner.Page.EvaluateAsync<int>("() => window.painted");
                await learner.Page.Keyboard.PressAsync(i % 200 < 100 ? "ArrowRight" : "ArrowLeft");
                await learner.Page.WaitForFunctionAsync("before => window.painted > before", before, new() { PollingInterval = 1 });
            }
        }

        async Task<double> PageAsync()
        {
            await inspector.SendAsync("HeapProfiler.collectGarbage");
            return (await inspector.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
        }

        async Task<double> KernelAsync()
        {
            string shown = await learner.RunAsync("c2");
            var handle = learner.Page.Locator(".number-handle");
            await knob.FocusAsync();
            await handle.FocusAsync();
            return double.Parse(shown, System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
