using System.Net;
using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Serve.Pages;

/// <summary>What the server answers where it serves the plain page.</summary>
public sealed class PlainPagesTests(PlainPageServer server) : IClassFixture<PlainPageServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/tree")]
    [InlineData("/chapters/test")]
    [InlineData("/chapters/notes.md")]
    public async Task Whoever_does_not_know_the_token_is_asked_for_the_link_and_reads_nothing(string path)
    {
        server.WriteText("# Secret notes", "notes.md");
        using var stranger = server.Anonymous();
        var answer = await stranger.GetAsync(path, TestContext.Current.CancellationToken);
        string page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("needs the link of its server", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1 + 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"card\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await stranger.PostAsync("/api/course/render", null, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_chapter_is_there_under_its_name_with_what_the_script_must_know()
    {
        string page = await server.Client.GetStringAsync("/chapters/test", TestContext.Current.CancellationToken);
        string hash = (string)(await server.GetAsync("/api/contents/test.ipynb?content=0"))["hash"]!;
        Assert.Contains($"data-path=\"test.ipynb\" data-hash=\"{hash}\"", page, StringComparison.Ordinal);
        foreach (string part in new[] { "/plain/main.js", "/plain/page.css", "/plain/finished.css" })
        {
            Assert.Contains($"\"..{part}\"", page, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(part, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task What_is_not_there_or_no_notebook_is_said_in_a_page()
    {
        var missing = await server.Client.GetAsync("/chapters/none", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("There is no such chapter", await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        server.WriteText("{", "damaged.ipynb");
        string damaged = await server.Client.GetStringAsync("/chapters/damaged", TestContext.Current.CancellationToken);
        Assert.Contains("data-damaged=\"damaged.ipynb\"", damaged, StringComparison.Ordinal);
        Assert.Contains("This chapter cannot be read", damaged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_is_written_as_the_whole_page_writes_it()
    {
        var cell = new JsonObject
        {
            ["cell_type"] = "code",
            ["source"] = "var x = 1;",
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(
                new JsonObject
                {
                    ["output_type"] = "display_data",
                    ["metadata"] = new JsonObject(),
                    ["data"] = new JsonObject { ["text/html"] = "<b onclick=\"alert(1)\">bold</b><script>alert(1)</script>" }
                }),
        };
        var (status, html) =
            await server.SendAsync(HttpMethod.Post, "/api/course/render", new JsonObject { ["path"] = "test.ipynb", ["cell"] = cell });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("tok-keyword", (string)html!["source"]!, StringComparison.Ordinal);
        Assert.Equal("<div class=\"output data\"><div class=\"html\"><b>bold</b></div></div>", (string)html["outputs"]!);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"path":"a.ipynb"}""")]
    [InlineData("""{"path":"a.ipynb","cell":{}}""")]
    [InlineData("""{"path":"a.ipynb","cell":{"cell_type":"code","source":3}}""")]
    public async Task What_is_no_cell_is_refused_in_words(string body)
    {
        var (status, answer) = await server.SendAsync(HttpMethod.Post, "/api/course/render", JsonNode.Parse(body));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.NotEmpty((string)answer!["message"]!);
    }
}
