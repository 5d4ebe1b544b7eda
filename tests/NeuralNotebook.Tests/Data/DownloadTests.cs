using System.Net;
using System.Security.Cryptography;

namespace NeuralNotebook.Tests.Data;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Published = [.. Enumerable.Range(1, 100).Select(i => (byte)i)];

    private readonly string folder = Directory.CreateTempSubdirectory("download-").FullName;

    private string Target => Path.Combine(folder, "images.gz");

    private string Part => Target + ".part";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_that_is_not_there_is_made()
    {
        string target = Path.Combine(folder, "new", "deeper", "images.gz");
        await FetchAsync(new ScriptedMirror(Published), target: target);
        Assert.Equal(Published, await File.ReadAllBytesAsync(target));
    }

    [Fact]
    public async Task What_had_the_name_of_the_file_before_is_replaced()
    {
        await File.WriteAllTextAsync(Target, "something else");
        await FetchAsync(new ScriptedMirror(Published));
        Assert.Equal([Target], Directory.GetFiles(folder));
        Assert.Equal(Published, await File.ReadAllBytesAsync(Target));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "bytes=1-")]
    [InlineData(99, "bytes=99-")]
    public async Task A_mirror_is_asked_for_a_range_only_where_bytes_are_kept(int kept, string range)
    {
        await File.WriteAllBytesAsync(Part, Published[..kept]);
        var mirror = new ScriptedMirror(Published);
        await FetchAsync(mirror);
        Assert.Equal([range], mirror.Ranges);
        Assert.Equal(Published, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task A_part_that_is_whole_is_asked_of_nobody()
    {
        await File.WriteAllBytesAsync(Part, Published);
        var mirror = new ScriptedMirror(Published);
        await FetchAsync(mirror);
        Assert.Empty(mirror.Ranges);
        Assert.Equal(Published, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task A_kernel_that_wants_its_cell_to_stop_ends_the_download_and_asks_no_other_mirror()
    {
        var mirror = new ScriptedMirror(Published);
        var error = await Assert.ThrowsAsync<OperationCanceledException>(
            () => AskedToStop.DuringAsync(() => FetchAsync(mirror), () => throw new OperationCanceledException("stop")));
        Assert.Equal("stop", error.Message);
        Assert.Single(mirror.Ranges);
        Assert.False(File.Exists(Target));
    }

    [Theory]
    [InlineData(10, 5, "sent bytes from 5 on when asked for those from 10 on")]
    [InlineData(10, 11, "sent bytes from 11 on when asked for those from 10 on")]
    [InlineData(1, -1, "when asked for those from 1 on")]
    [InlineData(10, -1, "when asked for those from 10 on")]
    public async Task A_range_that_was_not_asked_for_is_not_understood_and_what_is_kept_stays(int kept, int claims, string reason)
    {
        await File.WriteAllBytesAsync(Part, Published[..kept]);
        Assert.Contains(reason, await FailureAsync(new ScriptedMirror(Published) { Claims = claims }), StringComparison.Ordinal);
        Assert.Equal(Published[..kept], await File.ReadAllBytesAsync(Part));
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task A_mirror_without_ranges_that_breaks_off_leaves_its_own_bytes_alone()
    {
        await File.WriteAllBytesAsync(Part, new byte[10]);
        string message = await FailureAsync(new ScriptedMirror(Published[..5]) { KnowsNoRanges = true });
        Assert.Contains("broke off after 5 of 100 bytes", message, StringComparison.Ordinal);
        Assert.Contains($"5 of 100 bytes are kept in {Part}; trying again goes on from there", message, StringComparison.Ordinal);
        Assert.DoesNotContain("internet", message, StringComparison.Ordinal);
        Assert.Equal(Published[..5], await File.ReadAllBytesAsync(Part));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(10)]
    public async Task One_byte_too_many_is_too_much_and_none_is_kept(int piece)
    {
        string message = await FailureAsync(new ScriptedMirror([.. Published, 101]) { Piece = piece });
        Assert.Contains("sent more than the file's 100 bytes", message, StringComparison.Ordinal);
        Assert.DoesNotContain("kept", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bytes_of_another_file_are_asked_for_once_and_thrown_away(bool emptyPart)
    {
        if (emptyPart)
            await File.WriteAllBytesAsync(Part, []);
        var liar = new ScriptedMirror(new byte[100]);
        string message = await FailureAsync(liar);
        Assert.Contains("another SHA-256", message, StringComparison.Ordinal);
        Assert.Contains("connected to the internet?", message, StringComparison.Ordinal);
        Assert.Equal([""], liar.Ranges);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task What_each_mirror_answered_stands_on_a_line_of_its_own_and_a_last_one_says_what_to_try()
    {
        var gone = new ScriptedMirror([]) { Status = HttpStatusCode.NotFound };
        string[] lines = (await FailureAsync(gone, mirrors: 2)).Split('\n');
        Assert.Equal(["  http://mirror0/: answered 404 Not Found", "  http://mirror1/: answered 404 Not Found"], lines[1..^1]);
        Assert.StartsWith("images.gz could be fetched from no mirror", lines[0], StringComparison.Ordinal);
        Assert.Contains("connected to the internet?", lines[^1], StringComparison.Ordinal);
        Assert.Contains("A folder that already holds the four files", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("kept", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_mirror_is_asked_and_nothing_is_kept_the_message_says_so_as_well() =>
        Assert.Contains("could be fetched from no mirror", await FailureAsync(new ScriptedMirror([]), mirrors: 0),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("answer")]
    [InlineData("read")]
    public async Task Patience_ends_where_a_mirror_answers_nothing_and_where_it_sends_nothing(string step)
    {
        string message = await FailureAsync(new ScriptedMirror(Published) { Silent = step }, patience: TimeSpan.FromMilliseconds(50));
        Assert.Contains("http://mirror0/: sent nothing for", message, StringComparison.Ordinal);
        Assert.Contains("seconds", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mirror_may_take_longer_than_patience_lasts_as_long_as_it_goes_on_sending()
    {
        // Five pieces and the end, 0.7 seconds in all; a single wait is a quarter of what patience bears.
        var slow = new ScriptedMirror(Published) { Piece = 20, Arriving = () => Thread.Sleep(120) };
        await FetchAsync(slow, patience: TimeSpan.FromSeconds(0.5));
        Assert.Equal(Published, await File.ReadAllBytesAsync(Target));
    }

    /// <summary>Each step in turn is the first that is waited for: from there on the work could be anywhere.</summary>
    [Theory]
    [InlineData("answer", 100, 100)]
    [InlineData("body", 100, 100)]
    [InlineData("read", 100, 100)]
    [InlineData("close", 100, 100)]
    // Few bytes are written when all have arrived, many of them meanwhile, and those of a transfer that broke off when the part is closed.
    [InlineData("", 100, 100)]
    [InlineData("", 100_000, 100_000)]
    [InlineData("", 100, 50)]
    public async Task A_download_never_comes_back_to_the_callers_thread(string slow, int length, int sent)
    {
        byte[] published = new byte[length];
        Assert.Equal(0, await CallersThread.ReturnsOf(
            () => FetchAsync(new ScriptedMirror(published[..sent]) { Slow = slow }, published: published)));
    }

    [Fact]
    public async Task The_check_of_a_whole_part_never_comes_back_to_the_callers_thread()
    {
        await File.WriteAllBytesAsync(Part, Published);
        Assert.Equal(0, await CallersThread.ReturnsOf(() => FetchAsync(new ScriptedMirror(Published))));
    }

    private async Task<string> FailureAsync(ScriptedMirror mirror, int mirrors = 1, TimeSpan? patience = null) =>
        (await Assert.ThrowsAsync<IOException>(() => FetchAsync(mirror, patience, mirrors: mirrors))).Message;

    /// <summary>Not async itself: an await here would come back to the caller's thread.</summary>
    private Task FetchAsync(ScriptedMirror mirror, TimeSpan? patience = null, string? target = null, byte[]? published = null,
        int mirrors = 1)
    {
        published ??= Published;
        string sum = Convert.ToHexStringLower(SHA256.HashData(published));
        var file = new PublishedFile("images", published.Length, sum, sum);
        var download = new Download(new HttpClient(mirror), file, target ?? Target, progress: null)
        { Patience = patience ?? TimeSpan.FromMinutes(1) };
        return download.RunAsync([.. Enumerable.Range(0, mirrors).Select(i => new Uri($"http://mirror{i}/"))], CancellationToken.None);
    }
}
