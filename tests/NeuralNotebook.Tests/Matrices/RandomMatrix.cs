namespace NeuralNotebook.Tests.Matrices;

/// <summary>Matrices of normal numbers, the same for a seed.</summary>
internal static class RandomMatrix
{
    public static Matrix Random(int rows, int columns, int seed)
    {
        var random = new SeededRandom(seed);
        var matrix = new Matrix(rows, columns);
        foreach (ref double value in matrix.Values)
            value = random.NextNormal();
        return matrix;
    }
}
