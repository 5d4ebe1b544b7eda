namespace NeuralNotebook;

/// <summary>Class numbers, and the one-hot rows that a loss compares probabilities with.</summary>
public static class Labels
{
    /// <summary>One row a label: 1 in the column of its class, 0 elsewhere.</summary>
    /// <param name="labels">Class numbers, counted from 0.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns><c>labels × classes</c></returns>
    /// <exception cref="ArgumentOutOfRangeException">A label is not one of 0 to classes − 1.</exception>
    public static Matrix OneHot(ReadOnlySpan<int> labels, int classes)
    {
        RequireClasses(labels, classes);
        var rows = new Matrix(labels.Length, classes);
        for (int i = 0; i < labels.Length; i++)
            rows[i, labels[i]] = 1;
        return rows;
    }

    /// <summary>The class of each one-hot row: the column of its largest value.</summary>
    /// <exception cref="ArgumentException">A row holds NaN, which is no class.</exception>
    public static int[] FromOneHot(Matrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int broken = rows.Values.IndexOf(double.NaN);
        if (broken >= 0)
            throw new ArgumentException($"Row {broken / rows.Columns} holds NaN, which is no class.", nameof(rows));
        return rows.ArgMax();
    }

    /// <exception cref="ArgumentOutOfRangeException">A label is not one of 0 to classes − 1.</exception>
    internal static void RequireClasses(ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(nameof(labels), labels[i],
                    $"Label {i} is {labels[i]}; with {classes} classes labels run from 0 to {classes - 1}.");
        }
    }
}
