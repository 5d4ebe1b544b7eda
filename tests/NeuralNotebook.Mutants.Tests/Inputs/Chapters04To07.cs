namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter04() =>
    [
        ("Chapter04.ReLUOfArray",
            new((random, i) => [random.With(random.Numbers(i % 7, -40, 40), i % 3 == 0 ? 0 : random.NextUniform(-1, 1))]) { Count = 90 }),
        ("Chapter04.LeakySlope",
            new((random, i) => [(i % 5) switch { 0 => 0.0, 1 or 2 => random.NextUniform(-1, 1), _ => random.NextUniform(-40, 40) },
                random.NextUniform(0.001, i % 3 == 0 ? 3 : 0.9)])),
        ("Chapter04.Backward", new((random, i) =>
        {
            double[] z = random.Numbers(i % 7, -40, 40);
            if (i % 3 == 0)
                random.With(z, 0);
            return [z, random.Numbers(z.Length, -40, 40)];
        })),
        ("Chapter04.CountDead", new((random, i) => [Silenced(random, i)]) { Count = 80 }),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter05() =>
    [
        ("Chapter05.MaskedSoftmax", new((random, i) =>
        {
            double[] logits = Logits(random, 1 + (i % 6), i);
            bool[] allowed = [.. logits.Select(_ => random.Next(3) > 0)];
            allowed[random.Next(allowed.Length)] = true;
            return [logits, allowed];
        }) { Count = 60 }),
        ("Chapter05.Temperature", new((random, i) =>
        {
            double[] logits = Logits(random, 1 + (i % 6), i);
            if (i % 4 != 0)
                return [logits, i % 3 == 0 ? random.NextUniform(0.003, 0.05) : random.NextUniform(0.2, 6)];
            if (i % 8 == 0 && logits.Length > 1)
                logits[^1] = logits[0] = logits.Max();
            return [logits, 0.0];
        }) { Count = 80 }),
        ("Chapter05.BatchSoftmax", new((random, i) =>
        {
            int rows = i % 7 == 6 ? 0 : 1 + random.Next(4), columns = i % 3 == 0 && rows > 0 ? rows : 1 + random.Next(5);
            return [new Matrix(rows, columns, [.. Enumerable.Range(0, rows).SelectMany(row => Logits(random, columns, i + row))]),
                random.Numbers(rows, 0.2, 6)];
        })),
        ("Chapter05.LogSoftmax", new((random, i) => [Logits(random, 1 + (i % 6), i)])),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter06() =>
    [
        ("Chapter06.SquaredError", new((random, i) =>
        {
            int count = i % 8;
            double size = i % 4 == 0 ? 300 : 3;
            double[] targets = random.Numbers(count, -size, size);
            for (int missing = i % 3; missing > 0; missing--)
                random.With(targets, double.NaN);
            return [random.Numbers(count, -size, size), targets];
        })),
        ("Chapter06.CrossEntropy", new((random, i) =>
        {
            int rows = 1 + (i % 5), classes = 2 + random.Next(4);
            var probabilities = random.Probabilities(rows, classes);
            int[] labels = random.Whole(rows, classes);
            if (i % 3 == 0)
            {
                // Quite sure, and of the wrong class: a 0 is what has to be clipped, and what lies just below the bound.
                probabilities.Row(0).Clear();
                probabilities[0, (labels[0] + 1) % classes] = 1;
                probabilities[0, labels[0]] = i % 2 == 0 ? 0 : 1e-9;
            }

            return [probabilities, labels];
        })),
        ("Chapter06.Binary", new((random, i) =>
        {
            double[] p = random.Numbers(1 + (i % 6), 0.01, 0.99), y = [.. random.Whole(p.Length, 2).Select(each => (double)each)];
            if (i % 3 == 0)
            {
                p[0] = i % 2;
                y[0] = random.Next(2);
            }

            return [p, y];
        })),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter07() =>
    [
        ("Chapter07.Bend", new((random, i) => [Curve(random, i), random.NextUniform(-2, 2), random.NextUniform(0.05, 1.5)])),
        ("Chapter07.Gradient", new((random, i) =>
        {
            double[] at = random.Numbers(i % 5, i % 7 == 6 ? -60 : -2, i % 7 == 6 ? 60 : 2), factors = random.Numbers(at.Length + 1, -2, 2);
            Func<double[], double> f =
                v =>
                    v.Select((value, k) => (factors[k] * value * value) + (value * v[(k + 1) % v.Length] * factors[k + 1])
                        + Math.Sin(value)).Sum();
            return [f, at];
        })),
        ("Chapter07.NeuronSlopes", new((random, _) => [.. random.Numbers(6, -1.4, 1.4).Select(each => (object)each)])),
        ("Chapter07.ExpPassesOn", new((random, i) => [random.NextUniform(-4, 4), i % 8 == 0 ? 0.0 : random.NextUniform(-6, 6)])),
    ];

    private static double[] Logits(SeededRandom random, int count, int i)
    {
        double[] logits = random.Numbers(count, -5, 5);
        return (i % 5) switch
        {
            1 => random.With(logits, random.NextUniform(720, 1900)),
            2 => [.. logits.Select(each => each - 1500)],
            3 => [.. logits.Select(each => each + 900)],
            _ => logits,
        };
    }

    private static Func<double, double> Curve(SeededRandom random, int i)
    {
        double a = random.NextUniform(-2, 2), b = random.NextUniform(0.5, 2);
        return (i % 3) switch
        {
            0 => x => (a * x * x * x) + (b * x) - 1,
            1 => x => Math.Exp(b * x) + a,
            _ => x => Math.Sin(b * x) + (a * x * x),
        };
    }
}
