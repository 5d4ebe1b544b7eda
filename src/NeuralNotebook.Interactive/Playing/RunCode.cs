using System.Globalization;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>A run as a C# cell, in the engine's own calls: it prints the same losses, to the last digit.</summary>
internal static class RunCode
{
    /// <summary>The cell up to the run's last epoch.</summary>
    public static string Write(PlaygroundRun run)
    {
        RunChange[] changes = [.. run.Changes.Where(change => change.Epoch <= run.Epoch)];
        string[] data =
            [run.Start.Data, .. changes.OfType<KnobChange>().Where(change => change.Knob == "data").Select(change => change.Value)];
        var code = new StringBuilder();
        code.AppendJoin('\n',
        [
            "#r \"lib/NeuralNotebook.dll\"", "#r \"lib/NeuralNotebook.Interactive.dll\"", "using NeuralNotebook;",
            "using NeuralNotebook.Interactive;", "",
            .. DataCode(run.Start, data), .. NetworkCode(run.Start), "",
        ]);
        Training(code, run, changes);
        return code.AppendJoin('\n', Findings(run)).ToString();
    }

    private static IEnumerable<string> DataCode(PlaygroundSettings start, string[] data)
    {
        yield return "// What the network sees of a point";
        yield return "double[] Inputs(double x1, "
            + $"double x2) => [{string.Join(", ", PlaygroundInputs.Chosen(start).Select(input => input.Code))}];";
        yield return "Dataset Seen(Dataset data, double scale = 1, double x = 0, double y = 0) => new(";
        yield return "    [.. data.X.Select(p => Inputs(scale * (p[0] - x), "
            + $"scale * (p[1] - y)))], {(start.IsRegression ? "data.Y" : "data.Labels, data.Classes")});";
        if (data.Contains("blobs"))
        {
            yield return "Matrix Centers(int classes) => [.. Enumerable.Range(0, classes).Select(k => new[]";
            yield return "    { 3.5 * Math.Cos(2 * Math.PI * k / classes), 3.5 * Math.Sin(2 * Math.PI * k / classes) })];";
        }

        if (start.IsRegression)
        {
            yield return "Dataset Heights(Func<double, double, double> truth, int samples, double noise, int seed)";
            yield return "{";
            yield return "    var random = new SeededRandom(seed);";
            yield return "    Matrix X = [.. Enumerable.Range(0, samples).Select(_ => new[] { random.NextUniform(-6, 6), "
                + "random.NextUniform(-6, 6) })];";
            yield return "    return new(X, Matrix.FromColumn(X.Select(p => truth(p[0], p[1]) + noise * random.NextNormal())));";
            yield return "}";
        }

        yield return "";
        yield return $"var split = {Split(start)};";
        yield return $"var (train, test) = {SeenCode(start)};";
        yield return "";
    }

    private static string Split(PlaygroundSettings settings)
    {
        var (samples, noise, seed) = ($"samples: {settings.Points}", $"noise: {Exact(settings.Noise)}", $"seed: {settings.DataSeed}");
        string all = settings.Data switch
        {
            "moons" => $"Datasets.Moons({samples}, {noise}, {seed})",
            "circles" => $"Datasets.Circles({samples}, {noise}, {seed})",
            "xor" => $"Datasets.Xor({samples}, {noise}, {seed})",
            "spiral" => $"Datasets.Spiral({samples}, classes: {settings.Classes}, {noise}, {seed})",
            "blobs" =>
                $"Datasets.Blobs(Centers({settings.Classes}), {samples}, spread: {Exact(PlaygroundData.Spread(settings.Noise))}, {seed})",
            _ => $"Heights((x1, x2) => {PlaygroundData.TruthCode(settings.Data)},\n    {samples}, {noise}, {seed})",
        };
        return $"{all}.Split(test: {Exact(settings.Test)}, {seed})";
    }

    private static string SeenCode(PlaygroundSettings settings)
    {
        var place = PlaygroundData.PlacementOf(settings.Data);
        string how = place.Scale == 1 ? ""
            : place.X == 0 ? $", scale: {Exact(place.Scale)}" : $", scale: {Exact(place.Scale)}, x: {Exact(place.X)}, y: {Exact(place.Y)}";
        return $"(Seen(split.Train{how}), Seen(split.Test{how}))";
    }

    private static IEnumerable<string> NetworkCode(PlaygroundSettings start)
    {
        int[] sizes = [start.InputNames.Count, .. start.Hidden, start.Outputs];
        string how = start.Initializer switch { "he" => ", Initializer.HeNormal", "zeros" => ", Initializer.Zeros", _ => "" };
        string penalty = start is { L1: 0, L2: 0 } ? "" : $" {{ WeightRegularizer = {Penalty(start)} }}";
        yield return "// The network, and how it learns";
        yield return $"var model = new Sequential(seed: {start.Seed},";
        for (int k = 0; k + 1 < sizes.Length; k++)
        {
            bool isLast = k + 2 == sizes.Length;
            yield return $"    new Dense({sizes[k]}, {sizes[k + 1]}{how}){penalty}"
                + $", {(isLast ? $"{OutputActivation(start)});" : $"{Bend(start)},")}";
        }

