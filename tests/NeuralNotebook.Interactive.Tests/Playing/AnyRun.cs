using System.Globalization;

namespace NeuralNotebook.Interactive.Tests.Playing;

/// <summary>A run that nobody would play on purpose: random knobs at the start, turned at random on the way,
/// and weights set by hand.</summary>
internal static class AnyRun
{
    private static readonly (string Knob, string[] Values)[] Knobs =
    [
        ("data", ["circles", "xor", "blobs", "spiral", "moons", "plane", "hills", "saddle"]),
        ("points", ["50", "101", "200"]), ("classes", ["2", "3", "6"]), ("noise", ["0", "0.05", "0.25", "0.5"]),
        ("test", ["0.1", "0.5", "0.9"]),
        ("points-seed", ["0", "7", "999999"]), ("batch", ["1", "7", "30", "2000"]), ("seed", ["0", "3", "999999"]),
        ("inputs", ["x1-x2", "x2", "x1x1-x2x2", "x1-x2-x1x1-x2x2-x1x2-sin1-sin2"]),
        ("layers", ["none", "1", "4-2", "8-3-2", "2-2-2-2-2-2"]),
        ("start", ["glorot", "he", "zeros"]), ("activation", ["tanh", "relu", "sigmoid", "linear", "leaky", "elu", "gelu"]),
        ("optimizer", ["sgd", "momentum", "rmsprop", "adam", "adagrad"]), ("rate", ["0", "0.001", "0.01", "0.03"]),
        ("schedule", ["constant", "stairs", "exponential", "inverse", "cosine"]), ("every", ["10", "200", "1000"]),
        ("l1", ["0", "0.001"]), ("l2", ["0", "0.003"]), ("dropout", ["0", "0.2", "0.5"]),
    ];

    public static PlaygroundRun Play(int seed)
    {
        var random = new SeededRandom(1000 + seed);
        var start = new PlaygroundSettings();
        foreach (var (knob, values) in Knobs)
            start = PlaygroundKnob.Named(knob).Write(start, values[random.Next(values.Length)]);
        var run = new PlaygroundRun(start);
        for (int part = 0; part < 6; part++)
        {
            for (int change = random.Next(4); change > 0; change--)
                Change(run, random);
            for (int epoch = random.Next(6); epoch > 0; epoch--)
                Advance(run);
        }

        if (random.Next(2) == 0)
            Change(run, random);
        return run;
    }

    private static void Change(PlaygroundRun run, SeededRandom random)
    {
        if (random.Next(4) == 0)
        {
            int layer = random.Next(run.Neurons.Count);
            run.SetWeight(layer, random.Next(run.Neurons[layer].Inputs + 1) - 1, random.Next(run.Neurons[layer].Outputs),
                Math.Round(random.NextUniform(-2, 2), 3));
            return;
        }

        // One that begins anew now and then, not always.
        var (knob, values) = Knobs[random.Next(Knobs.Length)];
        if (random.Next(4) > 0 && knob is "data" or "seed" or "inputs" or "layers" or "start" or "classes")
            (knob, values) = Knobs[11 + random.Next(8)];
        run.Turn(knob, values[random.Next(values.Length)]);
    }

    private static void Advance(PlaygroundRun run)
    {
        try
        {
            run.Advance();
        }
        catch (TrainingDivergedException)
        {
            while (run.Target is not null)
                run.Advance();
            run.Turn("rate", 0.0001.ToString(CultureInfo.InvariantCulture));
        }
    }
}
