using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Serve.Contents;

/// <summary>Whatever is sent to the course's files: an answer in JSON that says what was wrong, and nothing lost.</summary>
public sealed class StrangeBodiesTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Whole = """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}""";

    private static readonly string[] Values =
        ["null", "5", "1e999", "true", "\"text\"", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "[null]", "{}", "{\"a\":1,\"a\":2}",
            "{\"\\udfff\":0}", "NaN", "\"../x\"", "\"a\\nb\"", "\"CON\"", "\".hidden\"", "-0"];

    private static readonly byte[][] NoObjects =
    [
        "null"u8.ToArray(), "5"u8.ToArray(), "[]"u8.ToArray(), "\"text\""u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "{]"u8.ToArray(),
        "{\"a\":1,}"u8.ToArray(), " "u8.ToArray(), "{}{}"u8.ToArray(), "//"u8.ToArray(),
        "{\"type\":\"notebook\",\"type\":\"file\"}"u8.ToArray(), "{\"\\ud83d\":1}"u8.ToArray(), [0], [0xFF], [0xC3, 0x28],
        [.. "{\"type\":\""u8, 0xE9, .. "\"}"u8], [0xFF, 0xFE, 0x7B],
        Encoding.UTF8.GetBytes(new string('[', 100_000)),
        Encoding.UTF8.GetBytes("{\"content\":" + new string('[', 1500) + new string(']', 1500) + "}"),
    ];

    [Fact]
    public async Task A_body_that_is_no_JSON_object_is_refused_with_the_reason()
    {
        foreach (var (method, path) in new[] { ("PUT", "new.ipynb"), ("PUT", "test.ipynb"), ("PUT", "new.txt"), ("POST", ""),
            ("PATCH", "test.ipynb") })
        {
            foreach (byte[] body in NoObjects)
            {
                var (status, message) = await SendAsync(method, path, body);
                Assert.True(status == HttpStatusCode.BadRequest && message.StartsWith("The request's body ", StringComparison.Ordinal),
                    $"{method} {path} {Encoding.Latin1.GetString(body)[..Math.Min(body.Length, 60)]}: {status} {message}");
            }
        }

        Assert.False(File.Exists(Path.Combine(server.Folder, "new.ipynb")) || File.Exists(Path.Combine(server.Folder, "new.txt")));
    }

    [Fact]
    public async Task Fields_of_the_wrong_kind_are_refused_or_mean_nothing()
    {
        string path = server.WriteText(Whole, "kept.ipynb");
        foreach (string value in Values)
        {
            string[] puts =
            [
                $"{{\"type\":{value},\"content\":{Whole}}}", $"{{\"type\":\"notebook\",\"content\":{value}}}",
                $"{{\"type\":\"notebook\",\"format\":{value},\"content\":{Whole}}}",
                $"{{\"type\":\"notebook\",\"content\":{{\"nbformat\":{value},\"cells\":[]}}}}",
                $"{{\"type\":\"notebook\",\"content\":{{\"nbformat\":4,\"nbformat_minor\":{value},\"cells\":[]}}}}",
                $"{{\"type\":\"notebook\",\"content\":{{\"nbformat\":4,\"cells\":{value}}}}}",
                $"{{\"type\":\"notebook\",\"content\":{{\"nbformat\":4,\"cells\":[{value}]}}}}",
                $"{{\"type\":\"notebook\",\"content\":{{\"nbformat\":4,\"cells\":[{{\"cell_type\":\"code\",\"source\":{value}}}]}}}}",
                $"{{\"type\":\"notebook\",\"content\":{{\"nbformat\":4,\"cells\":[{{\"cell_type\":\"code\",\"source\":\"\","
                    + $"\"outputs\":[{value}]}}]}}}}",
                $"{{\"type\":\"notebook\",\"content\":{{\"nbformat\":4,\"cells\":[{{\"cell_type\":\"code\",\"source\":\"\",\"id\":"
                    + $"{value}}}]}}}}",
            ];
            foreach (string body in puts)
                await AnsweredAsync("PUT", "kept.ipynb", body);
            await AnsweredAsync("PUT", "kept.txt", $"{{\"type\":\"file\",\"format\":\"text\",\"content\":{value}}}");
            await AnsweredAsync("PUT", "kept.txt", $"{{\"type\":\"file\",\"format\":{value},\"content\":\"text\"}}");
            await AnsweredAsync("POST", "", $"{{\"type\":{value}}}");
            await AnsweredAsync("POST", "", $"{{\"copy_from\":{value}}}");
            await AnsweredAsync("POST", "kept.ipynb", $"{{\"type\":{value}}}");
            await AnsweredAsync("PATCH", "kept.ipynb", $"{{\"path\":{value}}}");
            await AnsweredAsync("PATCH", "", $"{{\"path\":{value}}}");
            await AnsweredAsync("PUT", "test.ipynb/under", $"{{\"type\":{value}}}");
            await AnsweredAsync("PUT", "test.ipynb", $"{{\"type\":\"directory\",\"x\":{value}}}");
            await AnsweredAsync("POST", "test.ipynb/checkpoints", $"{{\"x\":{value}}}");
            if (!File.Exists(path))
                server.WriteText(Whole, "kept.ipynb");
            NeuralNotebook.Kernel.Notebook.Load(path);
        }
    }

    [Fact]
    public async Task What_a_damaged_file_held_is_neither_lost_nor_changed_by_what_cannot_be_saved_over_it()
    {
        foreach (var (name, (bytes, reason)) in DamagedNotebooks.Refused)
        {
            string path = Path.Combine(server.Folder, "over.ipynb");
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            var (status, body) = await server.SendAsync(HttpMethod.Get, "/api/contents/over.ipynb");
            Assert.True(status == HttpStatusCode.BadRequest && ((string)body!["message"]!).Contains(reason, StringComparison.Ordinal),
                $"{name}: {status} {body?.ToJsonString()}");
            // The same content within a request.
            (status, string message) =
                await SendAsync("PUT", "over.ipynb", [.. "{\"type\":\"notebook\",\"content\":"u8, .. bytes, .. "}"u8]);
            Assert.True(status == HttpStatusCode.BadRequest && message.Length > 0, $"{name}: {status} {message}");
            Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task What_is_odd_is_opened_and_saved_back_without_a_change()
    {
        foreach (var (name, bytes) in DamagedNotebooks.Kept)
        {
            string path = Path.Combine(server.Folder, "odd.ipynb"),
                canonical = NeuralNotebook.Kernel.Notebook.Read(bytes).ToCanonicalText();
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            // Deeper than a client of the tests reads by itself: the text is passed on as it is.
            string model = await server.Client.GetStringAsync("/api/contents/odd.ipynb", TestContext.Current.CancellationToken);
            var (status, message) = await SendAsync("PUT", "odd.ipynb", Encoding.UTF8.GetBytes(model));
            Assert.True(status == HttpStatusCode.OK, $"{name}: {status} {message}");
            Assert.Equal(Encoding.UTF8.GetBytes(canonical), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_folder_is_not_moved_into_itself_nor_a_file_to_where_no_folder_is()
    {
        Directory.CreateDirectory(Path.Combine(server.Folder, "below"));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("PATCH", "below", "{\"path\":\"below/deeper\"}"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.BadRequest,
            (await SendAsync("PATCH", "test.ipynb", "{\"path\":\"missing/test.ipynb\"}"u8.ToArray())).Status);
        Assert.True(Directory.Exists(Path.Combine(server.Folder, "below")) && File.Exists(Path.Combine(server.Folder, "test.ipynb")));
    }

    private async Task AnsweredAsync(string method, string path, string body)
    {
        var (status, message) = await SendAsync(method, path, Encoding.UTF8.GetBytes(body));
        Assert.True((int)status is >= 200 and < 300 or (>= 400 and < 500) && ((int)status < 300 || message.Length > 0),
            $"{method} {path} {body}: {status} {message}");
    }

    /// <summary>The status, and the message of an answer in JSON.</summary>
    private async Task<(HttpStatusCode Status, string Message)> SendAsync(string method, string path, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/contents/{path}")
        { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, response.IsSuccessStatusCode ? "" : (string?)JsonNode.Parse(text)!["message"] ?? "");
    }
}
