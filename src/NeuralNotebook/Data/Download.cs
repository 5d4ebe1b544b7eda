using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace NeuralNotebook;

/// <summary>Fetches one published file from the first mirror that has it, whole and unchanged.</summary>
/// <remarks>
/// <para>The bytes go into a file beside the target that ends in <c>.part</c>. An attempt that breaks off leaves it there,
/// and the next one, from the same mirror or another, asks for the rest only (HTTP <c>Range</c>).
/// The target's name appears when the SHA-256 is right, and not before.</para>
/// <para>Source of the resumption: RFC 9110, section 14 (range requests).</para>
/// </remarks>
internal sealed class Download(HttpClient client, PublishedFile file, string target, IProgress<DownloadProgress>? progress)
{
    private const int BufferSize = 1 << 16;

    private readonly string part = target + ".part";

    /// <summary>How long a mirror may send nothing before the next one is asked.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries the mirrors in order until one has given the file.</summary>
    /// <exception cref="IOException">None has; the message says what each answered.</exception>
    public async Task RunAsync(IReadOnlyList<Uri> mirrors, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var failures = new List<string>();
        foreach (var mirror in mirrors)
        {
            string? failure = await TryAsync(mirror, cancellation).ConfigureAwait(false);
            if (failure is null)
                return;
            failures.Add($"{mirror}: {failure}");
        }

        long kept = File.Exists(part) ? new FileInfo(part).Length : 0;
        if (kept == 0)
            File.Delete(part);
        throw new IOException($"{file.ZippedName} could be fetched from no mirror:\n  {string.Join("\n  ", failures)}\n"
            + (kept > 0 ? $"{kept:N0} of {file.ZippedLength:N0} bytes are kept in {part}; trying again goes on from there. "
                : "Is this machine connected to the internet? ")
            + "A folder that already holds the four files, gzipped or not, can be given instead.");
    }

    /// <summary>Fetches from one mirror; null when the file is there, otherwise what went wrong.</summary>
    private async Task<string?> TryAsync(Uri mirror, CancellationToken cancellation)
    {
        try
        {
            // Bytes left by an earlier attempt may be those of another file. Then the checksum is wrong,
            // and the same mirror is asked for all of them.
            bool resumed = File.Exists(part) && new FileInfo(part).Length > 0;
            await ReceiveAsync(new Uri(mirror, file.ZippedName), cancellation).ConfigureAwait(false);
            if (resumed && !await VerifyAsync(cancellation).ConfigureAwait(false))
            {
                File.Delete(part);
                await ReceiveAsync(new Uri(mirror, file.ZippedName), cancellation).ConfigureAwait(false);
            }

            if (await VerifyAsync(cancellation).ConfigureAwait(false))
            {
                File.Move(part, target, overwrite: true);
                return null;
            }

            File.Delete(part);
            return "sent a file with another SHA-256 than the published one";
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return error.Message;
        }
    }

    /// <summary>Brings the part to its full length.</summary>
    private async Task ReceiveAsync(Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await ReceiveAsync(address, patience, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException(
                string.Create(CultureInfo.InvariantCulture, $"sent nothing for {Patience.TotalSeconds:0.#} seconds"), error);
        }
    }

    private async Task ReceiveAsync(Uri address, CancellationTokenSource patience, CancellationToken cancellation)
    {
        // Nobody else may write into the part meanwhile: a second process gets an exception that says so.
        var output = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        await using var outputClosed = output.ConfigureAwait(false);
        if (output.Length >= file.ZippedLength)
            return;

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (output.Length > 0)
            request.Headers.Range = new RangeHeaderValue(output.Length, to: null);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token)
            .ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
            throw new HttpRequestException($"answered {(int)response.StatusCode} {response.ReasonPhrase}");

        // A mirror that knows no ranges sends everything from the start; one that sends another range than asked for is not understood.
        long start = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.From ?? -1 : 0;
        if (start != 0 && start != output.Length)
            throw new HttpRequestException($"sent bytes from {start} on when asked for those from {output.Length} on");
        output.SetLength(start);
        output.Position = start;
        await CopyAsync(response, output, patience, cancellation).ConfigureAwait(false);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
        output.Flush(flushToDisk: true);
    }

    private async Task CopyAsync(HttpResponseMessage response, FileStream output, CancellationTokenSource patience,
        CancellationToken cancellation)
    {
        var input = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
        await using var inputClosed = input.ConfigureAwait(false);
        byte[] buffer = new byte[BufferSize];
        while (true)
        {
            Interruption.Check();
            patience.CancelAfter(Patience);
            int count = await input.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            if (count == 0)
                break;
            if (output.Position + count > file.ZippedLength)
            {
                output.SetLength(0);
                throw new HttpRequestException($"sent more than the file's {file.ZippedLength:N0} bytes");
            }

            await output.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            progress?.Report(new DownloadProgress(file.ZippedName, output.Position, file.ZippedLength));
        }

        if (output.Position < file.ZippedLength)
            throw new HttpRequestException($"broke off after {output.Position:N0} of {file.ZippedLength:N0} bytes");
    }

    private async Task<bool> VerifyAsync(CancellationToken cancellation)
    {
        var stream = File.OpenRead(part);
        await using var closed = stream.ConfigureAwait(false);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false)) == file.ZippedSha256;
    }
}
