using FsCheck;
using FsCheck.Fluent;

namespace NeuralNotebook.Tests;

/// <summary>What holds for every input, tried on many that FsCheck draws; what it finds wrong it makes as small as it can.</summary>
public sealed class PropertyTests
{
    [Fact]
    public void Softmax_rows_sum_to_one_and_no_probability_is_negative() => Holds(Matrices(), logits =>
    {
        var probabilities = new Softmax().Forward(logits);
        for (int row = 0; row < logits.Rows; row++)
            Near.Equal(1, probabilities.Slice(row, 1).Sum(), 1e-14);
        return probabilities.Values.ToArray().All(p => p >= 0);
    });

    [Fact]
    public void Softmax_ignores_a_shift_of_a_row() => Holds(Matrices().Zip(Numbers()), drawn =>
    {
        var (logits, shift) = drawn;
        Near.Equal(new Softmax().Forward(logits), new Softmax().Forward(logits.Map(value => value + shift)), 1e-11, 1e-300);
        return true;
    });

    [Fact]
    public void Permuting_a_batch_permutes_the_outputs_of_every_layer() => Holds(Matrices().Zip(Seeds()), drawn =>
    {
        var (batch, seed) = drawn;
        int[] order = Order(batch.Rows, seed);
        Layer[] layers =
        [
            new Dense(batch.Columns, 5, seed: 1), new Step(), new Linear(), new Sigmoid(), new Tanh(), new ReLU(), new LeakyReLU(),
            new ELU(), new GELU(), new Softplus(), new Softmax(),
            new BatchNormalization(batch.Columns), new Dropout(0.5),
            new Conv2D(new ImageShape(1, batch.Columns), filters: 2, kernel: 3, padding: Padding.Same),
            new MaxPool2D(new ImageShape(batch.Columns, 1), size: 2, padding: 1),
            new AveragePool2D(new ImageShape(1, 1, batch.Columns), size: 1), new Flatten(),
        ];
        return layers.All(layer => Same(layer.Forward(batch).SelectRows(order), layer.Forward(batch.SelectRows(order))));
    });

    [Fact]
    public void Permuting_a_batch_leaves_its_loss_as_it_was() => Holds(Matrices().Zip(Seeds()), drawn =>
    {
        var (logits, seed) = drawn;
        var probabilities = new Softmax().Forward(logits);
        int[] order = Order(logits.Rows, seed);
        var targets = Labels.OneHot([.. order.Select(place => place % logits.Columns)], logits.Columns);
        foreach (var loss in new Loss[] { new MeanSquaredError(), new MeanAbsoluteError(), new HuberLoss(0.3),
            new CategoricalCrossEntropy(), new BinaryCrossEntropy() })
            Near.Equal(loss.Value(probabilities, targets),
                loss.Value(probabilities.SelectRows(order), targets.SelectRows(order)), 1e-12, 1e-15);
        return true;
    });

    [Fact]
    public void One_hot_rows_and_class_numbers_agree() => Holds(Matrices().Zip(Seeds()), drawn =>
    {
        var (logits, seed) = drawn;
        var random = new SeededRandom(seed);
        int[] labels = [.. Enumerable.Range(0, logits.Rows).Select(_ => random.Next(logits.Columns))];
        var rows = Labels.OneHot(labels, logits.Columns);
        var p = new Softmax().Forward(logits);
        var loss = new CategoricalCrossEntropy(labelSmoothing: 0.1);
        return Labels.FromOneHot(rows).SequenceEqual(labels)
            && loss.Value(p, labels).Equals(loss.Value(p, rows))
            && Same(loss.Gradient(p, labels), loss.Gradient(p, rows));
    });

    [Fact]
    public void A_model_that_is_saved_and_loaded_is_the_same_model() => Holds(Gen.Choose(1, 6).ArrayOf(4).Zip(Seeds()), drawn =>
    {
        var (sizes, seed) = drawn;
        Layer[] activations =
            [new ReLU(), new LeakyReLU(0.2), new ELU(1.5), new GELU(), new Tanh(), new Sigmoid(), new Softplus(), new Linear()];
        var model = new Sequential(
            seed,
            new Dense(sizes[0], sizes[1]), activations[(uint)seed % activations.Length],
            new BatchNormalization(sizes[1]), new Dropout(0.1), new Dense(sizes[1], sizes[2]), new Softmax());
        string path = Path.Combine(Path.GetTempPath(), $"model-{Guid.NewGuid():N}.safetensors");
        try
        {
            model.Save(path);
            var loaded = Sequential.Load(path);
            var batch = Draw(sizes[3], sizes[0], seed);
            return loaded.ToString() == model.ToString() && Same(model.Predict(batch), loaded.Predict(batch));
        }
        finally
        {
            File.Delete(path);
        }
    });

    [Fact]
    public void A_product_is_associative_but_for_rounding() => Holds(Gen.Choose(0, 40).ArrayOf(4).Zip(Seeds()), drawn =>
    {
        var (n, seed) = drawn;
        var (a, b, c) = (Draw(n[0], n[1], seed), Draw(n[1], n[2], seed + 1), Draw(n[2], n[3], seed + 2));
        Near.Equal(a * b * c, a * (b * c), 1e-11, 1e-11);
        return true;
    });

