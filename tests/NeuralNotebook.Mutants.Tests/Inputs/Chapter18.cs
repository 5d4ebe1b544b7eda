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
            Matrix map = i % 3 == 0 ? new Matrix(height, width).Map(_ => random.Next(3) - 1) : random.Table(height, width, i % 4 == 1 ? -60 : -3, i % 5 == 1 ? -0.1 : i % 4 == 1 ? 60 : 3);
            return [map, random.Table(rows, columns, i % 4 == 2 ? -60 : -3, i % 4 == 2 ? 60 : 3), size];
        }) { Count = 120 }),
        ("Chapter18.Bigrams", new((random, i) =>
        {
            int letters = 1 + random.Next(4);
            string[] names = [.. Enumerable.Range(0, i % 6).Select(_ => string.Concat(Enumerable.Range(0, random.Next(i % 9 == 8 ? 60 : 7)).Select(_ => "abcd"[random.Next(letters)])))];
            return [names, ".abcd"[..(letters + 1)], random.NextUniform(0.05, i % 7 == 6 ? 40 : 2)];
        }) { Count = 120 }),
        ("Chapter18.Attention", new((random, i) =>
        {
            int length = 1 + random.Next(5), keys = 1 + random.Next(5);
            double large = i % 4 == 0 ? 60 : 2;
            return [random.Numbers(length, -large, large), random.Table(keys, length, -large, large)];
        }) { Count = 120 }),
    ];
}
