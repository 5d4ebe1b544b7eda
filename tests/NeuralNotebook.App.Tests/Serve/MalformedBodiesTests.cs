using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Serve;

/// <summary>Whatever a request's body holds, its sender is told in a sentence what is wrong, and nothing but that request fails.</summary>
public sealed class MalformedBodiesTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Notebook =
        """{"cells":[{"cell_type":"code","id":"a","metadata":{"tags":["x"]},"source":"1","execution_count":1,"outputs":[{"output_type":"display_data","metadata":{},"data":{"text/plain":"1"}}]}],"metadata":{"kernelspec":{"name":".net-csharp","language":"C#"}},"nbformat":4,"nbformat_minor":5}""";
    private const string Saved = $$"""{"type":"notebook","format":"json","content":{{Notebook}}}""";

    private static readonly byte[][] NoObjects =
    [
        .. new[]
        {
            "{", "}", "[", "[]", "[{}]", "null", "true", "5", "1e999", "\"text\"", "{}{}", "{\"a\":}", "{\"a\" 1}", "{'a':1}", "{a:1}",
            "{\"a\":1,}", "{\"a\":1 \"b\":2}", "//", "/* */{}", "NaN", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":\"\n\"}", "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"path\":\"a\",\"path\":\"b\"}", "{\"a\":{\"b\":1,\"b\":2}}", "{\"path\":\"\\ud800\"}", "{\"type\":\"\\udc00x\"}",
            "{\"name\":[\"\\ud83d\"]}", "{\"\\ud800\":1}", "{\"content\":{\"\\ud800\":1}}", "path=a&type=b", "<xml/>", "\u0000", " ",
            new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000),
        }.Select(Encoding.UTF8.GetBytes),
        [0xff, 0xfe, (byte)'{', 0, (byte)'}', 0], [.. "{\"path\":\""u8, 0xe9, .. "\"}"u8],
        [.. "{\"path\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8], [.. "{\"path\":\""u8, 0xc3], [0x1f, 0x8b, 8, 0], [0],
    ];

    private static readonly (string Method, string Path)[] Places =
    [
        ("POST", "/api/kernels"), ("POST", "/api/sessions"), ("PATCH", "/api/sessions/SESSION"), ("PUT", "/api/contents/fuzz.ipynb"),
        ("PUT", "/api/contents/test.ipynb"), ("PUT", "/api/contents/fuzz.txt"), ("POST", "/api/contents/"),
        ("PATCH", "/api/contents/test.ipynb"),
    ];

    private static readonly string[] WrongValues =
        ["5", "-1", "1.5", "1e400", "true", "[]", "[5]", "[null]", "{}", "{\"a\":[]}", "[[\"x\"]]"];

    [Fact]
    public async Task A_body_that_is_no_object_is_refused_everywhere_and_says_why()
    {
        string session = await SessionAsync();
        foreach (var (method, path) in Places)
        {
            foreach (byte[] body in NoObjects)
            {
                var (status, message) = await SendAsync(method, path.Replace("SESSION", session, StringComparison.Ordinal), body);
                Assert.True(status == HttpStatusCode.BadRequest, $"{method} {path}: {(int)status} {message} for {Show(body)}");
                Assert.StartsWith("The request's body ", message, StringComparison.Ordinal);
            }
        }

        await GoesOnAsync();
    }

    [Theory]
    [InlineData("POST", "/api/sessions",
        """{"path":"test.ipynb","name":"n","type":"notebook","kernel":{"name":".net-csharp","id":"SAME"}}""")]
    [InlineData("POST", "/api/sessions", """{"notebook":{"path":"test.ipynb"},"kernel":{"id":"SAME"}}""")]
    [InlineData("PATCH", "/api/sessions/SESSION",
        """{"path":"other.ipynb","name":"n","type":"notebook","kernel":{"id":"SAME","name":".net-csharp"}}""")]
    [InlineData("PATCH", "/api/contents/test.ipynb", """{"path":"test.ipynb"}""")]
    [InlineData("POST", "/api/contents/", """{"copy_from":"nothing.ipynb"}""")]
    [InlineData("POST", "/api/contents/", """{"type":"notebook"}""")]
    [InlineData("PUT", "/api/contents/fuzz.txt", """{"type":"file","format":"text","content":"x"}""")]
    public async Task A_field_of_the_wrong_kind_is_refused_and_named(string method, string path, string valid)
    {
        string session = await SessionAsync();
        string kernel = (string)(await server.GetAsync($"/api/sessions/{session}"))["kernel"]!["id"]!;
        foreach (var (body, place) in Mutations(valid.Replace("SAME", kernel, StringComparison.Ordinal)))
        {
            var (status, message) =
                await SendAsync(method, path.Replace("SESSION", session, StringComparison.Ordinal), Encoding.UTF8.GetBytes(body));
            Assert.True(status == HttpStatusCode.BadRequest, $"{method} {path}: {(int)status} {message} for {body}");
            Assert.Contains($"'{place}'", message, StringComparison.Ordinal);
        }

        await GoesOnAsync();
    }

    [Fact]
    public async Task A_notebook_with_any_field_of_the_wrong_kind_is_saved_whole_or_refused_with_a_sentence()
    {
        foreach (var (body, _) in Mutations(Saved))
        {
            var (status, message) = await SendAsync("PUT", "/api/contents/wrong.ipynb", Encoding.UTF8.GetBytes(body));
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created || message.Length > 0, $"{(int)status} {message} for {body}");
        }

        await GoesOnAsync();
    }

    [Theory]
    [InlineData("DELETE", "/api")]
    [InlineData("PUT", "/api/kernels")]
    [InlineData("GET", "/api/course/reset/test.ipynb")]
    [InlineData("POST", "/api/course/reset/test.ipynb")]
    [InlineData("POST", "/api/contents/nothing.ipynb/checkpoints")]
    [InlineData("PUT", "/api/contents/test.ipynb/checkpoints")]
    [InlineData("GET", "/api/kernels/x/channels")]
    [InlineData("GET", "/api/course/picture/test.ipynb")]
    [InlineData("GET", "/nothing")]
    public async Task What_is_not_possible_is_said_with_a_sentence(string method, string path)
    {
        var (status, message) = await SendAsync(method, path, []);
        Assert.InRange((int)status, 400, 499);
        Assert.NotEmpty(message);
    }

    private static IEnumerable<(string Body, string Place)> Mutations(string valid)
    {
        foreach (string path in Paths(JsonNode.Parse(valid)!))
        {
            foreach (string wrong in WrongValues)
            {
                var body = JsonNode.Parse(valid)!;
                string[] steps = path.Split('\n');
                var place = steps[..^1]
                    .Aggregate(body, (node, step) => node is JsonArray array
                        ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
                bool wasObject = (place is JsonArray list ? list[0] : place[steps[^1]]) is JsonObject;
                if (wasObject && wrong.StartsWith('{'))
                    continue;
                string marked = "\"@@\"";
                if (place is JsonArray items)
                    items[0] = "@@";
                else
                    place[steps[^1]] = "@@";
                yield return (body.ToJsonString().Replace(marked, wrong, StringComparison.Ordinal), steps[^1]);
            }
        }
    }

    private static IEnumerable<string> Paths(JsonNode node)
    {
        var children = node is JsonArray items
            ? items.Select((item, index) => (Name: index.ToString(System.Globalization.CultureInfo.InvariantCulture), Value: item))
            : node is JsonObject fields ? fields.Select(field => (Name: field.Key, field.Value)) : [];
        foreach (var (name, value) in children.ToArray())
        {
            yield return name;
            foreach (string deeper in value is null ? [] : Paths(value))
                yield return $"{name}\n{deeper}";
        }
    }

    private static string Show(byte[] body) => Encoding.Latin1.GetString(body)[..Math.Min(body.Length, 60)];

    private async Task<string> SessionAsync() =>
        (string)(await server.SendAsync(HttpMethod.Post, "/api/sessions",
            new JsonObject { ["path"] = "test.ipynb", ["type"] = "notebook", ["name"] = "" })).Body!["id"]!;

    private async Task GoesOnAsync()
    {
        Assert.Equal("ok",
            JsonDocument.Parse((await server.GetAsync("/api/contents/test.ipynb")).ToJsonString()).RootElement.GetProperty("type")
                .GetString() == "notebook" ? "ok" : "lost");
        using var kernel = await server.OpenAsync("test.ipynb");
        Assert.Equal("3", await kernel.ValueAsync("1 + 2"));
    }

    private async Task<(HttpStatusCode Status, string Message)> SendAsync(string method, string path, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // Whatever it says, it says it in JSON, and what failed with a sentence.
        var json = text.Length == 0 ? null : JsonNode.Parse(text);
        string message = (int)response.StatusCode >= 400 ? (string?)json?["message"] ?? "" : "";
        Assert.True((int)response.StatusCode < 400 || message.Length > 0,
            $"{method} {path} answers {(int)response.StatusCode} without a word to {Show(body)}");
        return (response.StatusCode, message);
    }
}
