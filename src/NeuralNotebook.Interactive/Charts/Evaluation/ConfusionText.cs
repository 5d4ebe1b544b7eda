namespace NeuralNotebook.Interactive;

/// <summary>What a confusion matrix says, in its cells and in words.</summary>
internal static class ConfusionText
{
    /// <summary>With more classes a cell has room for its count only; the colour still is the share.</summary>
    private const int MostWithShares = 6;

    /// <summary>Each count's share of its row, 0 for a class without samples.</summary>
    public static double[] Shares(ConfusionMatrix confusions) =>
        [.. Cells(confusions, (count, support) => support == 0 ? 0 : (double)count / support)];

    public static string[] Cells(ConfusionMatrix confusions) => [.. Cells(confusions, (count, support) =>
        count == 0 ? "" : confusions.Classes > MostWithShares
            ? NumberText.Whole(count) : $"{NumberText.Whole(count)} ({NumberText.Percent(Math.Round((double)count / support, 2))})")];

    public static string Title(ConfusionMatrix confusions)
    {
        int samples = confusions.Support.Sum();
        return samples == 0 ? "No samples" : $"{NumberText.Percent(confusions.Accuracy)} of {NumberText.Whole(samples)} samples are right";
    }

    /// <summary>The most frequent mistake, or that there is none.</summary>
    public static string Worst(ConfusionMatrix confusions, IReadOnlyList<string> names)
    {
        var wrong = Mistakes(confusions);
        return wrong.Count == 0
            ? "no class is taken for another"
            : $"most often, {names[wrong[0].Truth]} is taken for {names[wrong[0].Predicted]}: {NumberText.Whole(wrong[0].Count)}"
                + $" of {NumberText.Whole(confusions.Support[wrong[0].Truth])}";
    }

    public static string Description(ConfusionMatrix confusions, IReadOnlyList<string> names)
    {
        var wrong = Mistakes(confusions).Take(4)
            .Select(mistake =>
                $"{names[mistake.Truth]} taken for {names[mistake.Predicted]} {NumberText.Whole(mistake.Count)}"
                    + $" {(mistake.Count == 1 ? "time" : "times")}").ToList();
        var found = names.Zip(confusions.Recall, confusions.Support).Where(one => one.Third > 0).Take(12)
            .Select(one => $"{one.First} {NumberText.Percent(one.Second)}");
        return $"confusion matrix of {confusions.Classes} {(confusions.Classes == 1 ? "class" : "classes")}, true by row and predicted "
            + $"by column; found of each class: {string.Join(", ", found)}; "
            + (wrong.Count == 0 ? "no mistakes" : $"most frequent mistakes: {string.Join(", ", wrong)}");
    }

    private static List<(int Truth, int Predicted, int Count)> Mistakes(ConfusionMatrix confusions) =>
        [.. Enumerable.Range(0, confusions.Classes * confusions.Classes)
            .Select(i =>
                (Truth: i / confusions.Classes, Predicted: i % confusions.Classes,
                    Count: confusions[i / confusions.Classes, i % confusions.Classes]))
            .Where(cell => cell.Truth != cell.Predicted && cell.Count > 0)
            .OrderByDescending(cell => cell.Count)];

    private static IEnumerable<T> Cells<T>(ConfusionMatrix confusions, Func<int, int, T> cell)
    {
        int[] support = confusions.Support;
        return Enumerable.Range(0, confusions.Classes * confusions.Classes)
            .Select(i => cell(confusions[i / confusions.Classes, i % confusions.Classes], support[i / confusions.Classes]));
    }
}
