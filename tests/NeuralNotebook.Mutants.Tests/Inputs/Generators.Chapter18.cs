namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter18() =>
    [
        ("Chapter18.Places", new((random, i) =>
        {
            int kernel = 1 + random.Next(7), padding = random.Next(kernel);
            return [kernel + random.Next(i % 3 == 0 ? 3 : 40), kernel, 1 + random.Next(5), padding];
        }) { Count = 120 }),
        ("Chapter18.PoolBack", new((random, i) =>
        {
            int size = 1 + random.Next(3), rows = 1 + random.Next(3), columns = 1 + random.Next(3);
            int height = (rows * size) + random.Next(size), width = (columns * size) + random.Next(size);
            var map = i % 3 == 0 ? new Matrix(height, width).Map(_ => random.Next(3) - 1)
                : random.Table(height, width, i % 4 == 1 ? -60 : -3, i % 5 == 1 ? -0.1 : i % 4 == 1 ? 60 : 3);
            return [map, random.Table(rows, columns, i % 4 == 2 ? -60 : -3, i % 4 == 2 ? 60 : 3), size];
        }) { Count = 120 }),
        ("Chapter18.TopK", new((random, i) =>
        {
            int count = 1 + random.Next(6);
            double[] logits = i % 4 == 0 ? [.. Enumerable.Range(0, count).Select(_ => (double)(random.Next(3) - 1))]
                : random.Numbers(count, i % 4 == 1 ? -900 : -3, i % 4 == 1 ? 900 : i % 8 == 2 ? -0.1 : 3);
            return [logits, random.NextUniform(0.1, i % 5 == 0 ? 60 : 3), 1 + random.Next(count)];
        }) { Count = 120 }),
        ("Chapter18.Look", new((random, i) =>
        {
            int[] lengths = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => 1 + random.Next(4))];
            int rows = lengths.Sum(), d = 1 + random.Next(5);
            double large = i % 4 == 0 ? 60 : 2;
            return [random.Table(rows, d, -large, large), random.Table(rows, d, -large, large), lengths];
        }) { Count = 120 }),
    ];
}
