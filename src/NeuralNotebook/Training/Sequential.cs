using System.Globalization;

namespace NeuralNotebook;

/// <summary>A network: layers one after the other, the outputs of each being the inputs of the next.</summary>
/// <remarks>Built in chapter 11 from the parts of chapters 02 to 10. Several threads may predict and evaluate at once (they take turns),
/// but not while another one trains.</remarks>
[TypeFormatterSource(typeof(TextFormatters<Sequential>), PreferredMimeTypes = ["text/plain"])]
public sealed class Sequential
{
    /// <summary>Predictions are made in pieces of so many rows, which stay in the processor's caches.</summary>
    private const int RowsAtOnce = 256;

    private readonly Layer[] layers;
    private readonly Lock predicting = new();
    private Pass? inference;

    /// <summary>Makes a network of layers; weights are drawn with seed 0.</summary>
    /// <param name="layers">The layers, first to last.</param>
    public Sequential(params Layer[] layers)
        : this(0, layers)
    {
    }

    /// <summary>Makes a network of layers whose weights are drawn with a seed of your choice.</summary>
    /// <param name="seed">Where the weights start from: layers that have no seed of their own, and whose weights nobody has looked at yet,
    /// draw from it in turn.</param>
    /// <param name="layers">The layers, first to last.</param>
    /// <exception cref="ArgumentException">There is no layer, or two neighbours do not fit.</exception>
    public Sequential(int seed, params Layer[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Length == 0)
            throw new ArgumentException("A network needs at least one layer.", nameof(layers));
        this.layers = [.. layers];
        RequireFit(layers);
        var random = new SeededRandom(seed);
        foreach (var layer in layers)
        {
            layer.UseRandom(random);
            // Drawn now and in order, so that the numbers do not depend on which layer somebody looks at first.
            _ = layer.Parameters;
        }
    }

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Layer> Layers => layers;

    /// <summary>Set by a callback to end <see cref="Fit"/> after the current epoch.</summary>
    public bool StopTraining { get; set; }

    /// <summary>What the network says about some samples: probabilities, <c>batch × classes</c>,
    /// if its last layer is a <see cref="Softmax"/>.</summary>
    /// <param name="X">The samples, <c>batch × features</c>.</param>
    /// <returns>A new matrix, a row a sample.</returns>
    /// <exception cref="ArgumentException">The samples have the wrong number of features.</exception>
    public Matrix Predict(Matrix X)
    {
        ArgumentNullException.ThrowIfNull(X);
        lock (predicting)
        {
            var pass = Inference(X.Columns);
            var predictions = new Matrix(X.Rows, pass.Outputs.Columns);
            for (int start = 0; start < X.Rows; start += RowsAtOnce)
            {
                Interruption.Check();
                int count = Math.Min(RowsAtOnce, X.Rows - start);
                pass.Forward(X.Slice(start, count), training: false).Values.CopyTo(predictions.Slice(start, count).Values);
            }

            return predictions;
        }
    }

    /// <summary>The class that the network finds likeliest for each sample.</summary>
    /// <param name="X">The samples, <c>batch × features</c>.</param>
    /// <exception cref="InvalidOperationException">The network answers a sample with NaN, which is no class.</exception>
    public int[] PredictClasses(Matrix X)
    {
        var predictions = Predict(X);
        int place = predictions.Values.IndexOf(double.NaN);
        if (place >= 0)
            throw new InvalidOperationException($"The network answers NaN to sample {place / predictions.Columns}, and so has no class "
                + "for it: look for NaN or ∞ in the samples and in the layers' weights, and for values too large to be computed with.");
        return predictions.Columns == 1
            ? [.. predictions.Values.ToArray().Select(probability => probability >= 0.5 ? 1 : 0)]
            : predictions.ArgMax();
    }

    /// <summary>The loss and the accuracy on some data, without learning from them.</summary>
    /// <exception cref="ArgumentException">The data do not fit the network, or there are none.</exception>
    public Evaluation Evaluate(Dataset data, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(loss);
        data.RequireSamples();
        lock (predicting)
        {
            var pass = Inference(data.X.Columns);
            var targets = data.TargetsFor(pass.Outputs.Columns);
            double lossSum = 0;
            int correct = 0;
            for (int start = 0; start < data.Samples; start += RowsAtOnce)
            {
                Interruption.Check();
                int count = Math.Min(RowsAtOnce, data.Samples - start);
                var outputs = pass.Forward(data.X.Slice(start, count), training: false);
                var truth = targets.Slice(start, count);
                lossSum += pass.Loss(loss, truth) * count;
                correct += data.Classes > 0 ? Metrics.CountCorrect(outputs, truth) : 0;
            }

            return new Evaluation(lossSum / data.Samples, data.Classes > 0 ? (double)correct / data.Samples : double.NaN);
        }
    }

