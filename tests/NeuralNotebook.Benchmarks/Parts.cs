using System.Diagnostics;
using System.Globalization;

namespace NeuralNotebook.Benchmarks;

/// <summary>Where the time of a training step goes: every layer's way forward and back, the products within, the loss and the optimizer, each on its own.</summary>
/// <remarks>Arguments: the batch size, the layers' sizes. The workloads are 300 2 64 64 3 (W1), 32 2 64 64 2 (W2), 32 64 64 64 10 (W3), 128 784 128 10 (W4), 1 2 16 2 (W5).</remarks>
internal static class Parts
{
    public static int Run(string[] args)
    {
        Parallelism.Threads = 1;
        int[] numbers = [.. args.Select(argument => int.Parse(argument, CultureInfo.InvariantCulture))];
        int rows = numbers[0];
        int[] sizes = numbers[1..];
        var layers = new List<Layer>();
        for (int i = 0; i + 1 < sizes.Length; i++)
            layers.AddRange([new Dense(sizes[i], sizes[i + 1], Initializer.HeNormal), i + 2 < sizes.Length ? new ReLU() : new Softmax()]);
        var random = new SeededRandom(1);
        var X = new Matrix(rows, sizes[0]);
        foreach (ref double value in X.Values)
            value = random.NextNormal();
        var targets = Labels.OneHot([.. Enumerable.Range(0, rows).Select(_ => random.Next(sizes[^1]))], sizes[^1]);
        var loss = new CategoricalCrossEntropy();
        var pass = new Pass(layers, sizes[0]);
        Parameter[] parameters = [.. layers.SelectMany(layer => layer.Parameters)];

        double sum = 0;
        var inputs = X;
        for (int i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var from = inputs;
            var to = new Matrix(rows, layer.OutputColumns(from.Columns));
            var slope = new Matrix(rows, to.Columns);
            slope.Values.Fill(1e-3);
            var back = i == 0 ? null : new Matrix(rows, from.Columns);
            sum += Report($"{layer}: forward", () => layer.Forward(from, to, training: true));
            if (layer is Dense dense)
                Report("    of which inputs · weights", () => MatrixProduct.Multiply(from, dense.Weights, to));
            if (i < layers.Count - 1)
                sum += Report($"{layer}: backward", () => layer.Backward(from, to, slope, back));
            if (layer is Dense again)
            {
                Report("    of which inputsᵀ · slopes", () => MatrixProduct.TransposeThisAndMultiply(from, slope, again.Parameters[0].Gradient));
                if (back is not null)
                    Report("    of which slopes · weightsᵀ", () => MatrixProduct.TransposeAndMultiply(slope, again.Weights, back));
            }

            inputs = to;
        }

        pass.Forward(X, training: true);
        sum += Report("loss", () => pass.Loss(loss, targets));
        sum += Report("SGD", () => Update(parameters, sgd));
        Report("instead of SGD: momentum", () => Update(parameters, momentum));
        Report("instead of SGD: Adam", () => Update(parameters, adam));
        double whole = Report("one step with SGD, all of it", () =>
        {
            pass.Forward(X, training: true);
            _ = pass.Loss(loss, targets);
            pass.Backward(loss, targets);
            Update(parameters, sgd);
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sum of the parts {sum:0.00} of {whole:0.00} µs"));
        return 0;
    }

    private static readonly SGD sgd = new(1e-9);
    private static readonly SGD momentum = new(1e-9, 0.9);
    private static readonly Adam adam = new(1e-9);

    private static void Update(Parameter[] parameters, Optimizer optimizer) => optimizer.Update(parameters);

    /// <summary>Prints and returns the microseconds that an action takes, the best of several hundred milliseconds' runs.</summary>
    private static double Report(string name, Action action)
    {
        double best = double.PositiveInfinity;
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalMilliseconds < 400)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < 50; i++)
                action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / 50);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best,9:0.00} µs  {name}"));
        return best;
    }
}
