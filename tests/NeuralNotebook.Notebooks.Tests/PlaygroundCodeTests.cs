using System.Globalization;
using System.Text.RegularExpressions;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.Notebooks.Tests;

/// <summary>The cell that a playground hands out, run in the real kernel, gives the losses that the playground shows,
/// to the last digit.</summary>
public sealed partial class PlaygroundCodeTests(PlaygroundCodeTests.SharedKernel shared) : IClassFixture<PlaygroundCodeTests.SharedKernel>
{
    private static readonly string[] Starts =
    [
        "", "data=xor&layers=none&inputs=x1-x2-x1x2", "data=blobs&classes=5&layers=8&optimizer=adam&rate=0.01",
        "data=spiral&inputs=x1-x2-sin1-sin2&layers=8-4&activation=relu&start=he",
        "data=moons&noise=0.2&test=0.3&points-seed=7&seed=3&optimizer=rmsprop&rate=0.003", "data=plane&layers=none",
        "data=hills&layers=8-4&optimizer=momentum&rate=0.003&dropout=0.2",
        "data=saddle&noise=0.05&inputs=x1-x2-x1x1-x2x2-x1x2&activation=gelu&optimizer=adagrad",
        "data=spiral&classes=3&batch=1&points=50&activation=elu", "schedule=cosine&every=200&l2=0.001&l1=0.0003&batch=2000",
    ];

    private static readonly string[] Changes =
    [
        "rate=0.01", "rate=1e-05", "schedule=stairs", "schedule=exponential", "schedule=inverse", "every=200", "optimizer=adam",
        "optimizer=sgd", "optimizer=momentum", "l1=0.001", "l2=0", "l2=0.01",
        "dropout=0.3", "dropout=0", "activation=sigmoid", "activation=leaky", "batch=7", "batch=100", "noise=0", "noise=0.35", "test=0.8",
        "points=60", "points-seed=5", "w0.0.0=-1.5", "b0.0=0.25", "w0.0.0=2",
    ];

    public static TheoryData<string> Runs
    {
        get
        {
            var random = new Random(22);
            return [.. Enumerable.Range(0, 30)
                .Select(i =>
                    string.Join('&', new[] { Starts[i % Starts.Length] }.Concat(ChangesOf(random)).Where(part => part.Length > 0)))];
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_cell_prints_what_the_playground_shows(string run)
    {
        string shown = await shared.ValueAsync($"""
            var playground = new Playground("{run}");
            FormattableString.Invariant($"training loss {"{"}playground.Training.Loss{"}"}, test loss {"{"}playground.Test.Loss{"}"}")
            """);
        string code = await shared.ValueAsync("Console.WriteLine(playground.ToCode());", isPrinted: true);
        Assert.All(code.Split('\n'), line => Assert.InRange(line.Length, 0, 160));
        // A cell of its own, in a kernel that knows nothing of playgrounds.
        string printed = await shared.ValueAsync(code);
        Assert.Matches(@"^After [0-9,]+ epochs?: ", printed);
        Assert.Equal(shown, Told().Replace(printed, ""));
    }

    private static IEnumerable<string> ChangesOf(Random random)
    {
        int epoch = random.Next(1, 5);
        for (int i = random.Next(6); i > 0; i--, epoch += random.Next(3))
            yield return string.Create(CultureInfo.InvariantCulture, $"@{epoch}.{Changes[random.Next(Changes.Length)]}");
        yield return string.Create(CultureInfo.InvariantCulture, $"epochs={epoch + random.Next(4)}");
    }

    [GeneratedRegex("^After [0-9,]+ epochs?: ")]
    private static partial Regex Told();

    public sealed class SharedKernel : IAsyncLifetime
    {
        private KernelProcess kernel = null!;
        private int cell;

        public async ValueTask InitializeAsync()
        {
            kernel = await KernelProcess.StartAsync(Course.Notebooks, TestContext.Current.CancellationToken);
            await ValueAsync("#r \"lib/NeuralNotebook.dll\"\n#r \"lib/NeuralNotebook.Interactive.dll\"\nusing NeuralNotebook; "
                + "using NeuralNotebook.Interactive; \"loaded\"");
        }

        public ValueTask DisposeAsync() => kernel.DisposeAsync();

        /// <summary>Runs a cell; returns its last value, or what it printed, as text.</summary>
        internal async Task<string> ValueAsync(string code, bool isPrinted = false)
        {
            var shown = new CellOutputs([]);
            var error = await kernel.RunAsync(code, ++cell, shown, TestContext.Current.CancellationToken);
            Assert.True(error is null, $"{error?.Name}: {error?.Message}\n{code}");
            var outputs = shown.ToJson(cell);
            var last = outputs[^1]!;
            return ((string?)(isPrinted ? last["text"] : last["data"]!["text/plain"]))!.TrimEnd('\n');
        }
    }
}