    /// <summary>Trains the network: for every epoch and every batch, forward, loss, backward and one step of the optimizer.</summary>
    /// <param name="data">The samples to learn from.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="optimizer">How. Given again, it goes on where it stood (its steps and its memory).</param>
    /// <param name="epochs">How often all samples are gone through.</param>
    /// <param name="batchSize">How many samples make a step: 1, or some, or <see cref="int.MaxValue"/> for all at once.
    /// The last batch may be shorter.</param>
    /// <param name="validation">Data that are only measured, after each epoch.</param>
    /// <param name="classWeights">How much a sample of each class counts, to make up for rare classes; all count 1 if not given.
    /// Loss and gradients are Σᵢ weightᵢ · lossᵢ / batch, as in Keras.</param>
    /// <param name="shuffle">Whether each epoch takes the samples in a new random order.</param>
    /// <param name="seed">The seed of those orders.</param>
    /// <param name="monitor">A callback that shows how it goes.</param>
    /// <param name="callbacks">More callbacks.</param>
    /// <param name="cancellation">Ends the training with an <see cref="OperationCanceledException"/>;
    /// the weights stay as the last step left them.</param>
    /// <returns>How it went, epoch by epoch.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or there are none.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient is no finite number any more.</exception>
    public History Fit(
        Dataset data,
        Loss loss,
        Optimizer optimizer,
        int epochs,
        int batchSize = 32,
        Dataset? validation = null,
        IReadOnlyList<double>? classWeights = null,
        bool shuffle = true,
        int seed = 0,
        Callback? monitor = null,
        IReadOnlyList<Callback>? callbacks = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        data.RequireSamples();
        validation?.RequireSamples();
        if (classWeights is not null
            && (classWeights.Count != data.Classes || classWeights.Any(weight => !double.IsFinite(weight) || weight < 0)))
            throw new ArgumentException($"Class weights are one finite number, 0 or larger, for each of the {data.Classes} classes; got ["
                + $"{string.Join(", ", classWeights.Select(weight => weight.ToString(CultureInfo.InvariantCulture)))}].",
                nameof(classWeights));

        Callback[] observers = [.. monitor is null ? [] : new[] { monitor }, .. callbacks ?? []];
        var targets = data.TargetsFor(OutputColumns(data.X.Columns));
        var batches = new Batches(data.X, targets, batchSize, shuffle ? new SeededRandom(seed) : null);
        var loop = new TrainingLoop(this, loss, optimizer, batches, data.Classes > 0, classWeights, observers);
        var history = new History();
        StopTraining = false;
        foreach (var observer in observers)
            observer.OnTrainBegin(this);
        try
        {
            for (int epoch = 1; epoch <= epochs && !StopTraining; epoch++)
            {
                double rate = optimizer.LearningRate.At(optimizer.Steps + batches.Count - 1);
                var measured = loop.RunEpoch(epoch, cancellation);
                var validated = validation is null ? null : Evaluate(validation, loss);
                var report = new EpochReport
                {
                    Epoch = epoch,
                    Epochs = epochs,
                    Loss = measured.Loss,
                    Accuracy = measured.Accuracy,
                    ValidationLoss = validated?.Loss,
                    ValidationAccuracy = validated?.Accuracy,
                    LearningRate = rate,
                };
                history.Add(report);
                foreach (var observer in observers)
                    observer.OnEpochEnd(this, report);
            }
        }
        finally
        {
            foreach (var observer in observers)
                observer.OnTrainEnd(this, history);
        }

        return history;
    }

    /// <summary>The layers, what comes out of each, and how many numbers training may change.</summary>
    public ModelSummary Summary()
    {
        int? columns = null;
        ImageShape? pictures = null;
        return new ModelSummary([.. layers.Select(layer =>
        {
            columns = (columns ?? layer.InputColumns) is { } inputs ? layer.OutputColumns(inputs) : null;
            pictures = ImageShape.After(pictures, layer);
            return new LayerSummary(layer.ToString(),
                $"batch × {pictures?.ToString() ?? columns?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}",
                layer.Parameters.Sum(parameter => parameter.Value.Values.Length));
        })]);
    }

    /// <summary>Writes the network, layers and numbers, into one safetensors file, atomically.
    /// The optimizer's memory is not part of it.</summary>
    /// <exception cref="NotSupportedException">A layer is not one of the engine's.</exception>
    /// <exception cref="InvalidOperationException">The network holds NaN, ∞ or a negative variance,
    /// with which it could not be loaded again.</exception>
    public void Save(string path) => ModelFile.Save(this, path);

    /// <summary>Reads a network that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else; the message says what.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static Sequential Load(string path) => ModelFile.Load(path);

    /// <summary>"Sequential: Dense (2 → 64), ReLU, …".</summary>
    public override string ToString() => $"Sequential: {string.Join(", ", layers.Select(layer => layer.ToString()))}";

    private static void RequireFit(Layer[] layers)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            if (layers[i] is null)
                throw new ArgumentException($"Layer {i} is null.", nameof(layers));
            if (Array.IndexOf(layers, layers[i]) < i)
                throw new ArgumentException($"{layers[i]} stands twice in the network; each place needs a layer of its own.",
                    nameof(layers));
        }

        int? columns = null;
        ImageShape? pictures = null;
        foreach (var layer in layers)
        {
            // As many numbers may lie in another order: those of 4 × 4 × 2 are no picture of 2 × 4 × 4.
            if (layer is ImageLayer next && pictures is not null && pictures != next.InputShape)
                throw new ArgumentException($"{layer} expects pictures of {next.InputShape}, and the layers before it give {pictures}"
                    + ": hand on the shape of the layer before, its OutputShape.");
            pictures = ImageShape.After(pictures, layer);
            columns ??= layer.InputColumns;
            if (columns is not null)
                columns = layer.OutputColumns(columns.Value);
        }
    }

    private int OutputColumns(int inputColumns)
    {
        lock (predicting)
            return Inference(inputColumns).Outputs.Columns;
    }

    /// <summary>The buffers of a prediction, for one thread at a time.</summary>
    private Pass Inference(int inputColumns) =>
        inference is { } pass && pass.InputColumns == inputColumns ? pass : inference = new Pass(layers, inputColumns);
}
