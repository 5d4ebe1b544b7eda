using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class DirectiveTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly RunningKernel kernel = shared.Kernel.FromCellOne();

    [Theory]
    [InlineData("#!html\n<b>1</b>", "text/html", "<b>1</b>")]
    [InlineData("#!markdown\n*one*\ntwo", "text/markdown", "*one*\ntwo")]
    [InlineData("#!javascript\nalert(1)", "application/javascript", "alert(1)")]
    [InlineData("#!js\nalert(1)", "application/javascript", "alert(1)")]
    [InlineData("#!md\n*one*", "text/markdown", "*one*")]
    [InlineData("#!c#\n1 + 1", "text/plain", "2")]
    [InlineData("#!help Nothing.Here", "text/plain", "nothing here is named 'Nothing.Here'")]
    public async Task What_follows_a_language_line_is_shown_as_that_language(string code, string mimeType, string shown)
    {
        var output = (await kernel.RunAsync(code)).Single()!;
        Assert.Equal(shown, (string?)output["data"]![mimeType]);
    }

    [Fact]
    public async Task Languages_can_alternate_and_share_the_session()
    {
        var outputs = await kernel.RunAsync("var x = 1;\n#!html\n<i>between</i>\n#!csharp\nx + 1");
        Assert.Equal(["display_data", "execute_result"], outputs.Select(output => (string?)output!["output_type"]));
        Assert.Equal("2", (string?)outputs[1]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task Lines_are_counted_from_the_cells_first_also_after_a_directive()
    {
        var (_, thrown) = await kernel.TryAsync("#!time\nvar a = 1;\n#!html\n<p>\n#!csharp\nthrow new Exception(\"here\");");
        Assert.Equal(6, thrown!.Line);
        var (_, rejected) = await kernel.TryAsync("#!time\nnothing");
        Assert.Equal(2, rejected!.Line);
    }

    [Fact]
    public async Task How_long_a_cell_took_is_never_stored()
    {
        var outputs = await kernel.RunAsync("#!time\n1 + 1");
        Assert.Equal("execute_result", (string?)outputs.Single()!["output_type"]);
    }

    [Fact]
    public async Task The_directives_are_listed_and_completed_and_explained_from_the_table_that_runs_them()
    {
        Directive[] offered = [.. Directives.Offered];
        Assert.Equal(10, offered.Length);
        string[] listed = ((string)(await kernel.RunAsync("#!lsmagic")).Single()!["data"]!["text/plain"]!).Split('\n');
        Assert.Equal(offered.Select(row => row.Name), listed.Select(line => line.Split(' ')[0]));
        Assert.All(listed.Zip(offered), pair => Assert.EndsWith(Directives.Help(pair.Second), pair.First, StringComparison.Ordinal));

        var completion = await kernel.Process.AskAsync("complete_request", new() { ["code"] = "#!", ["cursor_pos"] = 2 },
            TestContext.Current.CancellationToken);
        Assert.Equal(offered.Select(row => row.Name),
            completion["matches"]!.AsArray().Select(match => (string)match!)
                .Where(name => name.StartsWith("#!", StringComparison.Ordinal)));

        foreach (var row in offered)
        {
            foreach (string name in row.Aliases.Prepend(row.Name))
            {
                // A text of the language, for those that need one; and never the line itself as the answer.
                var outputs = await kernel.RunAsync($"{name}\n{(row is LanguageDirective ? "1" : "")}");
                Assert.DoesNotContain(outputs, output => (string?)output!["data"]?["text/plain"] == name);
                Assert.Equal(row is ClockDirective ? 0 : 1, outputs.Count);
                Assert.StartsWith(row.Name, (string?)(await kernel.RunAsync($"#!help {name}")).Single()!["data"]!["text/plain"],
                    StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("var script = \"\"\"\n#!/bin/sh\n#!time\n\"\"\";\nscript")]
    [InlineData("@\"\n#!html\"")]
    [InlineData("$@\"\n#!html {1 + 1}\n#r \"\"nuget: Nowhere.At.All\"\"\"")]
    [InlineData("int one = 1;\n$\"\"\"\n#!who {one}\n\"\"\"")]
    [InlineData("/*\n#!html\n*/ 3")]
    [InlineData("/** <summary>\n#!time\n</summary> */ int F() => 3;")]
    [InlineData("// it's\n'\"' + \"\\n#!\"")]
    [InlineData("@\"a\r\n#!\u2028\".Length")]
    public void Lines_inside_a_text_or_a_comment_are_no_directives_and_stay_as_they_are(string code)
    {
        var text = CellText.Parse(code);
        Assert.Equal(code, Assert.Single(text.Parts).Text);
        Assert.False(text.IsTimed);
        Assert.Empty(text.Questions);
        Assert.Equal(code, CSharpOnly.Of(code));
    }

    [Fact]
    public async Task A_script_in_a_raw_string_keeps_its_first_line_and_a_part_switched_off_asks_nothing()
    {
        Assert.Equal("#!/bin/sh\n#!time", await kernel.ValueAsync("var script = \"\"\"\n#!/bin/sh\n#!time\n\"\"\";\nscript"));
        Assert.Equal("4", await kernel.ValueAsync("#if false\n#!html\nnothing\n#endif\n4"));
        Assert.Equal(3, (await kernel.TryAsync("@\"\n#!time\" +\nnothing")).Error!.Line);
    }

    [Fact]
    public async Task What_follows_a_language_line_may_be_any_text()
    {
        var outputs = await kernel.RunAsync("#!markdown\nDon't \"\"\" /* {\n#!/bin/sh\n```\n#!csharp\n\"C#\"");
        Assert.Equal("Don't \"\"\" /* {\n#!/bin/sh\n```", (string?)outputs[0]!["data"]!["text/markdown"]);
        Assert.Equal("C#", (string?)outputs[1]!["data"]!["text/plain"]);
    }

    [Theory]
    [InlineData("1;\n#!fsharp\nlet x = 1", 2, "F#")]
    [InlineData("#!pwsh\nls", 1, "PowerShell")]
    [InlineData("var a = 1;\n\n#!import \"other.ipynb\"", 3, "#load")]
    [InlineData("#!share --from fsharp x", 1, "its name")]
    [InlineData("#!html now\n<b>", 1, "stands alone")]
    [InlineData("#!time twice", 1, "stands alone")]
    [InlineData("#!nothing", 1, "'#!nothing'")]
    [InlineData("#!html\n<b>\n#!tiem", 3, "'#!tiem'")]
    public void A_directive_that_cannot_be_followed_is_refused_with_its_line_and_what_to_do(string code, int line, string words)
    {
        var refused = Assert.Throws<DirectiveException>(() => CellText.Parse(code));
        Assert.Equal(line, refused.Line);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("#!", code[refused.Start..refused.End], StringComparison.Ordinal);
        Assert.DoesNotContain('\n', code[refused.Start..refused.End]);
    }

    [Fact]
    public async Task A_refused_directive_fails_its_cell_before_anything_runs()
    {
        var (outputs, error) = await kernel.TryAsync("Console.WriteLine(1);\n#!fsharp\nlet x = 1");
        Assert.Equal((2, "CompilationError"), (error!.Line, error.Name));
        Assert.Equal("error", (string?)outputs.Single()!["output_type"]);
    }

    [Fact]
    public async Task A_variable_whose_text_fails_fails_the_list_and_not_the_kernel()
    {
        // Its variable would spoil the list for the others.
        await using var fresh = await RunningKernel.StartAsync();
        await fresh.RunAsync(
            "class Torn { public override string ToString() => throw new InvalidOperationException(\"torn\"); }\nvar torn = new Torn();");
        Assert.Equal("torn", (await fresh.TryAsync("#!whos")).Error!.Message);
        Assert.Equal("torn", await fresh.ValueAsync("#!who"));
    }

    [Fact]
    public async Task Variables_can_be_listed_with_their_types_and_values()
    {
        await using var fresh = await RunningKernel.StartAsync();
        Assert.Equal("no variables yet", (string?)(await fresh.RunAsync("#!who")).Single()!["data"]!["text/plain"]);
        await fresh.RunAsync("int count = 1;\nvar name = \"Ada\";");
        await fresh.RunAsync("double count = 0.5;\nvar lazy = Enumerable.Range(0, 9).Select(i => 1 / (i - i));");
        Assert.Equal("count, name, lazy", (string?)(await fresh.RunAsync("#!who")).Single()!["data"]!["text/plain"]);
        Assert.Equal("count  double            0.5\nname   string            \"Ada\"\nlazy   IEnumerable<int>  …",
            (string?)(await fresh.RunAsync("#!whos")).Single()!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task A_name_can_be_explained_and_the_kernel_says_what_it_is()
    {
        Assert.StartsWith("DisplayedValue CellFunctions.display(",
            (string?)(await kernel.RunAsync("#!help display")).Single()!["data"]!["text/plain"], StringComparison.Ordinal);
        Assert.Contains("C# 14 on .NET 10", (string?)(await kernel.RunAsync("#!about")).Single()!["data"]!["text/plain"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beside_the_notebook_can_be_loaded()
    {
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "shapes.csx"), "int Area(int a, int b) => a * b;",
            TestContext.Current.CancellationToken);
        await kernel.RunAsync("#load \"shapes.csx\"");
        Assert.Equal("12", await kernel.ValueAsync("Area(3, 4)"));
    }

    [Fact]
    public async Task A_cell_of_usings_alone_counts_for_the_following_ones()
    {
        await kernel.RunAsync("using System.IO;");
        await kernel.RunAsync("// only a comment");
        Assert.Equal("a.txt", await kernel.ValueAsync("Path.GetFileName(\"b/a.txt\")"));
    }
}
