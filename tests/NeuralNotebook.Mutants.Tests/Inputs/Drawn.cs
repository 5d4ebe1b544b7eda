namespace NeuralNotebook.Mutants.Tests;

/// <summary>Numbers, arrays and matrices as a generator needs them.</summary>
internal static class Drawn
{
    public static double[] Numbers(this SeededRandom random, int count, double low = -3, double high = 3) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextUniform(low, high))];

    public static int[] Whole(this SeededRandom random, int count, int exclusiveMaximum) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(exclusiveMaximum))];

    public static Matrix Table(this SeededRandom random, int rows, int columns, double low = -3, double high = 3) =>
        new(rows, columns, random.Numbers(rows * columns, low, high));

    /// <summary>Rows of positive numbers that add up to 1.</summary>
    public static Matrix Probabilities(this SeededRandom random, int rows, int columns)
    {
        var table = random.Table(rows, columns, 0.01, 1);
        for (int row = 0; row < rows; row++)
        {
            double sum = 0;
            foreach (double value in table.Row(row))
                sum += value;
            foreach (ref double value in table.Row(row))
                value /= sum;
        }

        return table;
    }

    /// <summary>The array with one number replaced at a random place.</summary>
    public static double[] With(this SeededRandom random, double[] values, double one)
    {
        if (values.Length > 0)
            values[random.Next(values.Length)] = one;
        return values;
    }

    public static int[] Shuffled(this SeededRandom random, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order.AsSpan());
        return order;
    }
}
