using System.Diagnostics;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>What the course's libraries do for long, interrupted at random moments, with idle and with busy cores:
/// it stops, and nothing is lost.</summary>
public sealed class InterruptedLibraryTests(InterruptedLibraryTests.SharedKernel shared, ITestOutputHelper output)
    : IClassFixture<InterruptedLibraryTests.SharedKernel>
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
        "Network(64).Fit(moons.Train, new CategoricalCrossEntropy(), new SGD(0.1, momentum: 0.9), epochs: 1_000_000, monitor: "
            + "Live.Monitor());",
        "Network(256).Fit(moons.Train, new CategoricalCrossEntropy(), new Adam(0.001), epochs: 1_000_000, batchSize: 800);",
        "var wide = Network(256); while (true) wide.Predict(new Matrix(2_000, 2));",
        "Network(512).Predict(new Matrix(2_000_000, 2));",
        "Network(256).Evaluate(Datasets.Moons(samples: 2_000_000, noise: 0.2, seed: 7), new CategoricalCrossEntropy());",
        "while (true) Datasets.Moons(samples: 20_000_000, noise: 0.2, seed: 7);",
        "GradientCheck.Run(Network(256), new CategoricalCrossEntropy(), moons.Test)",
        "while (true) Chart.Point(moons.Train).ToSvg();",
        "var narrow = Network(8); while (true) Chart.DecisionBoundary(narrow, moons.Test).ToSvg();",
        "Chapter05.LogSoftmax.Check(logits => { while (true) logits = logits; })",
    ];

    public static TheoryData<int> Trials => [.. Enumerable.Range(0, Works.Length)];

    [Theory]
    [MemberData(nameof(Trials))]
    public async Task Work_stops_when_it_is_interrupted_and_the_kernel_keeps_its_state(int work)
    {
        double slowest = 0;
        for (int time = 0; time < 3; time++)
            slowest = Math.Max(slowest, await shared.InterruptAsync(Works[work], new Random(3 * work + time)));
        output.WriteLine(FormattableString.Invariant($"slowest of 3: {slowest:0.00} s"));
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Trials))]
    public async Task Work_stops_on_busy_cores_too(int work)
    {
        using var ended = new CancellationTokenSource();
        Thread[] busy = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() => Spin(ended.Token)))];
        foreach (var thread in busy)
            thread.Start();
        try
        {
            await Work_stops_when_it_is_interrupted_and_the_kernel_keeps_its_state(work);
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

    /// <summary>One kernel for all: what it keeps, it keeps over every interrupt before.</summary>
    public sealed class SharedKernel : IAsyncLifetime
    {
        private KernelProcess kernel = null!;
        private int cell;

        public async ValueTask InitializeAsync()
        {
            kernel = await KernelProcess.StartAsync(Course.Notebooks, TestContext.Current.CancellationToken);
            Assert.Null(await kernel.RunAsync(SetUp, ++cell, new CellOutputs([]), TestContext.Current.CancellationToken));
        }

        public ValueTask DisposeAsync() => kernel.DisposeAsync();

        /// <summary>Interrupts a cell at a random moment, and looks whether everything is still there.</summary>
        /// <returns>How many seconds the cell ran on.</returns>
        internal async Task<double> InterruptAsync(string code, Random random)
        {
            var running = kernel.RunAsync(code, ++cell, new CellOutputs([]), TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(50, 700), TestContext.Current.CancellationToken);
            var clock = Stopwatch.StartNew();
            await kernel.InterruptAsync();
            var error = await running.WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
            double seconds = clock.Elapsed.TotalSeconds;
            Assert.Equal("CellInterruptedException", error?.Name);

            var shown = new CellOutputs([]);
            Assert.Null(await kernel.RunAsync("Console.WriteLine(\"here\"); keep", ++cell, shown, TestContext.Current.CancellationToken));
            var outputs = shown.ToJson(cell);
            Assert.Equal("here\n", (string?)outputs[0]!["text"]);
            Assert.Equal("42", (string?)outputs[1]!["data"]!["text/plain"]);
            return seconds;
        }
    }
}
