using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace NeuralNotebook.Tests.Data;

/// <summary>A web server on this machine that offers files as a mirror does, and fails as a mirror does.</summary>
internal sealed class Mirror : IDisposable
{
    private readonly HttpListener listener = new();

    public Mirror(Dictionary<string, byte[]> files)
    {
        Files = files;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/data/");
        }

        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public Dictionary<string, byte[]> Files { get; }

    /// <summary>The connection breaks after so many bytes of an answer.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>It answers every request with this status.</summary>
    public HttpStatusCode? Status { get; set; }

    /// <summary>It sends everything from the start, whatever was asked for.</summary>
    public bool KnowsNoRanges { get; set; }

    /// <summary>It takes the connection and never answers.</summary>
    public bool Silent { get; set; }

    /// <summary>What was asked for: "name" or "name from N".</summary>
    public List<string> Requests { get; } = [];

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The other side hung up, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        string name = Path.GetFileName(context.Request.Url!.AbsolutePath);
        long from = RangeHeaderValue.TryParse(context.Request.Headers["Range"], out var range) ? range.Ranges.Single().From ?? 0 : 0;
        Requests.Add(from > 0 ? $"{name} from {from}" : name);
        if (Silent)
            return;
        var response = context.Response;
        if (Status is { } status)
        {
            response.StatusCode = (int)status;
            response.Close();
            return;
        }

        byte[] file = Files[name];
        if (KnowsNoRanges)
            from = 0;
        if (from > 0)
        {
            response.StatusCode = (int)HttpStatusCode.PartialContent;
            response.AddHeader("Content-Range", $"bytes {from}-{file.Length - 1}/{file.Length}");
        }

        response.ContentLength64 = file.Length - from;
        int count = Math.Min(BreakAfter ?? int.MaxValue, file.Length - (int)from);
        await response.OutputStream.WriteAsync(file.AsMemory((int)from, count));
        await response.OutputStream.FlushAsync();
        if (count < file.Length - from)
        {
            // Long enough for the bytes to be read on the other side, then the connection is cut.
            await Task.Delay(100);
            response.Abort();
        }
        else
        {
            response.Close();
        }
    }
}
