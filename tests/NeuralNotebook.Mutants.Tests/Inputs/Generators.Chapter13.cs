namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter13() =>
    [
        ("Chapter13.Stopping", new((random, i) =>
        {
            double[] losses = random.Numbers(1 + random.Next(10), 0.1, 1);
            if (i % 2 == 0)
                losses = [.. losses.Select(loss => Math.Ceiling(8 * loss) / 8)];   // equal losses, and steps of exactly the minimum
            if (i % 5 == 4)
                losses = [.. losses.OrderDescending()];
            if (i % 8 == 7)
                losses = [.. losses.Select((_, epoch) => 0.5 - (1e-10 * epoch))];
            int scale = i % 7 == 6 ? 200 : 1;
            return [losses.Select(loss => scale * loss).ToArray(), 1 + random.Next(4),
                scale * ((i % 3) switch { 0 => 0, 1 => 0.125, _ => random.NextUniform(0.01, 0.4) })];
        }) { Count = 160 }),
        ("Chapter13.Dropout", new((random, i) =>
        {
            int rows = i % 6, columns = 1 + random.Next(4);
            double rate = (i % 7) switch { 0 => 0.0, 1 => 0.5, _ => random.NextUniform(0.05, 0.9) };
            var draws = random.Table(rows, columns, 0, 1);
            if (i % 7 == 1 && rows > 0)
                draws[random.Next(rows), random.Next(columns)] = rate;
            return [random.Table(rows, columns, i % 4 == 0 ? -40 : -3, i % 4 == 0 ? 40 : 3), draws, rate, i % 4 != 3];
        }) { Count = 80 }),
        ("Chapter13.FoldAway", new((random, i) =>
        {
            int inputs = 1 + (i % 4), outputs = i % 3 == 0 ? inputs : 1 + random.Next(4);
            return
            [
                random.Table(inputs, outputs), random.Table(1, outputs), random.Table(1, outputs), random.Table(1, outputs),
                random.Table(1, outputs, -30, 30),
                random.Table(1, outputs, i % 5 == 0 ? 0 : 0.1, i % 5 == 1 ? 50 : 3), random.NextUniform(0.0001, 0.2),
            ];
        }) { Count = 60 }),
        ("Chapter13.GoodEnough", new((random, i) =>
        {
            int settings = 1 + random.Next(5), folds = 2 + random.Next(5);
            double[][] losses = [.. Enumerable.Range(0, settings)
                .Select(setting => random.Numbers(folds, 0.2 + (0.05 * (settings - setting)), 1 + (0.05 * (settings - setting))))];
            if (i % 6 == 5)
                losses = [.. losses.Select((_, setting) => Enumerable.Repeat(0.5 + (0.25 * ((settings - setting) / 2)), folds).ToArray())];
            return [i % 4 == 3 ? losses.Select(each => each.Select(loss => 40 * loss).ToArray()).ToArray() : losses];
        }) { Count = 200 }),
    ];
}
