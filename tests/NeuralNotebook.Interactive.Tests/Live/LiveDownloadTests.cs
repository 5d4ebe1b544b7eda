namespace NeuralNotebook.Interactive.Tests;

public sealed class LiveDownloadTests
{
    private readonly List<(string Id, IReadOnlyDictionary<string, string> Bundle, bool Again)> displays = [];
    private readonly Clock clock = new();

    [Fact]
    public void A_download_is_one_display_with_a_bar_for_each_file()
    {
        var download = new LiveDownload(Notebook(), clock);
        Receive(download, "images.gz", 1_000_000, 4_000_000, 9_900_000);
        Receive(download, "labels.gz", 28_881);

        Assert.Single(displays.Select(display => display.Id).Distinct());
        Assert.Equal([false, true, true, true], displays.Select(display => display.Again));
        string last = displays[^1].Bundle["text/plain"];
        Assert.Contains("images.gz", last, StringComparison.Ordinal);
        Assert.Contains("labels.gz", last, StringComparison.Ordinal);
        Assert.Contains("9.9", last, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_complete_is_shown_at_once_and_the_way_there_at_most_ten_times_a_second()
    {
        var download = new LiveDownload(Notebook(), clock);
        Receive(download, "images.gz", secondsApart: 0.01, [.. Enumerable.Range(1, 100).Select(part => part * 10_000L)]);

        Assert.InRange(displays.Count, 9, 13);
        Assert.Contains("1.0 of 1.0 MB", displays[^1].Bundle["image/svg+xml"], StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_terminal_it_is_one_line_that_is_written_over()
    {
        var text = new StringWriter { NewLine = "\n" };
        Receive(new LiveDownload(new TextDisplay(text, canRewrite: true), clock), "images.gz", 1_000_000, 2_000_000);

        Assert.Equal("\rimages.gz: 1.0 of 2.0 MB\rimages.gz: 2.0 of 2.0 MB", text.ToString());
    }

    private NotebookDisplay Notebook() => new((id, bundle, again) => displays.Add((id, bundle, again)));

    private void Receive(LiveDownload download, string file, params long[] received) => Receive(download, file, 1, received);

    private void Receive(LiveDownload download, string file, double secondsApart, params long[] received)
    {
        foreach (long bytes in received)
        {
            clock.Now += (long)(secondsApart * clock.TimestampFrequency);
            download.Report(new DownloadProgress(file, bytes, received[^1]));
        }
    }

    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; }

        public override long GetTimestamp() => Now;
    }
}
