namespace NeuralNotebook.Interactive;

/// <summary>Output that changes while a cell runs.</summary>
public static class Live
{
    /// <summary>A monitor to give to <see cref="Sequential.Fit"/>: the loss curve and how far the training is,
    /// drawn anew as it goes and left in its final state. It finds the notebook it runs in; in a terminal it is a line,
    /// and where nothing can change only its last state is written.</summary>
    public static Callback Monitor() => new LiveMonitor(LiveDisplay.Find(), TimeProvider.System);

    /// <summary>Progress to give to <see cref="Datasets.MnistAsync"/> and <see cref="Datasets.FashionMnistAsync"/>:
    /// how much of each file is here, drawn anew as it comes.</summary>
    public static IProgress<DownloadProgress> Download() => new LiveDownload(LiveDisplay.Find(), TimeProvider.System);
}
