namespace NeuralNotebook.Interactive;

/// <summary>A network that learns in a playground, epoch by epoch, while its knobs are turned.
/// The settings at its start and the list of changes make it: the same two give the same numbers again, bit by bit.</summary>
/// <remarks>Between two changes it is what <see cref="Sequential.Fit"/> does with <c>seed</c> = the knob's seed + the epochs before;
/// <see cref="RunCode"/> writes it so.</remarks>
internal sealed class PlaygroundRun
{
    public const int MostEpochs = 1_000_000;

    private const int MostChanges = 500;

    private readonly List<RunChange> changes = [];
    private IReadOnlyList<Dense> neurons = [];
    private Optimizer optimizer = new SGD(0);
    private TrainingLoop? segment; // what one Fit does, from one change to the next
    private int made;

    public PlaygroundRun(PlaygroundSettings start)
    {
        Start = Settings = start;
        Points = PlaygroundData.Make(start);
        Begin();
    }

    /// <summary>Where the knobs stood at the start.</summary>
    public PlaygroundSettings Start { get; private set; }

    /// <summary>Where they stand now.</summary>
    public PlaygroundSettings Settings { get; private set; }

    /// <summary>What was changed, in order; what comes after <see cref="Epoch"/> is still to be made again.</summary>
    public IReadOnlyList<RunChange> Changes => changes;

    /// <summary>How many epochs have been learned.</summary>
    public int Epoch => Curves.Count - 1;

    /// <summary>The optimizer's steps.</summary>
    public int Steps => optimizer.Steps;

    /// <summary>The rate of the next step.</summary>
    public double CurrentRate => optimizer.CurrentRate;

    /// <summary>Where a run that is repeated will stop; null for one that is not.</summary>
    public int? Target { get; private set; }

    /// <summary>The points in the plane.</summary>
    public DataSplit Points { get; private set; }

    /// <summary>Grows with each new set of points.</summary>
    public int DataVersion { get; private set; }

    /// <summary>Grows whenever the run begins at epoch 0 again.</summary>
    public int Generation { get; private set; }

    public Sequential Model { get; private set; } = new(new Linear());

    public IReadOnlyList<Dense> Neurons => neurons;

    /// <summary>Losses and accuracies after each epoch, from epoch 0 on.</summary>
    public RunCurves Curves { get; private set; } = new();

    /// <summary>The boundary as it was at some epochs.</summary>
    public RunFilm Film { get; private set; } = new();

    private Dataset Train { get; set; } = new(new Matrix(0, 2), new Matrix(0, 1));

    private Dataset Test { get; set; } = new(new Matrix(0, 2), new Matrix(0, 1));

    /// <summary>Begins again at epoch 0 with the knobs as they stand, and forgets what was changed on the way.</summary>
    public void Reset()
    {
        changes.Clear();
        (Start, Target) = (Settings, null);
        Begin();
    }

    /// <summary>Repeats a run from its start.</summary>
    /// <param name="start">Its settings at the start.</param>
    /// <param name="list">What was changed on the way.</param>
    /// <param name="epochs">Up to which epoch.</param>
    /// <exception cref="ArgumentException">A change cannot be made in the middle of a run.</exception>
    public void Repeat(PlaygroundSettings start, IReadOnlyList<RunChange> list, int epochs)
    {
        RequireOneNetwork(start, list);
        changes.Clear();
        changes.AddRange(list);
        Start = start;
        GoTo(epochs);
    }

    /// <summary>Begins at epoch 0 again, to repeat all up to an epoch.</summary>
    public void GoTo(int epoch)
    {
        Settings = Start;
        Begin();
        Target = epoch > 0 ? epoch : null;
    }

    /// <summary>Turns a knob. Where another network is needed for it, the run begins anew.</summary>
    /// <exception cref="ArgumentException">It has no such place.</exception>
    public void Turn(string knob, string value)
    {
        var turned = PlaygroundKnob.Named(knob).Write(Settings, value);
        if (turned == Settings)
            return;
        // Before the first epoch a knob belongs to the start, unless a weight was set by hand already.
        if (turned.NeedsAnotherNetworkThan(Settings) || (Epoch == 0 && made == 0))
        {
            Settings = turned;
            Reset();
            return;
        }

        Add(new KnobChange(Epoch, knob, PlaygroundKnob.Named(knob).Read(turned)));
    }

    /// <summary>Sets a weight or, from −1, a bias.</summary>
    /// <exception cref="ArgumentException">There is no such weight, or it is too large.</exception>
    public void SetWeight(int layer, int from, int to, double value)
    {
        if (!(Math.Abs(value) <= WeightChange.Most))
            throw new ArgumentException($"A weight set by hand is a number from −{WeightChange.Most} to {WeightChange.Most}, got {value}.");
        var change = new WeightChange(Epoch, layer, from, to, value);
        RequireWeight(Settings, change);
        Add(change);
    }

