using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>What the course's libraries do for long, interrupted at random moments, with idle and with busy cores: it stops, and nothing is lost.</summary>
public sealed class InterruptedLibraryTests(ITestOutputHelper output)
{
    private const string SetUp = """
        #r "lib/NeuralNotebook.dll"
        #r "lib/NeuralNotebook.Interactive.dll"
        using NeuralNotebook; using NeuralNotebook.Interactive;
        var keep = 42;
        var moons = Datasets.Moons(samples: 1000, noise: 0.2, seed: 7).Split(test: 0.2);
        Sequential Network(int width) => new(1, new Dense(2, width), new ReLU(), new Dense(width, width), new ReLU(), new Dense(width, 2), new Softmax());
        """;

    private static readonly string[] Works =
    [
        "Network(16).Fit(moons.Train, new CategoricalCrossEntropy(), new SGD(0.1), epochs: 1_000_000);",
        "Network(64).Fit(moons.Train, new CategoricalCrossEntropy(), new Adam(0.001), epochs: 1_000_000, validation: moons.Test);",
        "Network(64).Fit(moons.Train, new CategoricalCrossEntropy(), new SGD(0.1, momentum: 0.9), epochs: 1_000_000, monitor: Live.Monitor());",
        "Network(256).Fit(moons.Train, new CategoricalCrossEntropy(), new Adam(0.001), epochs: 1_000_000, batchSize: 800);",
        "var wide = Network(256); while (true) wide.Predict(new Matrix(2_000, 2));",
        "Network(512).Predict(new Matrix(2_000_000, 2));",
        "Network(256).Evaluate(Datasets.Moons(samples: 2_000_000, noise: 0.2, seed: 7), new CategoricalCrossEntropy());",
        "GradientCheck.Run(Network(256), new CategoricalCrossEntropy(), moons.Test)",
        "while (true) Chart.Point(moons.Train).ToSvg();",
        "var narrow = Network(8); while (true) Chart.DecisionBoundary(narrow, moons.Test).ToSvg();",
        "Chapter05.LogSoftmax.Check(logits => { while (true) logits = logits; })",
    ];

    public static TheoryData<int, bool> Trials => [.. Enumerable.Range(0, Works.Length).SelectMany(work => new[] { (work, false), (work, true) })];

    [Theory]
    [MemberData(nameof(Trials))]
    public async Task Work_stops_when_it_is_interrupted_and_the_kernel_keeps_its_state(int work, bool isBusy)
    {
        using var ended = new CancellationTokenSource();
        Thread[] busy = isBusy ? [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() => Spin(ended.Token)))] : [];
        foreach (var thread in busy)
            thread.Start();
        var random = new Random(work);
        await using var kernel = await KernelProcess.StartAsync(Course.Notebooks, TestContext.Current.CancellationToken);
        try
        {
            int cell = 0;
            Assert.Null(await kernel.RunAsync(SetUp, ++cell, new CellOutputs([]), TestContext.Current.CancellationToken));
            double slowest = 0;
            for (int time = 0; time < 3; time++)
            {
                var running = kernel.RunAsync(Works[work], ++cell, new CellOutputs([]), TestContext.Current.CancellationToken);
                await Task.Delay(random.Next(50, 700), TestContext.Current.CancellationToken);
                var clock = Stopwatch.StartNew();
                await kernel.InterruptAsync();
                var error = await running.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
                slowest = Math.Max(slowest, clock.Elapsed.TotalSeconds);
                Assert.Equal("CellInterruptedException", error?.Name);

                var shown = new CellOutputs([]);
                Assert.Null(await kernel.RunAsync("Console.WriteLine(\"here\"); keep", ++cell, shown, TestContext.Current.CancellationToken));
                JsonArray outputs = shown.ToJson(cell);
                Assert.Equal("here\n", (string?)outputs[0]!["text"]);
                Assert.Equal("42", (string?)outputs[1]!["data"]!["text/plain"]);
            }

            output.WriteLine($"slowest of 3: {slowest:0.00} s");
        }
        finally
        {
            await ended.CancelAsync();
            foreach (var thread in busy)
                thread.Join();
        }
    }

    private static void Spin(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
            Thread.SpinWait(1000);
    }
}
