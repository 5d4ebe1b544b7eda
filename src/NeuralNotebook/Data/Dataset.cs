using System.Globalization;

namespace NeuralNotebook;

/// <summary>Samples and what is true of them.</summary>
[TypeFormatterSource(typeof(TextFormatters<Dataset>), PreferredMimeTypes = ["text/plain"])]
public sealed class Dataset
{
    // One-hot rows are made when they are first asked for: of many classes they take far more memory than the samples do.
    private Matrix? targets;

    /// <summary>Makes a data set of samples that belong to classes.</summary>
    /// <param name="X">The samples, <c>samples × features</c>.</param>
    /// <param name="labels">The class of each, counted from 0.</param>
    /// <param name="classes">How many classes there are; not given, one more than the largest label.</param>
    /// <param name="name">What the data are called in tables and charts.</param>
    /// <param name="classNames">What the classes are called, in order, if they have names.</param>
    /// <exception cref="ArgumentException">There are not as many labels as samples, a label is not one of the classes,
    /// or there are not as many names as classes.</exception>
    public Dataset(Matrix X, IReadOnlyList<int> labels, int? classes = null, string name = "data", IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(X);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(name);
        if (labels.Count != X.Rows)
            throw new ArgumentException($"Every sample needs a label: got {X.Rows} samples and {labels.Count} labels.", nameof(labels));
        this.X = X;
        Labels = [.. labels];
        Classes = classes ?? (Labels.Length == 0 ? 1 : Labels.Max() + 1);
        NeuralNotebook.Labels.RequireClasses(Labels, Classes);
        ClassNames = [.. classNames ?? []];
        if (ClassNames.Count > 0 && ClassNames.Count != Classes)
            throw new ArgumentException($"Each class has one name, got {Classes} classes and {ClassNames.Count} names.",
                nameof(classNames));
        Name = name;
    }

    /// <summary>Makes a data set of samples with numbers to predict (regression).</summary>
    /// <param name="X">The samples, <c>samples × features</c>.</param>
    /// <param name="Y">The targets, <c>samples × outputs</c>.</param>
    /// <param name="name">What the data are called in tables and charts.</param>
    /// <exception cref="ArgumentException">There are not as many targets as samples.</exception>
    public Dataset(Matrix X, Matrix Y, string name = "data")
    {
        ArgumentNullException.ThrowIfNull(X);
        ArgumentNullException.ThrowIfNull(Y);
        ArgumentNullException.ThrowIfNull(name);
        if (Y.Rows != X.Rows)
            throw new ArgumentException($"Every sample needs its targets: got {X.Rows} samples and {Y.Rows} rows of targets.", nameof(Y));
        this.X = X;
        targets = Y;
        Labels = [];
        ClassNames = [];
        Name = name;
    }

    /// <summary>The samples, <c>samples × features</c>.</summary>
    public Matrix X { get; }

    /// <summary>The targets: one-hot rows for classes, numbers for regression.</summary>
    public Matrix Y => targets ??= NeuralNotebook.Labels.OneHot(Labels, Classes);

    /// <summary>The class of each sample, counted from 0; empty for regression. (The chapters' <c>y</c>.)</summary>
    public int[] Labels { get; }

    /// <summary>How many classes there are; 0 for regression.</summary>
    public int Classes { get; }

    /// <summary>What the classes are called, in order; empty where they have no names.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>What the data are called.</summary>
    public string Name { get; }

    /// <summary>How many samples there are.</summary>
    public int Samples => X.Rows;

    /// <summary>A data set of some of the samples, in the given order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public Dataset Select(ReadOnlySpan<int> rows, string? name = null)
    {
        var samples = X.SelectRows(rows);
        if (Classes == 0)
            return new Dataset(samples, Y.SelectRows(rows), name ?? Name);
        int[] labels = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            labels[i] = Labels[rows[i]];
        return new Dataset(samples, labels, Classes, name ?? Name, ClassNames);
    }

