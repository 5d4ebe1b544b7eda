using System.Net;
using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Serve.Contents;

public sealed class ContentsApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_notebook_is_read_with_its_hash_and_saved_in_canonical_form()
    {
        string path = Notebook("save.ipynb");
        var model = await server.GetAsync("/api/contents/save.ipynb");
        Assert.Equal("notebook", (string?)model["type"]);
        model["content"]!["cells"]![0]!["source"] = "2 + 2\n3 + 3";
        var (status, saved) = await PutAsync("save.ipynb", model["content"]!, (string)model["hash"]!);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEqual((string?)model["hash"], (string?)saved!["hash"]);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(NeuralNotebook.Kernel.Notebook.Parse(text).ToCanonicalText(), text);
        Assert.Equal("2 + 2\n3 + 3", NeuralNotebook.Kernel.Notebook.Load(path).Cells[0].Source);
        Assert.Equal((string?)saved["hash"], (string?)(await server.GetAsync("/api/contents/save.ipynb?content=0"))["hash"]);
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_not_saved_over()
    {
        string path = Notebook("conflict.ipynb");
        var model = await server.GetAsync("/api/contents/conflict.ipynb");
        Assert.Equal(HttpStatusCode.OK, (await PutAsync("conflict.ipynb", Changed(model, "\"first\""), (string)model["hash"]!)).Status);
        byte[] before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var (status, body) = await PutAsync("conflict.ipynb", Changed(model, "\"second\""), (string)model["hash"]!);
        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.Contains("nothing was saved", (string?)body!["message"], StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync("conflict.ipynb", Changed(model, "\"second\""), hash: null)).Status);
    }

    [Theory]
    [InlineData("{\"nbformat\": 5, \"cells\": []}")]
    [InlineData("{\"cells\": [{}], \"nbformat\": 4}")]
    [InlineData("{}")]
    public async Task What_is_no_notebook_is_not_saved_as_one(string content)
    {
        string path = Notebook("bad.ipynb");
        byte[] before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync("bad.ipynb", JsonNode.Parse(content)!, hash: null)).Status);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_number_that_did_not_change_keeps_its_spelling()
    {
        const string Stored =
            """{"cells":[{"cell_type":"code","execution_count":1,"id":"a","metadata":{},"outputs":[{"output_type":"display_data","metadata":{},"data":{"application/vnd.plotly.v1+json":{"y":[1.0,1E-07]},"text/plain":["a\n","b"]}}],"source":["x"]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";
        string path = server.WriteText(NeuralNotebook.Kernel.Notebook.Parse(Stored).ToCanonicalText(), "numbers.ipynb");
        string before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        // As a browser writes it.
        var content = JsonNode.Parse(Stored.Replace("1.0,1E-07", "1,1e-7", StringComparison.Ordinal)
            .Replace("[\"a\\n\",\"b\"]", "\"a\\nb\"", StringComparison.Ordinal))!;
        Assert.Equal(HttpStatusCode.OK, (await PutAsync("numbers.ipynb", content, hash: null)).Status);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_checkpoint_brings_back_what_was()
    {
        string path = Notebook("point.ipynb");
        string before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (made, point) = await server.SendAsync(HttpMethod.Post, "/api/contents/point.ipynb/checkpoints");
        Assert.Equal(HttpStatusCode.Created, made);
        var model = await server.GetAsync("/api/contents/point.ipynb");
        await PutAsync("point.ipynb", Changed(model, "\"other\""), hash: null);
        Assert.Single((await server.GetAsync("/api/contents/point.ipynb/checkpoints")).AsArray());
        Assert.Equal(HttpStatusCode.NoContent,
            (await server.SendAsync(HttpMethod.Post, $"/api/contents/point.ipynb/checkpoints/{point!["id"]}")).Status);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NoContent,
            (await server.SendAsync(HttpMethod.Delete, $"/api/contents/point.ipynb/checkpoints/{point["id"]}")).Status);
        Assert.Empty((await server.GetAsync("/api/contents/point.ipynb/checkpoints")).AsArray());
    }

    [Fact]
    public async Task A_chapter_goes_back_to_the_original_and_what_it_was_stays_as_a_checkpoint()
    {
        string path = Notebook("reset.ipynb");
        string original = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var model = await server.GetAsync("/api/contents/reset.ipynb");
        await PutAsync("reset.ipynb", Changed(model, "\"mine\""), hash: null);
        await PutAsync("reset.ipynb", Changed(model, "\"mine again\""), hash: null);
        var (status, reset) = await server.SendAsync(HttpMethod.Post, "/api/course/reset/reset.ipynb");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(original, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal("1 + 1", string.Concat(reset!["content"]!["cells"]![0]!["source"]!.AsArray().Select(line => (string?)line)));
        await server.SendAsync(HttpMethod.Post, "/api/contents/reset.ipynb/checkpoints/checkpoint");
        Assert.Equal("\"mine again\"", NeuralNotebook.Kernel.Notebook.Load(path).Cells[0].Source);
    }

    [Fact]
    public async Task A_notebook_is_made_renamed_listed_and_deleted()
    {
        var (made, model) = await server.SendAsync(HttpMethod.Post, "/api/contents", new JsonObject { ["type"] = "notebook" });
        Assert.Equal(HttpStatusCode.Created, made);
        string name = (string)model!["path"]!;
        Assert.Equal(HttpStatusCode.OK,
            (await server.SendAsync(HttpMethod.Patch, $"/api/contents/{name}", new JsonObject { ["path"] = "mine.ipynb" })).Status);
        Assert.Contains("mine.ipynb",
            (await server.GetAsync("/api/contents"))["content"]!.AsArray().Select(entry => (string?)entry!["name"]));
        Assert.Equal(HttpStatusCode.NoContent, (await server.SendAsync(HttpMethod.Delete, "/api/contents/mine.ipynb")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Get, "/api/contents/mine.ipynb")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.SendAsync(HttpMethod.Delete, "/api/contents/")).Status);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "")]
    [InlineData("POST", "/checkpoint")]
    [InlineData("DELETE", "/checkpoint")]
    public async Task The_folder_itself_has_no_checkpoint_which_would_lie_outside_of_it(string method, string id)
    {
        // Where the folder's own copy would be.
        string outside = Path.Combine(Path.GetDirectoryName(server.Folder)!, ".ipynb_checkpoints"),
            copy = Path.Combine(outside, Path.GetFileName(server.Folder) + "-checkpoint");
        Directory.CreateDirectory(outside);
        await File.WriteAllTextAsync(copy, "outside", TestContext.Current.CancellationToken);
        try
        {
            Assert.Equal(HttpStatusCode.NotFound,
                (await server.SendAsync(new HttpMethod(method), $"/api/contents//checkpoints{id}")).Status);
            Assert.Equal("outside", await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private string Notebook(string name)
    {
        string made = server.Write("1 + 1"), path = Path.Combine(server.Folder, name);
        File.WriteAllText(path, NeuralNotebook.Kernel.Notebook.Load(made).ToCanonicalText());
        return path;
    }

    private static JsonNode Changed(JsonNode model, string source)
    {
        var content = model["content"]!.DeepClone();
        content["cells"]![0]!["source"] = source;
        return content;
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> PutAsync(string path, JsonNode content, string? hash) =>
        server.SendAsync(HttpMethod.Put, $"/api/contents/{path}",
            new JsonObject { ["type"] = "notebook", ["format"] = "json", ["content"] = content.DeepClone() },
            hash is null ? [] : [("If-Match", $"\"{hash}\"")]);
}
