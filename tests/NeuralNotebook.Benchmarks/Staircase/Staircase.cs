using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using static NeuralNotebook.Benchmarks.Steps;

namespace NeuralNotebook.Benchmarks;

/// <summary>Measures what chapter 17 draws, on a machine that has nothing else to do, and writes <c>notebooks/speed/NAME.json</c>.
/// Takes about two minutes. What is measured again stays where it was better: other programs can only slow it down.</summary>
internal static class Staircase
{
    private static readonly int[] sizes = [16, 32, 64, 128, 256, 512, 1024];

    private static readonly JsonSerializerOptions json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n"
    };

    private static readonly (string Name, Action<Matrix, Matrix, Matrix> Product)[] products =
    [
        (nameof(RowByColumn), RowByColumn), (nameof(OverSpans), OverSpans), (nameof(RowByRow), RowByRow),
        (nameof(WithVectors), WithVectors), (nameof(InTiles), InTiles), (nameof(Packed), Packed),
        (nameof(Shared), (left, right, output) => Shared(left, right, output, Environment.ProcessorCount)),
        ("engine", (left, right, output) => MatrixProduct.Multiply(left, right, output)),
    ];

    public static int Run(string[] args)
    {
        if (args is not [{ Length: > 0 } machine, .. var again]
            || again.Any(name => name != nameof(AddScaled) && products.All(each => each.Name != name)))
        {
            Console.Error.WriteLine("staircase NAME [STEP ...]: the name of the machine, as the table is to say it; "
                + $"behind it, steps to measure anew in its table: {string.Join(", ", products.Select(each => each.Name))}"
                + $", {nameof(AddScaled)}.");
            return 2;
        }

        int threads = Parallelism.Threads;
        Parallelism.Threads = 1;
        foreach (var (name, product) in products)
            if (again.Length == 0 || again.Contains(name))
                Rate(product, 64, 0.3); // compiled twice by now
        string file = Path.Combine("notebooks", "speed",
            $"{string.Join('-', machine.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))}.json");
        var before = File.Exists(file) ? JsonSerializer.Deserialize<SpeedTable>(File.ReadAllText(file), json)! : null;
        if (before is null && again.Length > 0)
        {
            Console.Error.WriteLine($"There is no table {file} to measure steps anew in: leave out the steps, and all is measured.");
            return 2;
        }

        var table = again.Length > 0 ? Again(before!, again) : Better(before, Whole(machine, threads));
        File.WriteAllText(file, JsonSerializer.Serialize(table, json) + "\n");
        Console.WriteLine(file);
        return 0;
    }

    private static SpeedTable Whole(string machine, int threads) => new(
        machine, DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Environment.Version.ToString(), Vector<double>.Count,
        Environment.ProcessorCount,
        Rounded(24e-9 * Vector<double>.Count * 1_000_000 / Best(() => RegistersOnly(1_000_000))), Rounded(Peak.MeasurePeak()), sizes,
        products.ToDictionary(each => each.Name, each => Rates(each.Product)),
        Rounded(1e6 * Best(() => Parallel.For(0, 2, _ => { }), 0.5)),
        [.. Enumerable.Range(4, 15).Select(power => 1 << power).Select(Copy)], AllAdded(),
        [.. new[] { 32, 300 }.SelectMany(rows => new[] { true, false }.Select(isNew => Allocate(rows, isNew)))],
        [.. new[] { 1, 4, 16, 64, 256, 1024 }.Select(batch => Step(batch, threads))]);

    /// <summary>The same table with some steps measured anew.</summary>
    private static SpeedTable Again(SpeedTable table, string[] names) => table with
    {
        Steps = products.Where(each => names.Contains(each.Name) || table.Steps.ContainsKey(each.Name))
            .ToDictionary(each => each.Name,
                each => Better(table.Steps.GetValueOrDefault(each.Name), names.Contains(each.Name) ? Rates(each.Product) : null)),
        AddScaled = names.Contains(nameof(AddScaled)) ? [.. table.AddScaled.Zip(AllAdded(), Better)] : table.AddScaled,
    };

    private static SpeedTable Better(SpeedTable? was, SpeedTable now) => was is null ? now : now with
    {
        Peak = Math.Max(was.Peak, now.Peak),
        WidestPeak = Math.Max(was.WidestPeak, now.WidestPeak),
        Steps = now.Steps.ToDictionary(each => each.Key, each => Better(was.Steps.GetValueOrDefault(each.Key), each.Value)),
        Sharing = Math.Min(was.Sharing, now.Sharing),
        Copies = [.. was.Copies.Zip(now.Copies, (a, b) => a.Rate > b.Rate ? a : b)],
        AddScaled = [.. was.AddScaled.Zip(now.AddScaled, Better)],
        Allocations = [.. was.Allocations.Zip(now.Allocations, (a, b) => a.Microseconds < b.Microseconds ? a : b)],
        Batches = [.. was.Batches.Zip(now.Batches, (a, b) => new BatchTime(b.Batch, Math.Min(a.One, b.One), Math.Min(a.All, b.All)))],
    };

    private static AddRate Better(AddRate was, AddRate now) =>
        new(now.Numbers, Math.Max(was.Double, now.Double), Math.Max(was.Single, now.Single));

    private static double[] Better(double[]? was, double[]? now) => was is null ? now! : now is null ? was : [.. was.Zip(now, Math.Max)];

    private static double[] Rates(Action<Matrix, Matrix, Matrix> product) => [.. sizes.Select(size => Rounded(Rate(product, size, 0.15)))];

    private static AddRate[] AllAdded() => [.. new[] { 1_000, 16_000_000 }.Select(Add)];

    /// <summary>Three digits: more are noise.</summary>
    private static double Rounded(double value) =>
        double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>GFLOP/s of a product of two square matrices.</summary>
    private static double Rate(Action<Matrix, Matrix, Matrix> product, int size, double patience)
    {
        var random = new SeededRandom(1);
        Matrix left = Normal(size, size, random), right = Normal(size, size, random), output = new(size, size);
        int times = Math.Max(1, 1_000_000 / (size * size * size));
        return 2e-9 * size * size * size * times / Best(() =>
        {
            for (int i = 0; i < times; i++)
                product(left, right, output);
        }, patience);
    }

    private static CopyRate Copy(int kilobytes)
    {
        double[] from = new double[kilobytes * 128], to = new double[from.Length];
        int times = Math.Max(1, 4096 / kilobytes);
        return new(kilobytes, Rounded(2 * 1024e-9 * kilobytes * times / Best(() =>
        {
            for (int i = 0; i < times; i++)
                from.AsSpan().CopyTo(to);
        }, 0.2)));
    }

    private static AddRate Add(int numbers)
    {
        double[] x = new double[numbers], y = new double[numbers];
        float[] singleX = new float[numbers], singleY = new float[numbers];
        int times = Math.Max(1, 1_000_000 / numbers);
        double Rate(Action add) => Rounded(2e-9 * numbers * times / Best(() =>
        {
            for (int i = 0; i < times; i++)
                add();
        }, 0.3));
        return new(numbers, Rate(() => AddScaled(0.5, x, y)), Rate(() => AddScaled(0.5f, singleX, singleY)));
    }

    private static AllocationRate Allocate(int rows, bool isNew)
    {
        var random = new SeededRandom(1);
        Matrix left = Normal(rows, 64, random), right = Normal(64, 64, random), kept = new(rows, 64);
        Action thousand = () =>
        {
            for (int i = 0; i < 1000; i++)
                InTiles(left, right, isNew ? new Matrix(rows, 64) : kept);
        };
        double seconds = Best(thousand, 0.5);
        GC.Collect();
        int[] before = [.. Enumerable.Range(0, 3).Select(GC.CollectionCount)];
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        thousand();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return new(rows, isNew, Rounded(1000 * seconds), bytes / 1000,
            [.. before.Select((count, generation) => GC.CollectionCount(generation) - count)]);
    }

    private static BatchTime Step(int batch, int threads)
    {
        var random = new SeededRandom(1);
        var data = new Dataset(Normal(8 * Math.Max(batch, 64), 784, random),
            [.. Enumerable.Range(0, 8 * Math.Max(batch, 64)).Select(_ => random.Next(10))], 10);
        double Time(int count)
        {
            Parallelism.Threads = count;
            var model =
                new Sequential(1, new Dense(784, 128), new ReLU(), new Dense(128, 64), new ReLU(), new Dense(64, 10), new Softmax());
            var watch = new StepTimes();
            while (watch.Seconds < 1.5)
                model.Fit(data, new CategoricalCrossEntropy(), new Adam(1e-6), epochs: 4, batchSize: batch, shuffle: false,
                    callbacks: [watch]);
            Parallelism.Threads = 1;
            return Rounded(1e6 * watch.Median);
        }

        return new(batch, Time(1), Time(threads));
    }

    private static Matrix Normal(int rows, int columns, SeededRandom random)
    {
        var matrix = new Matrix(rows, columns);
        foreach (ref double value in matrix.Values)
            value = random.NextNormal();
        return matrix;
    }

    /// <summary>The time from the end of one batch to the end of the next.</summary>
    private sealed class StepTimes : Callback
    {
        private readonly List<double> times = [];
        private long last = System.Diagnostics.Stopwatch.GetTimestamp();

        public double Seconds => times.Sum();

        /// <summary>Of the later half, when everything is compiled.</summary>
        public double Median => times.Skip(times.Count / 2).Order().ElementAt(times.Count / 4);

        public override void OnBatchEnd(Sequential model, int step, double loss)
        {
            times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(last).TotalSeconds);
            last = System.Diagnostics.Stopwatch.GetTimestamp();
        }
    }
}
