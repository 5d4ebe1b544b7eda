using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NeuralNotebook.Benchmarks;

/// <summary>Trains the peers' workloads and prints the peers' JSON lines, so that all stand side by side in one table.</summary>
/// <remarks>Arguments: the folder with the data, the number of threads, how often, and the names of the workloads (all if
/// none is given).</remarks>
internal static class Peers
{
    public static int Run(string[] args)
    {
        if (args.Length < 3)
        {
            Console.Error.WriteLine(
                "peers FOLDER THREADS REPETITIONS [WORKLOAD …]: the folder is the one that the peers' gen_data.py writes.");
            return 2;
        }

        Parallelism.Threads = int.Parse(args[1], CultureInfo.InvariantCulture);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(args[0], "manifest.json")));
        foreach (var workload in manifest.RootElement.EnumerateObject())
        {
            if (args.Length == 3 || args.AsSpan(3).Contains(workload.Name))
                Measure(workload.Name, Path.Combine(args[0], workload.Name), workload.Value.GetProperty("spec"),
                    int.Parse(args[2], CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static void Measure(string name, string folder, JsonElement spec, int repetitions)
    {
        int[] layers = [.. spec.GetProperty("layers").EnumerateArray().Select(size => size.GetInt32())];
        int batch = spec.GetProperty("batch").GetInt32();
        int epochs = spec.GetProperty("epochs").GetInt32();
        double[] x = Read<double>(Path.Combine(folder, "X.f64"));
        var data = new Dataset(new Matrix(x.Length / layers[0], layers[0], x), Read<int>(Path.Combine(folder, "y.i32")), layers[^1]);
        int batchSize = batch == 0 ? int.MaxValue : batch;

        // Untimed: until the just-in-time compiler has settled.
        long warm = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(warm).TotalSeconds < 1.5)
            Build(folder, layers).Fit(data, new CategoricalCrossEntropy(), Optimizer(spec), 1, batchSize, shuffle: false);

        var runs = new List<double>();
        var foreign = new List<double>();
        var evaluation = new Evaluation(0, 0);
        for (int run = 0; run < repetitions; run++)
        {
            var model = Build(folder, layers);
            var optimizer = Optimizer(spec);
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            model.Fit(data, new CategoricalCrossEntropy(), optimizer, epochs, batchSize, shuffle: false);
            runs.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            foreign.Add(0);
            evaluation = model.Evaluate(data, new CategoricalCrossEntropy());
        }

        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["peer"] = "Neural Notebook",
            ["workload"] = name,
            ["dtype"] = "float64",
            ["threads"] = Parallelism.Threads,
            ["seconds"] = runs.Min(),
            ["final_loss"] = evaluation.Loss,
            ["accuracy"] = evaluation.Accuracy,
            ["runs_s"] = runs,
            ["foreign_cpu"] = foreign,
        }));
    }

    private static Sequential Build(string folder, int[] sizes)
    {
        var layers = new List<Layer>();
        for (int i = 0; i + 1 < sizes.Length; i++)
        {
            layers.Add(new Dense(
                new Matrix(sizes[i], sizes[i + 1], Read<double>(Path.Combine(folder, $"W{i}.f64"))),
                new Matrix(1, sizes[i + 1], Read<double>(Path.Combine(folder, $"b{i}.f64")))));
            layers.Add(i + 2 < sizes.Length ? new ReLU() : new Softmax());
        }

        return new Sequential([.. layers]);
    }

    private static Optimizer Optimizer(JsonElement spec)
    {
        double rate = spec.GetProperty("lr").GetDouble();
        return spec.GetProperty("optimizer").GetString() switch
        {
            "sgd" => new SGD(rate, spec.GetProperty("momentum").GetDouble(), spec.GetProperty("decay").GetDouble()),
            "adam" =>
                new Adam(rate, spec.GetProperty("beta1").GetDouble(), spec.GetProperty("beta2").GetDouble(),
                    spec.GetProperty("eps").GetDouble()),
            var other => throw new NotSupportedException($"No workload asks for {other}."),
        };
    }

    private static T[] Read<T>(string path)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(path)).ToArray();
}
