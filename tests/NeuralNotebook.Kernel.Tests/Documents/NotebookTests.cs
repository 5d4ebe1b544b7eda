using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Documents;

public sealed class NotebookTests
{
    private const string Odd = """
        {"nbformat":4,"nbformat_minor":5,"zebra":{"b":1.50,"a":[true,null]},
         "metadata":{"language_info":{"name":"C#"},"made_by":"someone else"},
         "cells":[
          {"cell_type":"markdown","id":"m","metadata":{},"source":["# Title\n","Ünïcode 🎉"],"attachments":{"a.png":{"image/png":"AAAA"}}},
          {"cell_type":"raw","id":"r","metadata":{"format":"text/x"},"source":"raw"},
          {"cell_type":"code","id":"c","metadata":{"tags":["solution"],"x":1},"execution_count":7,"source":"1\n+1",
           "outputs":[{"output_type":"display_data","metadata":{},"data":{"text/plain":"2","image/svg+xml":"<svg>\n</svg>","application/json":{"k":[1]}}}]}
         ]}
        """;

    [Fact]
    public void What_is_read_is_written_without_losing_a_field()
    {
        var written = JsonNode.Parse(Notebook.Parse(Odd).ToCanonicalText())!;
        Assert.Equal("1.5", written["zebra"]!["b"]!.ToJsonString());
        Assert.Equal("someone else", (string?)written["metadata"]!["made_by"]);
        Assert.Equal("AAAA", (string?)written["cells"]![0]!["attachments"]!["a.png"]!["image/png"]);
        Assert.Equal(["# Title\n", "Ünïcode 🎉"], written["cells"]![0]!["source"]!.AsArray().Select(line => (string?)line));
        Assert.Equal("text/x", (string?)written["cells"]![1]!["metadata"]!["format"]);
        Assert.Equal("""{"k":[1]}""", written["cells"]![2]!["outputs"]![0]!["data"]!["application/json"]!.ToJsonString());
    }