    /// <summary>Puts some of the samples aside, drawn at random, to test with what was not learned from.</summary>
    /// <param name="test">The share to put aside, between 0 and 1.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share does not lie between 0 and 1.</exception>
    public DataSplit Split(double test, int seed = 0)
    {
        if (!(test is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(test), test, "The share of test samples lies between 0 and 1; 0.2 is usual.");
        int[] order = [.. Enumerable.Range(0, Samples)];
        new SeededRandom(seed).Shuffle(order.AsSpan());
        int testSamples = (int)Math.Round(test * Samples);
        return new DataSplit(Select(order.AsSpan(testSamples), $"{Name}, training"), Select(order.AsSpan(0, testSamples), $"{Name}, test"));
    }

    /// <summary>Puts samples aside for testing and for validation, from every class the same share (stratified), drawn at random.</summary>
    /// <param name="test">The share to test with.</param>
    /// <param name="validation">The share to choose settings by.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative, or the two leave nothing to learn from.</exception>
    public (Dataset Train, Dataset Validation, Dataset Test) SplitStratified(double test, double validation, int seed = 0)
    {
        if (!(test >= 0 && validation >= 0 && test + validation < 1))
            throw new ArgumentOutOfRangeException(test is >= 0 and < 1 ? nameof(validation) : nameof(test),
                test is >= 0 and < 1 ? validation : test,
                string.Create(CultureInfo.InvariantCulture,
                    $"The shares of test and validation samples are 0 or larger and together below 1, got {test} and {validation}."));
        int[] order = [.. Enumerable.Range(0, Samples)];
        new SeededRandom(seed).Shuffle(order.AsSpan());
        var parts = new List<int>[] { [], [], [] };
        foreach (var group in order.GroupBy(row => Classes > 0 ? Labels[row] : 0))
        {
            int[] rows = [.. group];
            int testEnd = (int)Math.Round(test * rows.Length), validationEnd = testEnd + (int)Math.Round(validation * rows.Length);
            parts[0].AddRange(rows[validationEnd..]);
            parts[1].AddRange(rows[testEnd..validationEnd]);
            parts[2].AddRange(rows[..testEnd]);
        }

        return (Select([.. parts[0]], $"{Name}, training"), Select([.. parts[1]], $"{Name}, validation"),
            Select([.. parts[2]], $"{Name}, test"));
    }

    /// <summary>Cuts the samples, in a random order, into equally large parts, each of which validates once while the others are learned
    /// from (k-fold cross-validation).</summary>
    /// <param name="folds">How many parts, from 2 to the number of samples. Where it does not come out even,
    /// the first ones have a sample more.</param>
    /// <param name="seed">The seed of the order.</param>
    /// <returns>For each part the samples that are left to learn from, and the part. Built in chapter 13, generalisation.
    /// Source: Stone (1974), "Cross-validatory choice and assessment of statistical predictions".</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 folds, or more than samples.</exception>
    public IReadOnlyList<(Dataset Train, Dataset Validation)> Folds(int folds, int seed = 0)
    {
        if (folds < 2 || folds > Samples)
            throw new ArgumentOutOfRangeException(nameof(folds), folds,
                $"{Samples} samples make 2 to {Samples} folds, none of them empty; 5 or 10 is usual.");
        int[] order = [.. Enumerable.Range(0, Samples)];
        new SeededRandom(seed).Shuffle(order.AsSpan());
        var parts = new (Dataset, Dataset)[folds];
        for (int fold = 0, start = 0; fold < folds; fold++)
        {
            int end = start + (Samples / folds) + (fold < Samples % folds ? 1 : 0);
            parts[fold] =
                (Select([.. order[..start], .. order[end..]], $"{Name}, without fold {fold + 1}"),
                    Select(order.AsSpan(start, end - start), $"{Name}, fold {fold + 1}"));
            start = end;
        }

        return parts;
    }

    /// <summary>"moons: 1000 samples × 2 features, 2 classes".</summary>
    public override string ToString() =>
        $"{Name}: {Samples} samples × {X.Columns} features, {(Classes > 0 ? $"{Classes} classes" : $"{Y.Columns} targets")}";

    /// <summary>The targets in the shape of a network's outputs; two classes may also be one column, the probability of class 1.</summary>
    internal Matrix TargetsFor(int outputColumns)
    {
        if (Y.Columns == outputColumns)
            return Y;
        if (Classes == 2 && outputColumns == 1)
            return Matrix.FromColumn(Labels.Select(label => (double)label));
        throw new ArgumentException($"The network gives {outputColumns} numbers a sample, but {this}"
            + $": its last layer should have {(Classes == 2 ? "2 outputs (or 1)" : $"{Y.Columns}")}.");
    }

    internal void RequireSamples()
    {
        if (Samples == 0)
            throw new ArgumentException($"There is nothing to measure or to learn from: {this}.");
    }
}
