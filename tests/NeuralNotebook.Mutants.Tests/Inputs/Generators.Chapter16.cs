namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter16() =>
    [
        ("Chapter16.KerasScript", new((random, i) =>
        {
            int samples = i % 5 == 0 ? 33 + random.Next(8) : 1 + random.Next(8), inputs = 1 + random.Next(4), hidden = 1 + random.Next(4),
                classes = 2 + random.Next(2);
            return [random.Table(samples, inputs), random.Whole(samples, classes), random.Table(inputs, hidden), random.Table(1, hidden),
                random.Table(hidden, classes), random.Table(1, classes), 1 + random.Next(8)];
        }) { Count = 60 }),
        ("Chapter16.StateDict", new((random, i) =>
        {
            int[] sizes = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => 1 + random.Next(i % 3 == 0 ? 2 : 5))];
            return [(Matrix[])[.. Enumerable.Range(1, sizes.Length - 1)
                .SelectMany(layer => (Matrix[])[random.Table(sizes[layer], sizes[layer - 1]), random.Table(1, sizes[layer])])]];
        }) { Count = 80 }),
        ("Chapter16.TorchMomentum", new((random, i) =>
        {
            int count = i % 8;
            return [random.Numbers(count, -3, 3), random.Numbers(count, 0.05, 1), i % 6 == 5 ? 0.0 : random.NextUniform(0.1, 0.95)];
        }) { Count = 80 }),
    ];
}
