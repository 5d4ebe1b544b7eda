namespace NeuralNotebook.Interactive;

/// <summary>Which of many rows or columns a table shows.</summary>
internal static class ShownIndices
{
    private const int Most = 10;

    /// <summary>All positions up to ten; of more the first five, null for the gap, and the last four.</summary>
    public static IReadOnlyList<int?> Of(int count) => count <= Most
        ? [.. Enumerable.Range(0, count).Select(i => (int?)i)]
        : [0, 1, 2, 3, 4, null, count - 4, count - 3, count - 2, count - 1];
}
