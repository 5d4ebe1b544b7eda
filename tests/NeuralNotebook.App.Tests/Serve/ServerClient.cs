using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Serve;

/// <summary>A client that has only the printed link.</summary>
internal sealed class ServerClient : IDisposable
{
    private readonly HttpClient client;
    private readonly Uri address;
    private readonly string token;

    public ServerClient(string link)
    {
        address = new Uri(link.Split('?')[0]);
        token = link.Split("token=")[1];
        client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Add("Authorization", $"token {token}");
    }

    /// <summary>Opens a session for a notebook and connects to its kernel.</summary>
    public async Task<KernelClient> OpenAsync(string path, TimeSpan patience)
    {
        using var body =
            new StringContent(new JsonObject
            {
                ["path"] = path,
                ["type"] = "notebook",
                ["name"] = path,
                ["kernel"] = new JsonObject { ["name"] = ".net-csharp" }
            }.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/sessions", body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        var session = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        string kernel = (string)session["kernel"]!["id"]!, name = Guid.NewGuid().ToString("N");
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{address.Authority}/api/kernels/{kernel}/channels?session_id={name}&token={token}"),
            TestContext.Current.CancellationToken);
        return new KernelClient(socket, kernel, name) { Patience = patience };
    }

    public void Dispose() => client.Dispose();
}
