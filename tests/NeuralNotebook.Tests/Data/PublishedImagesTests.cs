using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;

namespace NeuralNotebook.Tests.Data;

public sealed class PublishedImagesTests : IDisposable
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 51];
    private static readonly byte[] TestImages = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 255];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9];
    private static readonly byte[] TestLabels = [0, 0, 8, 1, 0, 0, 0, 1, 3];

    private readonly string folder = Directory.CreateTempSubdirectory("images-").FullName;
    private readonly HttpClient client = new();
    private readonly Dictionary<string, byte[]> published = new()
    {
        ["train-images.gz"] = Zip(Images),
        ["train-labels.gz"] = Zip(Labels),
        ["t10k-images.gz"] = Zip(TestImages),
        ["t10k-labels.gz"] = Zip(TestLabels),
    };

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_the_folder_lacks_is_fetched_once_and_read()
    {
        using var mirror = new Mirror(published);
        var split = await LoadAsync(mirror);
        Assert.Equal("tiny, training: 3 samples × 4 features, 10 classes", split.Train.ToString());
        Assert.Equal("tiny, test: 1 samples × 4 features, 10 classes", split.Test.ToString());
        Assert.Equal([0, 0, 1, 0.2], split.Train.X.Row(2).ToArray());
        Assert.Equal([7, 0, 9], split.Train.Labels);
        Assert.Equal(["t10k-images.gz", "t10k-labels.gz", "train-images.gz", "train-labels.gz"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order());

        await LoadAsync(mirror);
        Assert.Equal(4, mirror.Requests.Count);
    }

    [Fact]
    public async Task Files_that_are_there_need_no_network_gzipped_or_not()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "train-images"), Images);
        await File.WriteAllBytesAsync(Path.Combine(folder, "train-labels"), Labels);
        // Packed by somebody else: other bytes, the same content.
        await File.WriteAllBytesAsync(Path.Combine(folder, "t10k-images.gz"), Zip(TestImages, CompressionLevel.NoCompression));
        await File.WriteAllBytesAsync(Path.Combine(folder, "t10k-labels"), TestLabels);
        Assert.Equal(3, (await LoadAsync()).Train.Samples);
    }

    [Fact]
    public async Task A_file_of_other_content_is_named_and_left_alone()
    {
        byte[] others = [.. Labels[..^1], 8];
        string path = Path.Combine(folder, "train-labels");
        await File.WriteAllBytesAsync(path, others);
        using var mirror = new Mirror(published);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => LoadAsync(mirror));
        Assert.StartsWith($"{path}: is not tiny's train-labels", error.Message, StringComparison.Ordinal);
        Assert.Equal(others, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_stopped()
    {
        using var mirror = new Mirror(published) { BreakAfter = 10 };
        var error = await Assert.ThrowsAsync<IOException>(() => FetchAsync("train-images", mirror));
        Assert.Contains("10 of ", error.Message, StringComparison.Ordinal);
        Assert.Equal(["train-images.gz.part"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Equal(published["train-images.gz"][..10], await File.ReadAllBytesAsync(Path.Combine(folder, "train-images.gz.part")));

        mirror.BreakAfter = null;
        await FetchAsync("train-images", mirror);
        Assert.Equal(["train-images.gz", "train-images.gz from 10"], mirror.Requests);
        Assert.Equal(published["train-images.gz"], await File.ReadAllBytesAsync(Path.Combine(folder, "train-images.gz")));
        Assert.False(File.Exists(Path.Combine(folder, "train-images.gz.part")));
    }

    [Fact]
    public async Task The_next_mirror_gives_what_the_first_one_left_over()
    {
        using var first = new Mirror(published) { BreakAfter = 20 };
        using var second = new Mirror(published);
        await FetchAsync("train-images", first, second);
        Assert.Equal(["train-images.gz from 20"], second.Requests);
        Assert.Equal(published["train-images.gz"], await File.ReadAllBytesAsync(Path.Combine(folder, "train-images.gz")));
    }

    [Fact]
    public async Task A_mirror_without_ranges_sends_everything_again()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "train-images.gz.part"), published["train-images.gz"][..10]);
        using var mirror = new Mirror(published) { KnowsNoRanges = true };
        await FetchAsync("train-images", mirror);
        Assert.Equal(published["train-images.gz"], await File.ReadAllBytesAsync(Path.Combine(folder, "train-images.gz")));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task Bytes_left_by_something_else_do_not_spoil_the_download(int length)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "train-images.gz.part"), new byte[length]);
        using var mirror = new Mirror(published);
        await FetchAsync("train-images", mirror);
        Assert.Equal("train-images.gz", mirror.Requests[^1]);
        Assert.Equal(published["train-images.gz"], await File.ReadAllBytesAsync(Path.Combine(folder, "train-images.gz")));
    }

    [Fact]
    public async Task A_mirror_with_another_file_is_passed_over_and_its_bytes_are_thrown_away()
    {
        byte[] wrong = [.. published["train-images.gz"]];
        wrong[12] ^= 1;
        using var liar = new Mirror(new() { ["train-images.gz"] = wrong });
        using var honest = new Mirror(published);
        await FetchAsync("train-images", liar, honest);
        Assert.Equal(["train-images.gz"], honest.Requests);
        Assert.Equal(published["train-images.gz"], await File.ReadAllBytesAsync(Path.Combine(folder, "train-images.gz")));
    }

    [Fact]
    public async Task When_every_mirror_fails_the_message_says_what_each_did_and_nothing_is_left_behind()
    {
        using var gone = new Mirror(published) { Status = HttpStatusCode.NotFound };
        using var liar = new Mirror(new() { ["train-images.gz"] = new byte[published["train-images.gz"].Length] });
        using var endless = new Mirror(new() { ["train-images.gz"] = new byte[100_000] });
        var error = await Assert.ThrowsAsync<IOException>(() => FetchAsync("train-images", gone, liar, endless));
        Assert.Contains($"{gone.Address}: answered 404", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{liar.Address}: sent a file with another SHA-256", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{endless.Address}: sent more than the file's", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_mirror_that_says_nothing_is_not_waited_for_for_ever()
    {
        using var silent = new Mirror(published) { Silent = true };
        using var second = new Mirror(published);
        await FetchAsync("train-images", silent, second);
        Assert.Equal((1, 1), (silent.Requests.Count, second.Requests.Count));
    }

    [Fact]
    public async Task A_cancelled_download_keeps_what_has_arrived()
    {
        using var source = new CancellationTokenSource();
        using var mirror = new Mirror(published) { BreakAfter = 10 };
        var progress = new Watcher(_ => source.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync("train-images", progress, source.Token, mirror));
        Assert.Equal(10, new FileInfo(Path.Combine(folder, "train-images.gz.part")).Length);
    }

    [Fact]
    public async Task Progress_counts_the_bytes_that_were_there_already()
    {
        byte[] file = published["train-images.gz"];
        await File.WriteAllBytesAsync(Path.Combine(folder, "train-images.gz.part"), file[..10]);
        using var mirror = new Mirror(published);
        var reports = new List<DownloadProgress>();
        await FetchAsync("train-images", new Watcher(reports.Add), CancellationToken.None, mirror);
        Assert.All(reports, report => Assert.True(report.Received > 10));
        Assert.Equal(new DownloadProgress("train-images.gz", file.Length, file.Length), reports[^1]);
        Assert.Equal("a.gz: 4.2 of 9.9 MB", new DownloadProgress("a.gz", 4_200_000, 9_912_422).ToString());
    }

    [Fact]
    public async Task The_files_are_there_when_all_four_are_gzipped_or_not()
    {
        Assert.False(Tiny().AreIn(Path.Combine(folder, "missing")));
        await File.WriteAllBytesAsync(Path.Combine(folder, "train-images"), Images);
        await File.WriteAllBytesAsync(Path.Combine(folder, "train-labels.gz"), published["train-labels.gz"]);
        await File.WriteAllBytesAsync(Path.Combine(folder, "t10k-images"), TestImages);
        Assert.False(Tiny().AreIn(folder));
        await File.WriteAllBytesAsync(Path.Combine(folder, "t10k-labels.gz.part"), published["t10k-labels.gz"]);
        Assert.False(Tiny().AreIn(folder));
        await File.WriteAllBytesAsync(Path.Combine(folder, "t10k-labels.gz"), published["t10k-labels.gz"]);
        Assert.True(Tiny().AreIn(folder));
        Assert.False(Datasets.HasMnist(folder) || Datasets.HasFashionMnist(folder));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Fetching_and_reading_never_come_back_to_the_callers_thread(bool areThere)
    {
        using var mirror = new Mirror(published);
        if (areThere)
            await LoadAsync(mirror);
        Assert.Equal(0, await CallersThread.ReturnsOf(() => LoadAsync(mirror)));
        Assert.True(Tiny().AreIn(folder));
    }

    private static byte[] Zip(byte[] bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var zipped = new MemoryStream();
        using (var stream = new GZipStream(zipped, level))
            stream.Write(bytes);
        return zipped.ToArray();
    }

    private PublishedFile Describe(string name, byte[] content) =>
        new(name, published[$"{name}.gz"].Length, Convert.ToHexStringLower(SHA256.HashData(published[$"{name}.gz"])),
            Convert.ToHexStringLower(SHA256.HashData(content)));

    private PublishedImages Tiny(params Mirror[] mirrors) => new(
        "tiny",
        [.. mirrors.Select(mirror => mirror.Address)],
        Describe("train-images", Images),
        Describe("train-labels", Labels),
        Describe("t10k-images", TestImages),
        Describe("t10k-labels", TestLabels));

    private Task<DataSplit> LoadAsync(params Mirror[] mirrors) =>
        Tiny(mirrors).LoadAsync(client, folder, progress: null, CancellationToken.None);

    private Task FetchAsync(string name, params Mirror[] mirrors) => FetchAsync(name, progress: null, CancellationToken.None, mirrors);

    private Task FetchAsync(string name, IProgress<DownloadProgress>? progress, CancellationToken cancellation, params Mirror[] mirrors) =>
        new Download(client, Describe(name, Images), Path.Combine(folder, $"{name}.gz"), progress)
        { Patience = mirrors.Any(mirror => mirror.Silent) ? TimeSpan.FromSeconds(5) : NoHang }
            .RunAsync([.. mirrors.Select(mirror => mirror.Address)], cancellation);

    /// <summary>A mirror that answers has as much time as a busy machine needs.</summary>
    private static readonly TimeSpan NoHang = TimeSpan.FromMinutes(1);

    /// <summary>Reports at once, on the thread that has something to say.</summary>
    private sealed class Watcher(Action<DownloadProgress> watch) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => watch(value);
    }
}