    [Fact]
    public void Writing_what_was_written_changes_nothing()
    {
        string once = Notebook.Parse(Odd).ToCanonicalText();
        Assert.Equal(once, Notebook.Parse(once).ToCanonicalText());
        Assert.StartsWith("{\n \"cells\": [\n  {\n   \"attachments\"", once, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", once, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"display_name\":\".NET (C#)\",\"language\":\"C#\",\"name\":\".net-csharp\"}", "{\"name\":\"csharp\"}", true)]
    [InlineData("{\"display_name\":\".NET (C#)\",\"language\":\"C#\",\"name\":\".net-csharp\"}", "null", true)]
    [InlineData("{\"display_name\":\".NET (C#)\",\"language\":\"C#\",\"name\":\".net-csharp\"}", "{\"name\":\"polyglot-notebook\"}", false)]
    [InlineData("{\"display_name\":\".NET (F#)\",\"language\":\"F#\",\"name\":\".net-csharp\"}", "{\"name\":\"csharp\"}", false)]
    [InlineData("{\"display_name\":\"Python 3\",\"language\":\"python\",\"name\":\"python3\"}", "{\"name\":\"python\"}", false)]
    public void A_notebook_of_ours_names_kernel_and_language_as_VS_Code_does(string spec, string language, bool ours)
    {
        string json = $$"""{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{{spec}},"language_info":{{language}}},"cells":[]}""";
        var metadata = JsonNode.Parse(Notebook.Parse(json).ToCanonicalText())!["metadata"]!;
        if (ours)
            Assert.Equal("""{"kernelspec":{"display_name":".NET (C#)","language":"csharp","name":".net-csharp"},"language_info":{"file_extension":".cs","mimetype":"text/x-csharp","name":"csharp","pygments_lexer":"csharp","version":"14.0"}}""", metadata.ToJsonString());
        else
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json)!["metadata"], metadata), metadata.ToJsonString());
    }

    [Fact]
    public void Source_may_be_one_string_or_its_lines() =>
        Assert.Equal(["# Title\nÜnïcode 🎉", "raw", "1\n+1"], Notebook.Parse(Odd).Cells.Select(cell => cell.Source));

    [Fact]
    public void A_cell_without_an_id_gets_one_that_stays()
    {
        const string Bare =
            """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","metadata":{},"source":"1","outputs":[],"execution_count":null}]}""";
        string once = Notebook.Parse(Bare).ToCanonicalText();
        Assert.Contains("\"id\": \"cell-1\"", once, StringComparison.Ordinal);
        Assert.Equal(once, Notebook.Parse(once).ToCanonicalText());
    }

    [Theory]
    [InlineData("{\"nbformat\": 4,", "is not valid JSON (line 1")]
    [InlineData("", "is empty")]
    [InlineData("[]", "is not a notebook")]
    [InlineData("{\"nbformat\": 5, \"cells\": []}", "is written in nbformat 5")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "is written in nbformat 3")]
    [InlineData("{\"nbformat\": 4}", "has no list of cells")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": 5}]}",
        "'source' of element 1 of its cells is a number, and should be text")]
    public void What_is_no_notebook_of_ours_is_refused_with_the_reason(string text, string reason)
    {
        using var fixture = new NotebookFixture();
        string path = fixture.WriteText(text);
        var error = Assert.Throws<NotebookException>(() => Notebook.Load(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_leaves_no_other_file_behind_and_keeps_an_equal_file_untouched()
    {
        using var fixture = new NotebookFixture();
        string path = fixture.WriteText(Odd);
        Notebook.Load(path).Save(path);
        var written = File.GetLastWriteTimeUtc(path);
        Notebook.Load(path).Save(path);
        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
        Assert.Equal([path], Directory.GetFiles(fixture.Folder));
    }

    [Theory]
    [InlineData("{}", null, "1 + 1")]
    [InlineData("{\"polyglot_notebook\":{\"kernelName\":\"csharp\"}}", "csharp", "1 + 1")]
    [InlineData("{\"polyglot_notebook\":{\"kernelName\":\"fsharp\"},\"dotnet_interactive\":{\"language\":\"csharp\"}}", "fsharp",
        "#!fsharp\n1 + 1")]
    [InlineData("{\"dotnet_interactive\":{\"language\":\"html\"}}", "html", "#!html\n1 + 1")]
    [InlineData("{\"polyglot_notebook\":{\"kernelName\":5},\"dotnet_interactive\":[]}", null, "1 + 1")]
    public void A_cell_whose_metadata_name_another_language_is_run_as_that(string metadata, string? language, string code)
    {
        var cell =
            Notebook.Parse($$"""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","id":"c","metadata":{{metadata}},"execution_count":null,"outputs":[],"source":"1 + 1"}]}""").Cells.Single();
        Assert.Equal((language, code), (cell.Language, cell.Code));
    }

    [Fact]
    public async Task A_notebook_from_DotNet_Interactive_shows_its_texts_and_names_the_cell_of_another_language()
    {
        using var fixture = new NotebookFixture();
        string cell(string language, string source) =>
            $$"""{"cell_type":"code","id":"{{language}}","metadata":{"polyglot_notebook":{"kernelName":"{{language}}"} },"execution_count":null,"outputs":[],"source":"{{source}}"}""";
        string notebook(params string[] cells) =>
            $$"""{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{{string.Join(',', cells)}}]}""";
        var run = await NotebookRunner.RunAsync(fixture.WriteText(notebook(cell("markdown", "# Don't"), cell("csharp", "1 + 1"))),
            TimeSpan.FromMinutes(2), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("# Don't", string.Concat(run.Cells[0].Outputs.Single()!["data"]!["text/markdown"]!));
        var error =
            await Assert.ThrowsAsync<NotebookException>(() =>
                NotebookRunner.RunAsync(fixture.WriteText(notebook(cell("csharp", "1"), cell("fsharp", "printfn \\\"hi\\\""))),
                    TimeSpan.FromMinutes(2), cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("cell 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("written in F#", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
