namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>The cells that show something else in a browser than the notebook stores, each with the words in which it says why.</summary>
internal static class ExcusedCells
{
    private static readonly Dictionary<string, (string[] Cells, string Says)[]> Excused = new()
    {
        ["14-images.ipynb"] =
            [(["mnist", "mnist-picture", "mnist-train-cell", "mnist-confusion", "mnist-worst", "mnist-weights", "mnist-saliency",
                "mnist-augment", "own-pad-mnist"], "Not run here: ")],
        ["16-the-same-network-elsewhere.ipynb"] = [(["onnx-cell"], "Not run here: ONNX Runtime is native code")],
        ["18-where-next.ipynb"] = [(["mnist-cell"], "Not run here: the files of MNIST are missing")],
    };

    /// <summary>The cells of a chapter, by their ids, with what each of them says.</summary>
    public static IReadOnlyDictionary<string, string> Of(string chapter) =>
        Excused.GetValueOrDefault(chapter, []).SelectMany(group => group.Cells.Select(cell => (cell, group.Says)))
            .ToDictionary(pair => pair.cell, pair => pair.Says);
}
