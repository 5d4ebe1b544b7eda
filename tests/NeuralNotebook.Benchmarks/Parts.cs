using System.Diagnostics;
using System.Globalization;

namespace NeuralNotebook.Benchmarks;

/// <summary>Where the time of a training step goes: a real training in which every layer, the loss and the optimizer
/// carry a stopwatch.</summary>
/// <remarks>Arguments: the number of threads, of samples, the batch size, the optimizer (sgd, momentum, adam), the layers' sizes.
/// The workloads on one thread are 1 300 300 sgd 2 64 64 3 (W1), 1 1000 32 momentum 2 64 64 2 (W2), 1 1797 32 adam 64 64 64 10 (W3),
/// 1 20000 128 sgd 784 128 10 (W4).</remarks>
internal static class Parts
{
    private static readonly Dictionary<string, Part> parts = [];

    public static int Run(string[] args)
    {
        int[] numbers = [.. args.Where(argument => char.IsAsciiDigit(argument[0]))
            .Select(argument => int.Parse(argument, CultureInfo.InvariantCulture))];
        if (numbers.Length < 5)
        {
            Console.Error.WriteLine(
                "parts THREADS SAMPLES BATCH sgd|momentum|adam SIZES: at least two sizes, the inputs' and the outputs'.");
            return 2;
        }

        Parallelism.Threads = numbers[0];
        int samples = numbers[1], batch = numbers[2];
        int[] sizes = numbers[3..];
        var layers = new List<Layer>();
        for (int i = 0; i + 1 < sizes.Length; i++)
            layers.AddRange([new TimedLayer(layers.Count + 1, new Dense(sizes[i], sizes[i + 1], Initializer.HeNormal)),
                i + 2 < sizes.Length ? new ReLU() : new TimedLayer(layers.Count + 2, new Softmax())]);
        var random = new SeededRandom(1);
        var X = new Matrix(samples, sizes[0]);
        foreach (ref double value in X.Values)
            value = random.NextNormal();
        var data = new Dataset(X, [.. Enumerable.Range(0, samples).Select(_ => random.Next(sizes[^1]))], sizes[^1]);
        var model = new Sequential([.. layers]);
        var loss = new TimedLoss(new CategoricalCrossEntropy());
        var rate = new TimedRate();
        Optimizer optimizer = args.Contains("adam") ? new Adam(rate) : new SGD(rate, args.Contains("momentum") ? 0.9 : 0);
        var step = new StepWatch(rate);
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < 4)
            model.Fit(data, loss, optimizer, epochs: 20, batch, shuffle: false, monitor: step);

        double sum = 0;
        // Softmax has no way back of its own: the loss takes it.
        foreach (var (name, part) in parts.Where(part => part.Value != step.Part && part.Value.Median > 0))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part.Median,9:0.00} µs  {name}"));
            sum += part.Median;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{step.Part.Median - sum,9:0.00} µs  what is left: counting what is right, the look for runaway gradients, the batch"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step.Part.Median,9:0.00} µs  a step"));
        return 0;
    }

    private static Part Named(string name) => parts.TryGetValue(name, out var part) ? part : parts[name] = new Part();

    /// <summary>The times of one part of all steps; the last quarter counts, when the just-in-time compiler has settled.</summary>
    private sealed class Part
    {
        private readonly List<double> microseconds = new(1 << 16);

        public double Median => microseconds.Skip(microseconds.Count * 3 / 4).Order().ElementAtOrDefault(microseconds.Count / 8);

        public void Add(long start) => microseconds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }

    /// <summary>The optimizer asks for the rate when it begins; what comes after it is the callback.</summary>
    private sealed class TimedRate : LearningRate
    {
        public long Asked { get; private set; }

        public override double At(int step)
        {
            Asked = Stopwatch.GetTimestamp();
            return 1e-9;
        }
    }

    private sealed class StepWatch(TimedRate rate) : Callback
    {
        private readonly Part update = Named("optimizer");
        private long start = Stopwatch.GetTimestamp();

        public Part Part { get; } = Named("step");

        public override void OnBatchEnd(Sequential model, int step, double loss)
        {
            update.Add(rate.Asked);
            Part.Add(start);
            start = Stopwatch.GetTimestamp();
        }
    }

    private sealed class TimedLayer(int place, Layer inner) : Layer
    {
        private readonly Part forward = Named($"{place}. {inner}, forward");
        private readonly Part backward = Named($"{place}. {inner}, backward");

        public Layer Inner { get; } = inner;

        public override IReadOnlyList<Parameter> Parameters => Inner.Parameters;

        public override int OutputColumns(int inputColumns) => Inner.OutputColumns(inputColumns);

        protected internal override void Forward(Matrix inputs, Matrix outputs, bool training)
        {
            long start = Stopwatch.GetTimestamp();
            Inner.Forward(inputs, outputs, training);
            forward.Add(start);
        }

        protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient)
        {
            long start = Stopwatch.GetTimestamp();
            Inner.Backward(inputs, outputs, outputGradient, inputGradient);
            backward.Add(start);
        }

        internal override bool TryForwardRectified(Matrix inputs, Matrix rectifiedOutputs)
        {
            long start = Stopwatch.GetTimestamp();
            bool done = Inner.TryForwardRectified(inputs, rectifiedOutputs);
            if (done)
                forward.Add(start);
            return done;
        }

        internal override bool TryBackwardRectified(Matrix rectifiedInputs, Matrix outputGradient, Matrix gradientBeforeReLU)
        {
            long start = Stopwatch.GetTimestamp();
            bool done = Inner.TryBackwardRectified(rectifiedInputs, outputGradient, gradientBeforeReLU);
            if (done)
                backward.Add(start);
            return done;
        }

        internal override void UseRandom(SeededRandom random) => Inner.UseRandom(random);
    }

    private sealed class TimedLoss(Loss inner) : Loss
    {
        private TimedFusedLoss? fused;

        protected internal override double Mean(Matrix predictions, Matrix targets) => inner.Mean(predictions, targets);

        protected internal override void Gradient(Matrix predictions, Matrix targets, Matrix gradient) =>
            inner.Gradient(predictions, targets, gradient);

        internal override FusedLoss? FuseWith(Layer last) => fused ??= new TimedFusedLoss(inner.FuseWith(((TimedLayer)last).Inner)!);
    }

    private sealed class TimedFusedLoss(FusedLoss inner) : FusedLoss
    {
        private readonly Part mean = Named("loss");
        private readonly Part gradient = Named("its gradient");

        public override double Mean(Matrix logits, Matrix predictions, Matrix targets)
        {
            long start = Stopwatch.GetTimestamp();
            double value = inner.Mean(logits, predictions, targets);
            mean.Add(start);
            return value;
        }

        public override void Gradient(Matrix predictions, Matrix targets, Matrix gradientMatrix)
        {
            long start = Stopwatch.GetTimestamp();
            inner.Gradient(predictions, targets, gradientMatrix);
            gradient.Add(start);
        }
    }
}