    /// <summary>Learns one epoch: all training points once, batch by batch.</summary>
    /// <exception cref="TrainingDivergedException">The numbers grew beyond all bounds. The run goes back to the epoch before:
    /// <see cref="Target"/> says which.</exception>
    public void Advance()
    {
        if (Epoch >= MostEpochs)
            throw new ArgumentException($"A run has at most {NumberText.Whole(MostEpochs)} epochs: reset it.");
        int epoch = Epoch;
        try
        {
            segment ??= new TrainingLoop(Model, PlaygroundParts.Loss(Settings), optimizer,
                new Batches(Train.X, Train.TargetsFor(Settings.Outputs), Settings.Batch, new SeededRandom(Settings.Seed + epoch)),
                Train.Classes > 0, null, []);
            segment.RunEpoch(epoch + 1, CancellationToken.None);
        }
        catch
        {
            // In the middle of an epoch nothing could be repeated from a list of epochs.
            GoTo(epoch);
            throw;
        }

        Look(isNew: true);
        Film.Look(this);
        MakeChanges();
        if (Epoch >= Target)
            Target = null;
    }

    private void Add(RunChange change)
    {
        // What was still to come belonged to another run.
        changes.RemoveRange(made, changes.Count - made);
        Target = null;
        if (made > 0 && changes[made - 1].IsUndoneBy(change))
            changes.RemoveAt(--made);
        if (changes.Count >= MostChanges)
            throw new ArgumentException($"A run can be repeated with up to {MostChanges} changes, and this one has as many: "
                + "press Reset to begin a new one with the knobs as they stand.");
        changes.Add(change);
        MakeChanges();
    }

    /// <summary>Makes what was changed at this epoch.</summary>
    private void MakeChanges()
    {
        if (made == changes.Count || changes[made].Epoch != Epoch)
            return;
        for (; made < changes.Count && changes[made].Epoch == Epoch; made++)
        {
            if (changes[made] is KnobChange knob)
                Apply(knob);
            else if (changes[made] is WeightChange weight)
                (weight.From < 0 ? neurons[weight.Layer].Biases.Row(0) : neurons[weight.Layer].Weights.Row(weight.From))[weight.To] =
                    weight.Value;
        }

        segment = null;
        Look(isNew: false);
    }

    /// <summary>Does what a knob stands for, also where it stood there already: <see cref="RunCode"/> writes the same.</summary>
    private void Apply(KnobChange change)
    {
        Settings = PlaygroundKnob.Named(change.Knob).Write(Settings, change.Value);
        switch (change.Knob)
        {
            case "optimizer":
                optimizer = PlaygroundParts.Optimizer(Settings);
                break;
            case "rate" or "schedule" or "every":
                optimizer.LearningRate = PlaygroundParts.Rate(Settings);
                break;
            case "l1" or "l2":
                foreach (var dense in neurons)
                    dense.WeightRegularizer = PlaygroundParts.Penalty(Settings);
                break;
            case "activation" or "dropout":
                Model = new Sequential(Settings.Seed + Epoch, PlaygroundParts.Layers(Settings, neurons));
                break;
            case "batch":
                break;
            default:
                MakeData();
                break;
        }
    }

    private void Begin()
    {
        (made, segment) = (0, null);
        Generation++;
        MakeData();
        neurons = PlaygroundParts.Neurons(Settings);
        Model = new Sequential(Settings.Seed, PlaygroundParts.Layers(Settings, neurons));
        optimizer = PlaygroundParts.Optimizer(Settings);
        (Curves, Film) = (new RunCurves(), new RunFilm());
        Look(isNew: true);
        Film.Look(this);
        MakeChanges();
    }

    private void MakeData()
    {
        DataVersion++;
        Points = PlaygroundData.Make(Settings);
        var see = PlaygroundInputs.Seeing(Settings);
        var inPlace = new PlaygroundData.Placement(1, 0, 0);
        (Train, Test) = (inPlace.Of(Points.Train, see), inPlace.Of(Points.Test, see));
    }

    private void Look(bool isNew)
    {
        var loss = PlaygroundParts.Loss(Settings);
        Curves.Add(Model.Evaluate(Train, loss), Model.Evaluate(Test, loss), isNew);
    }

    private static void RequireOneNetwork(PlaygroundSettings start, IReadOnlyList<RunChange> list)
    {
        if (list.Count > MostChanges)
            throw new ArgumentException($"A run can be repeated with up to {MostChanges} changes, got {list.Count}.");
        var settings = start;
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0 && list[i].Epoch < list[i - 1].Epoch)
                throw new ArgumentException("The changes of a run stand in the order in which they were made, "
                    + $"but epoch {list[i].Epoch} comes after epoch {list[i - 1].Epoch}.");
            if (list[i] is KnobChange knob)
            {
                var turned = PlaygroundKnob.Named(knob.Knob).Write(settings, knob.Value);
                if (turned.NeedsAnotherNetworkThan(settings))
                    throw new ArgumentException($"{knob.Text} at epoch {knob.Epoch} needs another network, with which a run begins: "
                        + "it belongs to the settings at the start.");
                settings = turned;
            }
            else if (list[i] is WeightChange weight)
            {
                RequireWeight(settings, weight);
            }
        }
    }

    private static void RequireWeight(PlaygroundSettings settings, WeightChange weight)
    {
        int[] sizes = [settings.InputNames.Count, .. settings.Hidden, settings.Outputs];
        if (weight.Layer < 0 || weight.Layer + 1 >= sizes.Length || weight.From < -1 || weight.From >= sizes[weight.Layer] || weight.To < 0
            || weight.To >= sizes[weight.Layer + 1])
            throw new ArgumentException($"There is no weight {weight.Text.Split('=')[0]} in a network of {string.Join(" → ", sizes)}"
                + ": its layers, inputs and neurons are counted from 0.");
    }
}
