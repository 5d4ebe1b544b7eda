namespace NeuralNotebook.Interactive;

/// <summary>What the page is told of a playground: all that changes while it learns, and what the page does not have yet.</summary>
internal sealed record PlaygroundFrame
{
    /// <summary>Places in a row of the large map; the neurons' maps have half as many.</summary>
    private const int Side = 51;

    /// <summary>Points of a data set's small picture.</summary>
    private const int PreviewPoints = 120;

    public int Turn { get; init; }

    public string? Problem { get; init; }

    public int Generation { get; init; }

    public int Epoch { get; init; }

    public int? Target { get; init; }

    public int Steps { get; init; }

    public double Rate { get; init; }

    public IReadOnlyDictionary<string, string> Knobs { get; init; } = new Dictionary<string, string>();

    public int Outputs { get; init; }

    /// <summary>From which epoch on the four curves are.</summary>
    public int Since { get; init; }

    public IReadOnlyList<double?> TrainLoss { get; init; } = [];

    public IReadOnlyList<double?> TestLoss { get; init; } = [];

    public IReadOnlyList<double?> TrainAccuracy { get; init; } = [];

    public IReadOnlyList<double?> TestAccuracy { get; init; } = [];

    /// <summary>The network's answer: for each output a map.</summary>
    public byte[]? Plane { get; init; }

    /// <summary>The enlarged neuron's map.</summary>
    public byte[]? Focus { get; init; }

    /// <summary>The maps of the hidden neurons, one after the other.</summary>
    public byte[]? Maps { get; init; }

    /// <summary>How large a number each hidden neuron's map reaches to.</summary>
    public IReadOnlyList<double>? Largest { get; init; }

    /// <summary>For each layer of neurons its weights, row by row of its inputs, and then its biases.</summary>
    public IReadOnlyList<double[]>? Weights { get; init; }

    public int Data { get; init; }

    /// <summary>x₁, x₂ and the class or height of each point.</summary>
    public IReadOnlyList<double[]>? Train { get; init; }

    public IReadOnlyList<double[]>? Test { get; init; }

    public IReadOnlyList<Shot>? Film { get; init; }

    /// <summary>The run's text for a link.</summary>
    public string Link { get; init; } = "";

    /// <summary>The cell that repeats it, where it is asked for.</summary>
    public string? Code { get; init; }

    /// <summary>The first time: the colours of classes, the small pictures of the data sets,
    /// the maps of all inputs that there are.</summary>
    public IReadOnlyList<string>? Colors { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<double[]>>? Previews { get; init; }

    public byte[]? InputMaps { get; init; }

    /// <summary>What a page should be told now.</summary>
    public static PlaygroundFrame Of(PlaygroundRun run, PlaygroundQuestion question)
    {
        bool isNew = question.Generation != run.Generation;
        int since = isNew ? 0 : Math.Clamp(question.Have - 1, 0, run.Epoch);
        var maps = new PlaneMaps(run, Side);
        var settings = run.Settings;
        return new PlaygroundFrame
        {
            Turn = question.Turn,
            Generation = run.Generation,
            Epoch = run.Epoch,
            Target = run.Target,
            Steps = run.Steps,
            Rate = run.CurrentRate,
            Knobs = PlaygroundKnob.All.ToDictionary(knob => knob.Name, knob => knob.Read(settings)),
            Outputs = settings.Outputs,
            Since = since,
            TrainLoss = [.. run.Curves.Train.Skip(since).Select(each => Number(each.Loss))],
            TestLoss = [.. run.Curves.Test.Skip(since).Select(each => Number(each.Loss))],
            TrainAccuracy = [.. run.Curves.Train.Skip(since).Select(each => Number(each.Accuracy))],
            TestAccuracy = [.. run.Curves.Test.Skip(since).Select(each => Number(each.Accuracy))],
            Plane = maps.Output(),
            Focus = question.Focus is [int layer, int neuron] ? maps.One(layer, neuron) : null,
            Maps = maps.Neurons(),
            Largest = [.. maps.Largest().Select(value => Math.Round(value, 3))],
            Weights = [.. run.Neurons.Select(dense => (double[])[.. dense.Weights.Values, .. dense.Biases.Values])
                .Select(all => Array.ConvertAll(all, weight => Math.Round(weight, 5)))],
            Data = run.DataVersion,
            Train = question.Data == run.DataVersion ? null : Points(run.Points.Train),
            Test = question.Data == run.DataVersion ? null : Points(run.Points.Test),
            Film = ShotsAfter(run, isNew ? 0 : question.Shots),
            Link = RunText.Write(run),
            Code = question.Do == "code" ? RunCode.Write(run) : null,
            Colors = question.Do == "hello" ? [.. Enumerable.Range(0, 6).Select(Palette.OfClass)] : null,
            Previews = question.Do == "hello" ? AllPreviews() : null,
            InputMaps = question.Do == "hello" ? AllInputs() : null,
        };
    }

    private static List<Shot>? ShotsAfter(PlaygroundRun run, int have) =>
        run.Film.Shots.Count > have ? [.. run.Film.Shots.Skip(have).Select(shot => new Shot(shot.Epoch, shot.Plane))] : null;

    private static double[][] Points(Dataset data) =>
        [.. data.X.Select((point, i) =>
            new[] { Math.Round(point[0], 3), Math.Round(point[1], 3), data.Classes > 0 ? data.Labels[i] : Math.Round(data.Y[i, 0], 3) })];

    private static Dictionary<string, IReadOnlyList<double[]>> AllPreviews() =>
        PlaygroundData.OfClasses.Concat(PlaygroundData.OfNumbers).ToDictionary(
            data => data,
            data =>
                (IReadOnlyList<double[]>)Points(
                    PlaygroundData.Make(new PlaygroundSettings { Data = data, Points = PreviewPoints, Noise = 0.03, Test = 0.1 }).Train));

    /// <summary>The maps of all inputs, as those of neurons.</summary>
    private static byte[] AllInputs()
    {
        int half = (Side + 1) / 2;
        var run =
            new PlaygroundRun(new PlaygroundSettings
            {
                Points = 20,
                Inputs = string.Join('-', PlaygroundInputs.All.Select(input => input.Name)),
                Layers = ""
            });
        var maps = new PlaneMaps(run, half);
        return [.. Enumerable.Range(0, PlaygroundInputs.All.Count).SelectMany(input => maps.One(-1, input))];
    }

    private static double? Number(double value) => double.IsFinite(value) ? value : null;

    /// <summary>A picture of the film.</summary>
    internal sealed record Shot(int Epoch, byte[] Plane);
}
