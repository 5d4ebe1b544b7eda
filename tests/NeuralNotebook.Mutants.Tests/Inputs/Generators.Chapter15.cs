namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter15() =>
    [
        ("Chapter15.HuberSlopes", new((random, i) =>
        {
            int count = 1 + (i % 6);
            double delta = i % 4 == 0 ? random.NextUniform(0.1, 0.9) : random.NextUniform(1, 3);
            double from = i % 5 == 0 ? 40 : 0;
            return [random.Numbers(count, from - 3, from + 3),
                i % 5 == 1 ? random.With(random.Numbers(count), 60 * random.NextUniform(-1, 1))
                    : random.Numbers(count, from - 3, from + 3), delta];
        }) { Count = 80 }),
        ("Chapter15.WeightedLoss", new((random, i) =>
        {
            int count = 1 + (i % 6);
            double size = i % 5 == 0 ? 900 : i % 5 == 1 ? 50 : 4;
            return [random.Numbers(count, -size, size), random.Whole(count, 2), i % 7 == 6 ? 0.0 : random.NextUniform(0.2, 12)];
        }) { Count = 80 }),
        ("Chapter15.Threshold", new((random, i) =>
        {
            int count = 1 + (i % 7);
            double[] p = random.Numbers(count, 0, 1);
            if (i % 3 == 0)
                p = [.. p.Select(value => Math.Round(4 * value) / 4)];      // equal probabilities, and the ends 0 and 1
            return [p, random.Whole(count, 2), 1.0 + random.Next(i % 5 == 0 ? 200 : 12), 1.0 + random.Next(i % 5 <= 1 ? 60 : 12)];
        }) { Count = 200 }),
        ("Chapter15.Pairs", new((random, i) =>
        {
            int count = i % 6;
            double[] scores = random.Numbers(count + 2, i % 5 == 3 ? -40 : -2, i % 5 == 3 ? 40 : 2);
            if (i % 2 == 0)
                scores = [.. scores.Select(value => i % 4 == 0 ? Math.Round(value) : 0.5 + (1e-10 * Math.Round(value)))];
            return [scores, (int[])[.. random.Shuffled(2), .. random.Whole(count, 2)]];
        }) { Count = 80 }),
    ];
}
