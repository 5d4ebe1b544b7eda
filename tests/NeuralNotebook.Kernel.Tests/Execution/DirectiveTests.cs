using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class DirectiveTests
{
    [Theory]
    [InlineData("#!html\n<b>1</b>", "text/html", "<b>1</b>")]
    [InlineData("#!markdown\n*one*\ntwo", "text/markdown", "*one*\ntwo")]
    [InlineData("#!javascript\nalert(1)", "application/javascript", "alert(1)")]
    [InlineData("#!js\nalert(1)", "application/javascript", "alert(1)")]
    [InlineData("#!md\n*one*", "text/markdown", "*one*")]
    [InlineData("#!c#\n1 + 1", "text/plain", "2")]
    [InlineData("#!who", "text/plain", "no variables yet")]
    [InlineData("#!help Nothing.Here", "text/plain", "nothing here is named 'Nothing.Here'")]
    public async Task What_follows_a_language_line_is_shown_as_that_language(string code, string mimeType, string shown)
    {
        await using var kernel = await RunningKernel.StartAsync();
        var output = (await kernel.RunAsync(code)).Single()!;
        Assert.Equal(shown, (string?)output["data"]![mimeType]);
    }

    [Fact]
    public async Task Languages_can_alternate_and_share_the_session()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs = await kernel.RunAsync("var x = 1;\n#!html\n<i>between</i>\n#!csharp\nx + 1");
        Assert.Equal(["display_data", "execute_result"], outputs.Select(output => (string?)output!["output_type"]));
        Assert.Equal("2", (string?)outputs[1]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Lines_are_counted_from_the_cells_first_also_after_a_directive()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, thrown) = await kernel.TryAsync("#!time\nvar a = 1;\n#!html\n<p>\n#!csharp\nthrow new Exception(\"here\");");
        Assert.Equal(6, thrown!.Line);
        var (_, rejected) = await kernel.TryAsync("#!time\nnothing");
        Assert.Equal(2, rejected!.Line);
    }

    [Fact]
    public async Task How_long_a_cell_took_is_never_stored()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var outputs = await kernel.RunAsync("#!time\n1 + 1");
        Assert.Equal("execute_result", (string?)outputs.Single()!["output_type"]);
    }

    [Fact]
    public async Task The_directives_can_be_listed()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var text = (string)(await kernel.RunAsync("#!lsmagic")).Single()!["data"]!["text/plain"]!;
        Assert.Contains("#!markdown", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_can_be_listed_with_their_types_and_values()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("int count = 1;\nvar name = \"Ada\";");
        await kernel.RunAsync("double count = 0.5;\nvar lazy = Enumerable.Range(0, 9).Select(i => 1 / (i - i));");
        Assert.Equal("count, name, lazy", (string?)(await kernel.RunAsync("#!who")).Single()!["data"]!["text/plain"]);
        Assert.Equal("count  double            0.5\nname   string            \"Ada\"\nlazy   IEnumerable<int>  …", (string?)(await kernel.RunAsync("#!whos")).Single()!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task A_name_can_be_explained_and_the_kernel_says_what_it_is()
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.StartsWith("DisplayedValue CellFunctions.display(", (string?)(await kernel.RunAsync("#!help display")).Single()!["data"]!["text/plain"], StringComparison.Ordinal);
        Assert.Contains("C# 14 on .NET 10", (string?)(await kernel.RunAsync("#!about")).Single()!["data"]!["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_directive_is_refused_with_its_line()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, error) = await kernel.TryAsync("1 + 1\n#!fsharp\nlet x = 1");
        Assert.Equal(2, error!.Line);
        Assert.Contains("'#!fsharp'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beside_the_notebook_can_be_loaded()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "shapes.csx"), "int Area(int a, int b) => a * b;", TestContext.Current.CancellationToken);
        await kernel.RunAsync("#load \"shapes.csx\"");
        Assert.Equal("12", await kernel.ValueAsync("Area(3, 4)"));
    }

    [Fact]
    public async Task A_cell_of_usings_alone_counts_for_the_following_ones()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("using System.IO;");
        await kernel.RunAsync("// only a comment");
        Assert.Equal("a.txt", await kernel.ValueAsync("Path.GetFileName(\"b/a.txt\")"));
    }
}