        yield return $"Optimizer optimizer = {Optimizer(start)};";
        yield return $"var loss = new {PlaygroundParts.Loss(start).GetType().Name}();";
        yield return "";
    }

    private static void Training(StringBuilder code, PlaygroundRun run, RunChange[] changes)
    {
        var settings = run.Start;
        int epoch = 0;
        foreach (var group in changes.GroupBy(change => change.Epoch))
        {
            Fit(group.Key);
            code.Append(CultureInfo.InvariantCulture, $"// After {Epochs(epoch)}:\n");
            foreach (var change in group)
            {
                if (change is KnobChange knob)
                {
                    settings = PlaygroundKnob.Named(knob.Knob).Write(settings, knob.Value);
                    code.Append(Change(settings, knob, epoch)).Append('\n');
                }
                else if (change is WeightChange weight)
                {
                    string place = weight.From < 0 ? $"Biases[0, {weight.To}]" : $"Weights[{weight.From}, {weight.To}]";
                    code.Append(CultureInfo.InvariantCulture,
                        $"model.Layers.OfType<Dense>().ElementAt({weight.Layer}).{place} = {Exact(weight.Value)};\n");
                }
            }
        }

        Fit(run.Epoch);

        void Fit(int until)
        {
            if (until > epoch)
                code.Append(CultureInfo.InvariantCulture,
                    $"model.Fit(train, loss, optimizer, epochs: {until - epoch}, batchSize: {settings.Batch}"
                        + $", seed: {settings.Seed + epoch});\n");
            epoch = until;
        }
    }

    /// <summary>What <see cref="PlaygroundRun"/> does when a knob is turned.</summary>
    private static string Change(PlaygroundSettings settings, KnobChange change, int epoch) => change.Knob switch
    {
        "optimizer" => $"optimizer = {Optimizer(settings)};",
        "rate" or "schedule" or "every" => $"optimizer.LearningRate = {Rate(settings)};",
        "l1" or "l2" => $"foreach (var dense in model.Layers.OfType<Dense>())\n    dense.WeightRegularizer = {Penalty(settings)};",
        "activation" or "dropout" => Rebuilt(settings, epoch),
        "batch" => $"// batches of {settings.Batch} from here on",
        _ => $"split = {Split(settings)};\n(train, test) = {SeenCode(settings)};",
    };

    /// <summary>The same neurons with other functions between them.</summary>
    private static string Rebuilt(PlaygroundSettings settings, int epoch)
    {
        int count = settings.Hidden.Count + 1;
        var layers = Enumerable.Range(0, count)
            .Select(k => $"model.Layers.OfType<Dense>().ElementAt({k}), {(k == count - 1 ? OutputActivation(settings) : Bend(settings))}");
        return $"model = new Sequential(seed: {settings.Seed + epoch},\n    {string.Join(",\n    ", layers)});";
    }

    private static IEnumerable<string> Findings(PlaygroundRun run)
    {
        if (run.Settings is { IsRegression: false })
        {
            var place = PlaygroundData.PlacementOf(run.Settings.Data);
            string how = place.Scale == 1
                ? "p[0], p[1]" : $"{Exact(place.Scale)} * {Moved("p[0]", place.X)}, {Exact(place.Scale)} * {Moved("p[1]", place.Y)}";
            yield return "";
            yield return $"display(Chart.DecisionBoundary(points => model.Predict([.. points.Select(p => Inputs({how}))]), split.Test));";
        }

        yield return $"FormattableString.Invariant($\"After {Epochs(run.Epoch)}: training loss {{model.Evaluate(train, loss).Loss}}, "
            + $"test loss {{model.Evaluate(test, loss).Loss}}\")";
    }

    private static string Moved(string coordinate, double by) => by == 0 ? coordinate : $"({coordinate} - {Exact(by)})";

    private static string Bend(PlaygroundSettings settings)
    {
        string bend = $"new {PlaygroundParts.Activation(settings).GetType().Name}()";
        return settings.Dropout == 0 ? bend : $"{bend}, new Dropout({Exact(settings.Dropout)})";
    }

    private static string OutputActivation(PlaygroundSettings settings) =>
        $"new {PlaygroundParts.OutputActivation(settings).GetType().Name}()";

    private static string Optimizer(PlaygroundSettings settings) =>
        settings.Optimizer == "momentum"
            ? $"new SGD({Rate(settings)}, momentum: 0.9)" : $"new {PlaygroundParts.Optimizer(settings).GetType().Name}({Rate(settings)})";

    private static string Rate(PlaygroundSettings settings) => settings.Schedule switch
    {
        "stairs" => $"new StepDecay({Exact(settings.Rate)}, factor: 0.5, every: {settings.Every})",
        "exponential" => $"new ExponentialDecay({Exact(settings.Rate)}, factor: 0.5, every: {settings.Every})",
        "inverse" => $"new InverseTimeDecay({Exact(settings.Rate)}, decay: 1.0 / {settings.Every})",
        "cosine" => $"new CosineDecay({Exact(settings.Rate)}, steps: {settings.Every})",
        _ => Exact(settings.Rate),
    };

    private static string Penalty(PlaygroundSettings settings) => $"new Regularizer(l1: {Exact(settings.L1)}, l2: {Exact(settings.L2)})";

    private static string Epochs(int count) => count == 1 ? "1 epoch" : $"{NumberText.Whole(count)} epochs";

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
