using System.Globalization;

namespace NeuralNotebook.Elsewhere.Tests;

/// <summary>What a difference of convention does to the losses: the tables in <c>parameters.md</c>,
/// which <c>APPROVE=1 dotnet test</c> writes anew.</summary>
public class EffectTests
{
    private const int Seeds = 20;
    private static readonly string Page = Path.Combine(Elsewhere.Folder, "parameters.md");

    [Fact]
    public void The_table_of_effects_is_what_the_engine_finds() => AssertTable("effects",
    [
        "| What differs | Largest relative difference of the 100 losses | Mean of the last 14 losses, the first way | The second way |",
        "|---|---|---|---|",
        Row("momentum: the rate inside the velocity, or outside; the rate constant", Ours.Losses("momentum"),
            Ours.Train(new SGD(0.1, 0.9, convention: MomentumConvention.RateOutsideVelocity))),
        Row("momentum: the rate inside the velocity, or outside; the rate falling", Ours.Losses("momentum-keras"),
            Ours.Losses("momentum-pytorch")),
        Row("momentum: plain, or Nesterov's (scikit-learn's default)", Ours.Losses("momentum"), Ours.Losses("nesterov")),
        Row("decay: counted in steps, or in epochs", Ours.Losses("decay"), Ours.Train(new SGD(new ByEpoch(new InverseTimeDecay(1, 0.02))))),
        Row("Adam: ε = 1e-8 after the correction (here, PyTorch), or before it (scikit-learn)", Ours.Losses("adam"),
            Ours.Losses("adam", "scikit-learn")),
        Row("Adam: ε = 1e-8 after the correction, or 1e-7 there (TensorFlow.js)", Ours.Losses("adam"),
            Ours.Losses("adam", "TensorFlow.js")),
        Row("Adam: ε = 1e-8 after the correction, or 1e-7 before it (Keras, TensorFlow)", Ours.Losses("adam"),
            Ours.Losses("adam", "Keras")),
        .. Stored("pytorch.json").ByOptimizer.Select(entry =>
            Row($"{entry.Key}: float64, or float32 (PyTorch)", entry.Value, Stored("pytorch-float32.json").ByOptimizer[entry.Key])),
    ]);

    [Fact]
    public void The_table_of_other_starts_is_what_the_engine_finds() => AssertTable("starts",
    [
        "| What differs | Smallest | Median | Largest |",
        "|---|---|---|---|",
        Spread("momentum: the rate inside the velocity, or outside; the rate falling",
            seed => Differ(seed, "momentum-keras", "", "momentum-pytorch", "")),
        Spread("Adam: ε = 1e-8 after the correction, or before it", seed => Differ(seed, "adam", "", "adam", "scikit-learn")),
        Spread("Adam: ε = 1e-8 after the correction, or 1e-7 there", seed => Differ(seed, "adam", "", "adam", "TensorFlow.js")),
        Spread("Adam: ε = 1e-8 after the correction, or 1e-7 before it", seed => Differ(seed, "adam", "", "adam", "Keras")),
    ]);

    private static string Row(string what, double[] one, double[] other) =>
        string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {Losses.LargestDifference(one, other):0.0e+0} | {one[^14..].Average():0.0000}"
                + $" | {other[^14..].Average():0.0000} |");

    private static string Spread(string what, Func<int, double> difference)
    {
        double[] sorted = [.. Enumerable.Range(0, Seeds).Select(difference).Order()];
        return string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {sorted[0]:0.0e+0} | {(sorted[(Seeds / 2) - 1] + sorted[Seeds / 2]) / 2:0.0e+0} | {sorted[^1]:0.0e+0} |");
    }

    private static double Differ(int seed, string one, string library, string other, string otherLibrary) =>
        Losses.LargestDifference(Ours.Losses(one, library, Start.Draw(seed)), Ours.Losses(other, otherLibrary, Start.Draw(seed)));

    private static Losses Stored(string file) => Losses.Read(Path.Combine(Elsewhere.Folder, "losses", file));

    private static void AssertTable(string name, IEnumerable<string> lines)
    {
        string begin = $"<!-- {name} -->\n", end = $"<!-- end of {name} -->", table = string.Join('\n', lines) + "\n";
        string page = File.ReadAllText(Page);
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length, to = page.IndexOf(end, StringComparison.Ordinal);
        Assert.InRange(from, begin.Length, to);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(Page, page[..from] + table + page[to..]);
        else
            Assert.Equal(page[from..to], table);
    }

    /// <summary>A schedule that somebody moves on once an epoch of seven batches, not once a step.</summary>
    private sealed class ByEpoch(LearningRate schedule) : LearningRate
    {
        public override double At(int step) => schedule.At(step / 7);
    }
}
