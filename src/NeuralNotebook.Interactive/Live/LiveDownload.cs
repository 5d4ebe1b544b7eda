namespace NeuralNotebook.Interactive;

/// <summary>Shows how far a download is, at most ten times a second: a bar for each file, and its last state when a
/// file is complete.</summary>
internal sealed class LiveDownload(LiveDisplay display, TimeProvider clock) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<DownloadProgress> files = [];
    private long shown;

    public void Report(DownloadProgress value)
    {
        if (files.Count == 0)
            display.Begin();
        int place = files.FindIndex(file => file.File == value.File);
        if (place < 0)
            files.Add(value);
        else
            files[place] = value;
        if (value.Received < value.Total && shown != 0 && clock.GetElapsedTime(shown) < Pause)
            return;
        shown = clock.GetTimestamp();
        display.Show(Picture(), value.ToString());
    }

    private Figure Picture() =>
        Chart.Bar(files.Select(file => file.File), files.Select(file => Math.Round(file.Received / 1e6, 1)), name: "received")
            .WithXAxis("megabytes", min: 0, max: files.Max(file => file.Total) / 1e6).WithTitle("Download", $"{files[^1]}");
}
