namespace NeuralNotebook.Mutants.Tests;

internal static partial class Generators
{
    private static IEnumerable<(string Exercise, Generator Generator)> Chapter00() =>
    [
        ("Chapter00.TrainOnSpiral", new((_, i) => [Spiral(i)])
        {
            Count = 1,
            Observe = (result, _) => result is not Sequential model ? null
                : new object[] { model.Predict(Spiral(1).Train.X).Columns,
                    model.Evaluate(Spiral(1).Train, new CategoricalCrossEntropy()).Accuracy >= 0.75 },
        }),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter01() =>
    [
        ("Chapter01.Nor", new((_, _) => []) { Observe = (result, random) => Decides(result, random, near: 0.1) }),
        ("Chapter01.Distance", new((random, i) =>
        {
            int inputs = 1 + (i % 5);
            double size = i % 4 == 3 ? 1e4 : 4;
            return [random.Numbers(inputs, -size, size),
                random.Numbers(inputs, 0.2, i % 6 == 1 ? 80 : 3).Select(weight => random.Next(2) == 0 ? weight : -weight).ToArray(),
                i % 6 == 5 ? 0.0 : random.NextUniform(-size, size)];
        })),
        ("Chapter01.AtLeast", new((random, i) =>
        {
            double[] x = [.. random.Whole(i % 9, 2).Select(each => (double)each)];
            return [1 + random.Next(x.Length + 1), x];
        }) { Count = 120 }),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter02() =>
    [
        ("Chapter02.Bump", new((_, _) => [])
        {
            Observe = (result, random) => result is not System.Runtime.CompilerServices.ITuple { Length: 4 } parts ? null
                : random.Numbers(12, -10, 12).Where(x => Math.Abs(x - 2) > 0.05 && Math.Abs(x - 5) > 0.05)
                    .Select(x => new Sequential(new Dense((Matrix)parts[0]!, (Matrix)parts[1]!), new Step(),
                        new Dense((Matrix)parts[2]!, (Matrix)parts[3]!), new Step()).Predict([[x]])[0, 0]).ToArray(),
        }),
        ("Chapter02.ForwardFromPyTorch", new((random, i) =>
        {
            int samples = random.Next(6), inputs = 1 + random.Next(4), neurons = i % 2 == 0 ? inputs : 1 + random.Next(4),
                size = i % 4 == 3 ? 70 : 3;
            return [random.Table(samples, inputs), random.Table(neurons, inputs, -size, size), random.Table(1, neurons)];
        })),
        ("Chapter02.Collapse", new((random, i) =>
        {
            int[] sizes = [.. Enumerable.Range(0, 2 + (i % 4)).Select(_ => i % 2 == 0 ? 2 : 1 + random.Next(4))];
            return [sizes.Zip(sizes.Skip(1)).Select(pair => random.Table(pair.First, pair.Second)).ToArray(),
                sizes.Skip(1).Select(size => random.Table(1, size)).ToArray()];
        })),
    ];

    private static IEnumerable<(string Exercise, Generator Generator)> Chapter03() =>
    [
        ("Chapter03.PointOnCircle",
            new((random, i) => [random.NextUniform(-8, 8), i % 7 == 6 ? 0.0 : random.NextUniform(0.1, 30), random.NextUniform(-20, 20),
                random.NextUniform(-20, 20)])),
        ("Chapter03.OneHot", new((random, i) =>
        {
            int classes = 1 + random.Next(6);
            // One number more than there are classes, so that some labels are -1: not known.
            return [random.Whole(i % 6, classes + 1).Select(label => label - 1).ToArray(), classes];
        })),
        ("Chapter03.StandardiseWith", new((random, i) =>
        {
            double middle = i % 3 == 0 ? 500 : 0, width = i % 4 == 0 ? 100 : 2;
            return [random.Numbers(2 + random.Next(6), middle - width, middle + width),
                random.Numbers(i % 5, middle - (3 * width), middle + (3 * width))];
        })),
        ("Chapter03.LineAccuracy", new((random, i) =>
        {
            int samples = 1 + (i % 9);
            if (i % 3 == 0)
            {
                // Whole numbers, so that points lie on the line itself.
                Matrix on = [.. Enumerable.Range(0, samples).Select(_ => new double[] { random.Next(4), random.Next(4) })];
                return [on, random.Whole(samples, 2), 1.0, random.Next(2) == 0 ? 1.0 : -1.0, (double)-random.Next(4)];
            }

            double[] line = random.Numbers(3);
            return [random.Table(samples, 2), random.Whole(samples, 2), line[0], line[1], line[2]];
        }) { Count = 90 }),
    ];

    private static DataSplit Spiral(int input) => Datasets.Spiral(samples: 900, classes: 3, seed: 4100 + input).Split(test: 0.1);

    /// <summary>What a neuron [w1, w2, b] says near the four corners.</summary>
    private static bool[]? Decides(object? result, SeededRandom random, double near) => result is not double[] { Length: 3 } neuron ? null
        : new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Select(corner =>
            (neuron[0] * (corner.Item1 + random.NextUniform(-near, near))) + (neuron[1] * (corner.Item2 + random.NextUniform(-near, near)))
                + neuron[2] > 0).ToArray();
}
