using System.Net;
using System.Net.Http.Headers;

namespace NeuralNotebook.Tests.Data;

/// <summary>A mirror without a network, which does step by step what a test tells it.</summary>
/// <param name="bytes">What it sends. Asked for a range of them it sends that, unless the test says otherwise.</param>
internal sealed class ScriptedMirror(byte[] bytes) : HttpMessageHandler
{
    /// <summary>What each request asked for: "" for everything.</summary>
    public List<string> Ranges { get; } = [];

    /// <summary>What it answers instead of sending anything.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>It sends everything, whatever was asked for.</summary>
    public bool KnowsNoRanges { get; init; }

    /// <summary>Where it says that the bytes of a part begin; where they were asked from unless given, −1 for saying nothing.</summary>
    public int? Claims { get; init; }

    /// <summary>How many bytes arrive at once.</summary>
    public int Piece { get; init; } = int.MaxValue;

    /// <summary>The step that is not done at once, but on another thread: "answer", "body", "read" or "close".</summary>
    public string Slow { get; init; } = "";

    /// <summary>The step that never ends: "answer" or "read".</summary>
    public string Silent { get; init; } = "";

    /// <summary>What happens before bytes arrive.</summary>
    public Action? Arriving { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Ranges.Add(request.Headers.Range?.ToString() ?? "");
        await PassAsync("answer", cancellationToken).ConfigureAwait(false);
        if (Status is { } status)
            return new HttpResponseMessage(status);
        long asked = KnowsNoRanges ? 0 : request.Headers.Range?.Ranges.Single().From ?? 0;
        long from = Claims is >= 0 and { } claimed ? claimed : asked;
        var response = new HttpResponseMessage(asked == 0 ? HttpStatusCode.OK : HttpStatusCode.PartialContent)
        { Content = new Content(this, bytes[(int)from..]) };
        if (asked > 0 && Claims != -1)
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, bytes.Length - 1, bytes.Length);
        return response;
    }

    private async Task PassAsync(string step, CancellationToken cancellation)
    {
        // Far longer than any test is patient, and yet it ends where nobody is.
        if (step == Silent)
            await Task.Delay(TimeSpan.FromSeconds(20), cancellation).ConfigureAwait(false);
        if (step == Slow)
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
    }

    private sealed class Content(ScriptedMirror mirror, byte[] sent) : HttpContent
    {
        protected override async Task<Stream> CreateContentReadStreamAsync()
        {
            await mirror.PassAsync("body", CancellationToken.None).ConfigureAwait(false);
            return new Body(mirror, sent);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(sent, 0, sent.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class Body(ScriptedMirror mirror, byte[] sent) : MemoryStream(sent)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await mirror.PassAsync("read", cancellationToken).ConfigureAwait(false);
            mirror.Arriving?.Invoke();
            cancellationToken.ThrowIfCancellationRequested();
            return Read(buffer.Span[..Math.Min(buffer.Length, mirror.Piece)]);
        }

        public override async ValueTask DisposeAsync()
        {
            await mirror.PassAsync("close", CancellationToken.None).ConfigureAwait(false);
            await base.DisposeAsync().ConfigureAwait(false);
        }
    }
}
