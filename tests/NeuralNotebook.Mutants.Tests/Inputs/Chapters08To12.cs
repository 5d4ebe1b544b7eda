namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter08() =>
    [
        ("Chapter08.WeightSlopes", new((random, i) =>
        {
            int samples = i % 7 == 6 ? 0 : 1 + random.Next(5), inputs = i % 3 == 0 && samples > 0 ? samples : 1 + random.Next(4);
            return [random.Table(samples, inputs), random.Table(samples, i % 3 == 0 && samples > 0 ? samples : 1 + random.Next(4))];
        })),
        ("Chapter08.InputSlopes", new((random, i) =>
        {
            int samples = i % 7 == 6 ? 0 : 1 + random.Next(5), inputs = 1 + random.Next(4),
                outputs = i % 2 == 0 ? inputs : 1 + random.Next(4);
            return [random.Table(samples, outputs), random.Table(inputs, outputs)];
        })),
        ("Chapter08.FusedSlopes", new((random, i) =>
        {
            int rows = i % 6, classes = i % 3 == 0 ? rows + 1 : 2 + random.Next(4);
            return [random.Probabilities(rows, classes), random.Whole(rows, classes)];
        })),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter09() =>
    [
        ("Chapter09.Descend",
            new((random, i) =>
                [Slope(random, i), (i % 4 == 0 ? 20 : 1) * random.NextUniform(-3, 3), random.NextUniform(0.02, 0.6), i % 7])),
        ("Chapter09.OneEpoch",
            new((random, i) =>
                [random.Numbers(i % 6, -2, 2), random.Numbers(i % 6, -4, 4), (i % 4 == 0 ? 30 : 1) * random.NextUniform(-2, 2),
                    (i % 4 == 1 ? 30 : 1) * random.NextUniform(-2, 2), random.NextUniform(0.02, 0.4), 1 + random.Next(4)])),
        ("Chapter09.Batches", new((random, i) => [i % 13, 1 + random.Next(6)]) { Count = 100 }),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter10() =>
    [
        ("Chapter10.DecayingSGD",
            new((random, i) => [Slope(random, i), (i % 4 == 0 ? 20 : 1) * random.NextUniform(-3, 3), random.NextUniform(0.02, 0.5),
                i % 5 == 0 ? 0.0 : random.NextUniform(0.05, 2), i % 8])),
        ("Chapter10.Momentum",
            new((random, i) => [random.Numbers(i % 6, -2, 2), (i % 4 == 0 ? 20 : 1) * random.NextUniform(-3, 3),
                random.NextUniform(0.02, 0.6), i % 9 == 8 ? 0.0 : random.NextUniform(0.1, 0.95)])),
        ("Chapter10.AdamAfter", new((random, i) =>
        {
            double size = i % 5 == 0 ? 1e-7 : i % 5 == 1 ? 100 : 2;
            return [random.Numbers(i % 7, -size, size), (i % 4 == 0 ? 20 : 1) * random.NextUniform(-3, 3), random.NextUniform(0.02, 0.6)];
        })),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter11() =>
    [
        ("Chapter11.Batches", new((random, i) => [random.Shuffled(i % 13), 2 + random.Next(5)]) { Count = 100 }),
        ("Chapter11.Epoch", new((random, i) =>
        {
            int samples = 1 + random.Next(9), inputs = 1 + random.Next(3), classes = i % 3 == 0 ? inputs + 1 : 2 + random.Next(3);
            return [random.Table(samples, inputs, -2, 2), Labels.OneHot(random.Whole(samples, classes), classes),
                random.Table(inputs, classes, -1, 1), random.Table(1, classes, -1, 1), random.NextUniform(0.05, 1), 1 + random.Next(5)];
        })),
        ("Chapter11.Thirty", new((_, i) => [])
        {
            Count = 1,
            Observe = (result, _) =>
            {
                if (result is not Sequential model)
                    return null;
                var moons = Datasets.Moons(samples: 400, noise: 0.1, seed: 4107).Split(test: 0.25, seed: 4107);
                model.Fit(moons.Train, new CategoricalCrossEntropy(), new SGD(0.1, momentum: 0.9), epochs: 100);
                return new object[] { model.Layers.Sum(layer => layer.Parameters.Sum(parameter => parameter.Value.Values.Length)) <= 30,
                    model.Evaluate(moons.Test, new CategoricalCrossEntropy()).Accuracy >= 0.95 };
            },
        }),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter12() =>
    [
        ("Chapter12.StuckUnits", new((random, i) => [PartlyStuck(random, i)]) { Count = 120 }),
        ("Chapter12.Doctor", new((random, i) =>
        {
            int classes = 2 + random.Next(30);
            double guess = Math.Log(classes);
            double[] losses = random.Numbers(1 + random.Next(5), 0.1 * guess, (i % 5) switch { 0 => 5, 1 => 1.9, _ => 1.2 } * guess);
            if (i % 4 == 0)
                losses = [.. losses.Select(_ => guess * random.NextUniform(0.988, 1.012))];
            else if (i % 4 == 1)
                losses = i % 16 == 1 ? [.. losses.Select(_ => double.NaN)]
                    : random.With(losses, random.Next(3) switch { 0 => double.NaN, 1 => double.PositiveInfinity,
                        _ => double.NegativeInfinity });
            else if (i % 4 == 2)
                losses = [.. losses, losses[0] * random.NextUniform(0.3, 0.7)];
            else if (i % 8 == 3)
                losses[0] = 2 * guess;
            return [losses, classes];
        }) { Count = 160 }),
    ];

    /// <summary>What units say that are dead, stuck at another value, at one of either sign, that move in one sample alone,
    /// by a hair, or always.</summary>
    private static Matrix PartlyStuck(SeededRandom random, int i)
    {
        int samples = 1 + (i % 5), units = 1 + random.Next(6);
        var outputs = random.Table(samples, units);
        for (int unit = 0; unit < units; unit++)
        {
            int kind = random.Next(7), odd = random.Next(samples);
            double value = kind == 0 ? 0 : random.NextUniform(-3, 3);
            for (int row = 0; kind < 6 && row < samples; row++)
            {
                outputs[row, unit] = kind switch
                {
                    3 => random.Next(2) == 0 ? value : -value,
                    4 when row == odd => random.NextUniform(-3, 3),
                    5 when row == odd => value * (1 + 1e-12),
                    _ => value,
                };
            }
        }

        return outputs;
    }

    private static Matrix Silenced(SeededRandom random, int i)
    {
        int samples = 1 + random.Next(4), units = 1 + (i % 6);
        var outputs = random.Table(samples, units, -2, 2).Map(value => Math.Max(0, i % 5 == 4 ? 1e-200 * value : value));
        for (int unit = 0; unit < units; unit++)
        {
            for (int row = 0; random.Next(3) > 0 && row < samples; row++)
                outputs[row, unit] = 0;
        }

        return outputs;
    }

    private static Func<double, double> Slope(SeededRandom random, int i)
    {
        double a = random.NextUniform(0.3, 2), b = random.NextUniform(-2, 2);
        return i % 2 == 0 ? w => (a * w) + b : w => Math.Sin(a * w) + b;
    }
}
