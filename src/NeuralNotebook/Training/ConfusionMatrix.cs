namespace NeuralNotebook;

/// <summary>Which classes are taken for which: row i, column j counts the samples of true class i that were predicted as class j
/// (scikit-learn's orientation).</summary>
/// <remarks>Precision of a class: of the samples predicted as it, the share that is it. Recall:
/// of its samples, the share that was found. F1: their harmonic mean.
/// 0/0 counts as 0.</remarks>
public sealed class ConfusionMatrix
{
    private readonly int[,] counts;

    /// <summary>Counts.</summary>
    /// <param name="truth">The true classes, counted from 0.</param>
    /// <param name="predicted">The predicted classes.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <exception cref="ArgumentException">The two are not of one length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is not one of 0 to classes − 1.</exception>
    public ConfusionMatrix(IReadOnlyList<int> truth, IReadOnlyList<int> predicted, int classes)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (truth.Count != predicted.Count)
            throw new ArgumentException($"Every sample has one true and one predicted class, got {truth.Count} and {predicted.Count}.",
                nameof(predicted));
        counts = new int[classes, classes];
        for (int i = 0; i < truth.Count; i++)
        {
            if ((uint)truth[i] >= (uint)classes || (uint)predicted[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(classes), classes,
                    $"Sample {i} is of class {truth[i]} and predicted as {predicted[i]}; with {classes}"
                        + $" classes they run from 0 to {classes - 1}.");
            counts[truth[i], predicted[i]]++;
        }
    }

    /// <summary>How many classes there are.</summary>
    public int Classes => counts.GetLength(0);

    /// <summary>The share of samples on the diagonal.</summary>
    public double Accuracy => Share(Enumerable.Range(0, Classes).Sum(i => counts[i, i]), Support.Sum());

    /// <summary>How many samples each class has.</summary>
    public int[] Support => PerClass(i => Enumerable.Range(0, Classes).Sum(j => counts[i, j]));

    /// <summary>The precision of each class.</summary>
    public double[] Precision => PerClass(j => Share(counts[j, j], Enumerable.Range(0, Classes).Sum(i => counts[i, j])));

    /// <summary>The recall of each class.</summary>
    public double[] Recall => PerClass(i => Share(counts[i, i], Support[i]));

    /// <summary>The F1 of each class.</summary>
    public double[] F1 => [.. Precision.Zip(Recall, (precision, recall) => Share(2 * precision * recall, precision + recall))];

    /// <summary>How many samples of a true class were predicted as another.</summary>
    public int this[int truth, int predicted] => counts[truth, predicted];

    /// <summary>The mean over the classes, each counting the same.</summary>
    public (double Precision, double Recall, double F1) Macro => (Precision.Average(), Recall.Average(), F1.Average());

    /// <summary>Over all samples together; with one prediction a sample all three are the accuracy.</summary>
    public (double Precision, double Recall, double F1) Micro => (Accuracy, Accuracy, Accuracy);

    /// <summary>The mean over the classes, each counting by its samples.</summary>
    public (double Precision, double Recall, double F1) Weighted => (Mean(Precision), Mean(Recall), Mean(F1));

    /// <summary>The counts as a matrix.</summary>
    public Matrix ToMatrix()
    {
        var matrix = new Matrix(Classes, Classes);
        for (int i = 0; i < counts.Length; i++)
            matrix.Values[i] = counts[i / Classes, i % Classes];
        return matrix;
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private double Mean(double[] values) => Share(values.Zip(Support, (value, support) => value * support).Sum(), Support.Sum());

    private T[] PerClass<T>(Func<int, T> measure) => [.. Enumerable.Range(0, Classes).Select(measure)];
}
