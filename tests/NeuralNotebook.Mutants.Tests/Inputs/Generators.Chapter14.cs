namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter14() =>
    [
        ("Chapter14.Shift", new((random, i) =>
        {
            int rows = 1 + random.Next(4), columns = i % 3 == 0 ? rows : 1 + random.Next(5);
            return [random.Table(rows, columns, i % 4 == 0 ? -60 : -3, i % 4 == 0 ? 60 : 3), random.Next((2 * columns) + 1) - columns,
                random.Next((2 * rows) + 1) - rows];
        }) { Count = 120 }),
        ("Chapter14.Commonest", new((random, i) =>
        {
            int classes = 2 + random.Next(5);
            var counts = new Matrix(classes, classes);
            for (int k = 0; k < counts.Values.Length; k++)
                counts.Values[k] = random.Next(k % (classes + 1) == 0 ? 60 : i % 3 == 0 ? 3 : i % 3 == 1 ? 12 : 300);
            int truth = random.Next(classes), said = (truth + 1 + random.Next(classes - 1)) % classes;
            counts[truth, said] += 1;
            return [counts];
        }) { Count = 120 }),
        ("Chapter14.Worst", new((random, i) =>
        {
            int rows = i % 8, classes = 2 + random.Next(4);
            var probabilities = random.Probabilities(rows, classes);
            for (int row = 1; row < rows && i % 3 == 0; row += 2)
                probabilities.Row(row - 1).CopyTo(probabilities.Row(row));
            return [probabilities, random.Whole(rows, classes), random.Next(rows + 2)];
        }) { Count = 120 }),
        ("Chapter14.PixelSlopes", new((random, i) =>
        {
            int samples = 1 + random.Next(4), pixels = 1 + random.Next(4), classes = i % 3 == 0 ? pixels + 1 : 2 + random.Next(3);
            return [random.Table(samples, pixels, i % 4 == 0 ? -300 : -2, i % 4 == 0 ? 300 : 2), random.Whole(samples, classes),
                random.Table(pixels, classes), random.Table(1, classes)];
        })),
    ];
}
