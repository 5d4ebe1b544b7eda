namespace NeuralNotebook.Interactive;

/// <summary>Rows with a 1 in the column of their class, right and wrong: what the exercise on one-hot labels tells apart.</summary>
internal static class HotRows
{
    /// <summary>One-hot rows, rightly or with a mistake: which labels are known, in which column the number stands and what it is,
    /// and what fills the rows of the others.</summary>
    public static Matrix Hot(int[] labels, int classes, Func<int, int> column, Func<int, bool>? isKnown = null,
        Func<int, double>? hot = null, double missing = 0)
    {
        var rows = new Matrix(labels.Length, classes);
        for (int i = 0; i < labels.Length; i++)
        {
            if (isKnown?.Invoke(labels[i]) ?? labels[i] >= 0)
                rows[i, column(labels[i])] = hot?.Invoke(labels[i]) ?? 1;
            else
                rows.Row(i).Fill(missing);
        }

        return rows;
    }

    public static Matrix Crossed(int[] labels, int classes)
    {
        var rows = new Matrix(labels.Length, classes);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] >= 0)
                rows[labels[i], i] = 1;
        }

        return rows;
    }

    /// <summary>Whether a label without a column is noticed: "yes" if an exception says so.</summary>
    public static string Fails(Func<Matrix> rows)
    {
        try
        {
            rows();
            return "no";
        }
        catch (Exception error)
            when (error is ArgumentException or IndexOutOfRangeException or InvalidOperationException or KeyNotFoundException)
        {
            return "yes";
        }
    }

    public static Matrix Without(Matrix rows, int row)
    {
        if (rows.Rows > 0)
            rows.Row(row).Clear();
        return rows;
    }
}
