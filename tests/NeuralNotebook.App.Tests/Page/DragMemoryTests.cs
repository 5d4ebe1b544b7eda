namespace NeuralNotebook.App.Tests.Page;

/// <summary>What thousands of values leave behind.</summary>
public sealed class DragMemoryTests(LearnersBrowser browser, ITestOutputHelper output) : IClassFixture<LearnersBrowser>
{
    private const string Load = """
        #r "lib/NeuralNotebook.dll"
        #r "lib/NeuralNotebook.Interactive.dll"
        using NeuralNotebook;
        using NeuralNotebook.Interactive;
        """;

    private const string Function = """
        double steepness = 1.00; // 0..5 step 0.01
        Chart.Function(z => 1 / (1 + Math.Exp(-steepness * z)), -6, 6, name: "sigmoid")
        """;

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
        output.WriteLine(FormattableString.Invariant(
            $"page {page / 1e6:F1} → {pageAfter / 1e6:F1} MB, kernel {kernel / 1e6:F0} → {kernelAfter / 1e6:F0} MB"));
        Assert.InRange(pageAfter - page, double.MinValue, 5e6);
        Assert.InRange(kernelAfter - kernel, double.MinValue, 30e6);

        // The keys are pressed in the page: each waits for its paint, and thousands of ways to the browser and back would take minutes.
        Task MoveAsync(int values) => learner.Page.EvaluateAsync(
            """
            async values => {
              const chart = document.querySelector('#c1 .chart-live');
              const handle = document.querySelector('.number-handle');
              let painted = () => {};
              const drawn = () => requestAnimationFrame(() => painted());
              chart.on('plotly_afterplot', drawn);
              for (let i = 0; i < values; i++) {
                const next = new Promise(done => { painted = done; });
                handle.dispatchEvent(new KeyboardEvent('keydown', { key: i % 200 < 100 ? 'ArrowRight' : 'ArrowLeft', bubbles: true, cancelable: true }));
                await next;
              }
              chart.removeListener('plotly_afterplot', drawn);
            }
            """,
            values);

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
