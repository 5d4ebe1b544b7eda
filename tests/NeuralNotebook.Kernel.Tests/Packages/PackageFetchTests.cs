using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Packages;

/// <summary>What <c>#r "nuget: …"</c> does in a real kernel. The tests that fetch skip where no source of packages
/// can be reached.</summary>
public sealed class PackageFetchTests
{
    [Fact]
    public async Task A_package_is_fetched_and_later_cells_use_it()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (outputs, error) =
            await kernel.TryAsync(
                "#r \"nuget: Newtonsoft.Json, 13.0.1\"\nusing Newtonsoft.Json;\nJsonConvert.SerializeObject(new { a = 1 })");
        SkipOffline(error);
        Assert.Null(error);
        Assert.Equal("Installed Newtonsoft.Json 13.0.1", (string?)outputs[0]!["data"]!["text/plain"]);
        Assert.Equal("{\"a\":1}", (string?)outputs[1]!["data"]!["text/plain"]);
        Assert.Equal("13.0.0.0", await kernel.ValueAsync("typeof(JsonConvert).Assembly.GetName().Version"));
        Assert.Contains("restart the kernel", (await kernel.TryAsync("#r \"nuget: Newtonsoft.Json, 12.0.3\"")).Error!.Message,
            StringComparison.Ordinal);
        // The next kernel finds the files without asking the SDK, and so without a network.
        await using var next = await RunningKernel.StartAsync();
        Assert.Equal("1", await next.ValueAsync("#r \"nuget:Newtonsoft.Json,13.0.1\"\nNewtonsoft.Json.JsonConvert.SerializeObject(1)"));
    }

    [Fact]
    public async Task Without_a_version_the_newest_is_taken()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (outputs, error) = await kernel.TryAsync("#r \"nuget: Newtonsoft.Json\"\nNewtonsoft.Json.Linq.JObject.Parse(\"{}\").Count");
        SkipOffline(error);
        Assert.Null(error);
        Assert.Matches(@"^Installed Newtonsoft.Json \d+\.\d+\.\d+$", (string?)outputs[0]!["data"]!["text/plain"]);
        Assert.Equal("0", (string?)outputs[1]!["data"]!["text/plain"]);
    }

    [Theory]
    [InlineData("nuget: Newtonsoft.Json.NoSuchPackage, 1.0.0", "spelt right")]
    [InlineData("nuget: Newtonsoft.Json, 99.0.0", "Nearest version")]
    public async Task A_package_that_there_is_not_is_named(string reference, string words)
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, error) = await kernel.TryAsync($"#r \"{reference}\"");
        SkipOffline(error);
        Assert.Contains(words, error!.Message, StringComparison.Ordinal);
        Assert.Equal("2", await kernel.ValueAsync("1 + 1"));
    }

    [Fact]
    public async Task A_source_that_cannot_be_reached_is_named_and_the_users_settings_count()
    {
        await using var kernel = await RunningKernel.StartAsync();
        // Port 9 discards; nobody listens there.
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "NuGet.config"), """
            <configuration><packageSources><clear /><add key="here" value="http://127.0.0.1:9/index.json" allowInsecureConnections="true" /></packageSources></configuration>
            """, TestContext.Current.CancellationToken);
        var (_, error) = await kernel.TryAsync("#r \"nuget: NeuralNotebook.NeverPublished, 1.2.3\"");
        Assert.Contains("offline", error!.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nuget:", "is no name")]
    [InlineData("nuget: a<b>", "is no name")]
    [InlineData("nuget: Newtonsoft.Json, 1.0\\\" />", "is no version")]
    public async Task What_names_no_package_is_refused_before_anything_is_fetched(string reference, string words)
    {
        await using var kernel = await RunningKernel.StartAsync();
        Assert.Contains(words, (await kernel.TryAsync($"#r \"{reference}\"")).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_loaded_serves_whoever_can_do_with_it_and_others_are_told_in_one_line()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (_, error) = await kernel.TryAsync("#r \"nuget: Newtonsoft.Json, 13.0.3\" // the json one\n1");
        SkipOffline(error);
        Assert.Null(error);
        foreach (string version in new[] { ", 13.*", "", ", [13.0.1,14.0)", ", 13.0.3.0" })
            Assert.Equal("[1]",
                await kernel.ValueAsync(
                    $"#r \"nuget: newtonsoft.json{version}\"\nNewtonsoft.Json.JsonConvert.SerializeObject(new[] {{ 1 }})"));
        Assert.Equal("Newtonsoft.Json 13.0.3 is loaded already, and a session keeps what it has loaded: restart the kernel to use [14.0,).",
            (await kernel.TryAsync("\n#r \"nuget: Newtonsoft.Json, [14.0,)\"")).Error!.Message);
        Assert.Equal(2, (await kernel.TryAsync("\n#r \"nuget: Newtonsoft.Json, 12.0.1\"")).Error!.Line);
    }

    [Fact]
    public async Task Packages_of_loaded_files_are_fetched_and_what_is_wrong_names_the_file_and_the_line()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var write = (string name, string text) =>
            File.WriteAllTextAsync(Path.Combine(kernel.Folder, name), text, TestContext.Current.CancellationToken);
        await write("helper.csx", "#load \"inner.csx\"\nstring Json(object o) => Twice(Newtonsoft.Json.JsonConvert.SerializeObject(o));");
        await write("inner.csx", "#r \"nuget: Newtonsoft.Json, 13.0.3\"\n#load \"helper.csx\"\nstring Twice(string text) => text + text;");
        var (outputs, error) = await kernel.TryAsync("#load \"helper.csx\"\nConsole.WriteLine(Json(new[] { 1, 2 }));");
        SkipOffline(error);
        Assert.Null(error);
        Assert.Equal("[1,2][1,2]\n", (string?)outputs.Last()!["text"]);
        Assert.Equal("1", await kernel.ValueAsync("Newtonsoft.Json.JsonConvert.SerializeObject(1)"));

        await write("wrong.csx", "// a comment\n#r \"nuget: Newtonsoft.Json, one\"");
        error = (await kernel.TryAsync("#load \"wrong.csx\"")).Error;
        Assert.StartsWith("wrong.csx, line 2: 'one' is no version", error!.Traceback[0], StringComparison.Ordinal);
        Assert.Null(error.Line);
        error = (await kernel.TryAsync("// here\n#load \"nowhere.csx\"")).Error;
        Assert.Contains("'nowhere.csx' could not be opened", error!.Traceback[0], StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
        await write("broken.csx", "int Twice(int x) =>\n  x / 0 * 2;\nint Boom(int n) => n / (n - n);");
        Assert.Equal("  at broken.csx, line 3", (await kernel.TryAsync("#load \"broken.csx\"\nBoom(1)")).Error!.Traceback[1]);
    }

    [Fact]
    public async Task A_package_that_brings_the_compiler_leaves_the_kernels_functions_as_they_were()
    {
        await using var kernel = await RunningKernel.StartAsync();
        await kernel.RunAsync("var shown = display(1);");
        var (_, error) = await kernel.TryAsync("#r \"nuget: Microsoft.CodeAnalysis.CSharp, 5.0.0\"\nusing Microsoft.CodeAnalysis.CSharp;");
        SkipOffline(error);
        Assert.Null(error);
        Assert.Equal("2", await kernel.ValueAsync("display(2);"));
        Assert.Equal("5.0.0.0", await kernel.ValueAsync("typeof(SyntaxFactory).Assembly.GetName().Version"));
        Assert.Equal("<b>", (string?)(await kernel.RunAsync("HTML(\"<b>\")")).Single()!["data"]!["text/html"]);
    }

    internal static void SkipOffline(CellError? error) =>
        Assert.SkipWhen(error?.Message.Contains("Is this machine offline?", StringComparison.Ordinal) == true,
            "no source of NuGet packages can be reached");
}
