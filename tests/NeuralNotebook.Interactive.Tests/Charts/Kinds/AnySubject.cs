using FsCheck;
using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Pictures of the subject, of networks, data and tables of any size.</summary>
internal static class AnySubject
{
    private static readonly Gen<double> Weight =
        Gen.Frequency((8, Gen.Choose(-400, 400).Select(value => value / 100.0)),
            (1, Gen.Elements(0, double.NaN, double.PositiveInfinity, 1e300, -1e-300)));

    private static readonly Gen<Func<Layer>> Activation =
        Gen.Elements<Func<Layer>>(() => new ReLU(), () => new Tanh(), () => new Sigmoid(), () => new Step());

    /// <summary>A network of up to four dense layers, its weights set from any numbers.</summary>
    private static Gen<Sequential> Network(int inputs, int outputs) =>
        from hidden in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Gen.Choose(1, 14), count))
        let widths = (int[])[inputs, .. hidden, outputs]
        from weights in Gen.ArrayOf(Weight, 997)
        from activation in Activation
        from softmax in Gen.Elements(true, false)
        select Build(widths, weights, activation, softmax);

    /// <summary>One picture of any kind.</summary>
    public static readonly Gen<Figure> Any =
        from kind in Gen.Choose(0, 9)
        from inputs in Gen.Choose(1, 9)
        from classes in Gen.Choose(2, 6)
        from samples in Gen.Choose(2, 30)
        from seed in Gen.Choose(0, 1000)
        from wide in Network(inputs, classes)
        from planar in Network(2, classes)
        from sample in Gen.ArrayOf(Gen.Choose(-30, 30).Select(value => value / 10.0), inputs)
        from values in Gen.ArrayOf(Weight, inputs * samples)
        let plane = Datasets.Blobs(samples: samples + classes, classes: classes, seed: seed)
        select OfKind(kind, wide, planar, sample, plane, new Matrix(samples, inputs, values), classes, seed);

    private static Figure OfKind(int kind, Sequential wide, Sequential planar, double[] sample, Dataset plane, Matrix table, int classes,
        int seed) => kind switch
        {
            0 => Chart.Network(wide),
            1 => Chart.Network(wide, sample, outputNames: [.. Enumerable.Range(0, classes).Select(i => $"class <{i}>")]),
            2 => Chart.ForwardPass(wide, sample),
            3 => Chart.NeuronMaps(planar, plane),
            4 => Chart.DecisionBoundary(planar, plane),
            5 => Chart.Table(table, "any numbers"),
            6 => Chart.Weights((Dense)wide.Layers[0], width: sample.Length),
            7 =>
                Chart.ConfusionMatrix(
                    new ConfusionMatrix(plane.Labels, [.. plane.Labels.Select((label, i) => (label + i * seed) % classes)],
                        classes: classes)),
            8 =>
                Chart.LossSurface((a, b) => table[0, 0] * a * a + b, (-1, 1 + seed), (-2, 2),
                    ("path", [.. table.Column(0).Select((value, i) => (value, (double)i))])),
            _ =>
                Chart.Graph(
                    [.. Enumerable.Range(0, classes + 1).Select(i => new GraphNode($"n{i}", $"a & {i}", i, table[i % table.Rows, 0]))],
                    [.. Enumerable.Range(1, classes).Select(i => ($"n{(i - 1) * seed % i}", $"n{i}"))]),
        };

    private static Sequential Build(int[] widths, double[] weights, Func<Layer> activation, bool softmax)
    {
        var (layers, next) = (new List<Layer>(), 0);
        for (int i = 1; i < widths.Length; i++)
        {
            layers.Add(new Dense(new Matrix(widths[i - 1], widths[i], Take(widths[i - 1] * widths[i])),
                new Matrix(1, widths[i], Take(widths[i]))));
            if (i < widths.Length - 1)
                layers.Add(activation());
        }
        if (softmax)
            layers.Add(new Softmax());
        return new Sequential([.. layers]);

        double[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => weights[next++ % weights.Length])];
    }
}