    [Fact]
    public void A_product_distributes_over_a_sum_but_for_rounding() => Holds(Gen.Choose(1, 40).ArrayOf(3).Zip(Seeds()), drawn =>
    {
        var (n, seed) = drawn;
        var (a, b, c) = (Draw(n[0], n[1], seed), Draw(n[1], n[2], seed + 1), Draw(n[1], n[2], seed + 2));
        Near.Equal((a * b) + (a * c), a * (b + c), 1e-11, 1e-11);
        return true;
    });

    [Fact]
    public void A_transposed_product_is_the_product_of_the_transposed_in_turn() => Holds(Gen.Choose(0, 70).ArrayOf(3).Zip(Seeds()), drawn =>
    {
        var (n, seed) = drawn;
        var (a, b) = (Draw(n[0], n[1], seed), Draw(n[1], n[2], seed + 1));
        return Same((a * b).Transpose(), b.Transpose() * a.Transpose())
            && Same(a.Transpose().Transpose(), a)
            && Same(a.Transpose().TransposeThisAndMultiply(b), a * b)
            && Same(a.TransposeAndMultiply(b.Transpose()), a * b);
    });

    [Fact]
    public void Scaling_and_scaling_back_gives_the_numbers_again() => Holds(Matrices(), X =>
    {
        var standard = StandardScaler.Fit(X);
        var range = MinMaxScaler.Fit(X);
        Near.Equal(X, standard.InverseTransform(standard.Transform(X)), 1e-12, 1e-11);
        Near.Equal(X, range.InverseTransform(range.Transform(X)), 1e-12, 1e-11);
        return range.Transform(X).Values.ToArray().All(value => value is >= 0 and <= 1);
    });

    [Fact]
    public void A_stratified_split_loses_and_doubles_no_sample_and_keeps_the_classes_shares() =>
        Holds(Gen.Choose(1, 200).Zip(Seeds()), drawn =>
        {
            var (samples, seed) = drawn;
            var random = new SeededRandom(seed);
            var X = Matrix.FromColumn(Enumerable.Range(0, samples).Select(i => (double)i));
            var data = new Dataset(X, [.. Enumerable.Range(0, samples).Select(_ => random.Next(3))], classes: 3);
            var (train, validation, test) = data.SplitStratified(test: 0.25, validation: 0.25, seed);
            for (int label = 0; label < 3; label++)
            {
                double all = data.Labels.Count(l => l == label);
                Assert.InRange(test.Labels.Count(l => l == label), (all / 4) - 0.5, (all / 4) + 0.5);
                Assert.InRange(validation.Labels.Count(l => l == label), (all / 4) - 0.5, (all / 4) + 0.5);
            }

            var together = new[] { train, validation, test }.SelectMany(part => part.X.Values.ToArray().Zip(part.Labels))
                .OrderBy(pair => pair.First);
            return together.SequenceEqual(X.Values.ToArray().Zip(data.Labels));
        });

    [Fact]
    public void Accuracy_is_the_share_on_the_diagonal_and_the_best_of_one_guess() => Holds(Matrices().Zip(Seeds()), drawn =>
    {
        var (predictions, seed) = drawn;
        var random = new SeededRandom(seed);
        int[] labels = [.. Enumerable.Range(0, predictions.Rows).Select(_ => random.Next(predictions.Columns))];
        double accuracy = labels.Zip(predictions.ArgMax()).Count(pair => pair.First == pair.Second) / (double)labels.Length;
        var confusions = new ConfusionMatrix(labels, predictions.ArgMax(), predictions.Columns);
        return confusions.Accuracy.Equals(accuracy)
            && Metrics.TopK(predictions, labels, predictions.Columns).Equals(1)
            && (predictions.Columns == 1 || Metrics.Accuracy(predictions, Labels.OneHot(labels, predictions.Columns)).Equals(accuracy));
    });

    private static void Holds<T>(Gen<T> inputs, Func<T, bool> property) =>
        Prop.ForAll(inputs.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static Gen<int> Seeds() => Gen.Choose(0, 1_000_000);

    private static Gen<double> Numbers() => Gen.Choose(-100_000, 100_000).Select(thousandths => thousandths / 1000.0);

    /// <summary>Matrices of 1 to 12 rows and columns, their values from −100 to 100.</summary>
    private static Gen<Matrix> Matrices() =>
        from rows in Gen.Choose(1, 12)
        from columns in Gen.Choose(1, 12)
        from values in Numbers().ArrayOf(rows * columns)
        select new Matrix(rows, columns, values);

    private static Matrix Draw(int rows, int columns, int seed)
    {
        var random = new SeededRandom(seed);
        var matrix = new Matrix(rows, columns);
        foreach (ref double value in matrix.Values)
            value = random.NextNormal();
        return matrix;
    }

    private static int[] Order(int length, int seed)
    {
        int[] order = [.. Enumerable.Range(0, length)];
        new SeededRandom(seed).Shuffle(order.AsSpan());
        return order;
    }

    private static bool Same(Matrix expected, Matrix actual) =>
        expected.Shape == actual.Shape && expected.Values.SequenceEqual(actual.Values);
}
