using NeuralNotebook.Kernel.Tests.Stdio;

namespace NeuralNotebook.Kernel.Tests.Packages;

/// <summary>What <c>#r "nuget: …"</c> does in a real kernel. The tests that fetch skip where no source of packages can be reached.</summary>
public sealed class PackageTests
{
    [Fact]
    public async Task A_package_is_fetched_and_later_cells_use_it()
    {
        await using var kernel = await RunningKernel.StartAsync();
        var (outputs, error) = await kernel.TryAsync("#r \"nuget: Newtonsoft.Json, 13.0.1\"\nusing Newtonsoft.Json;\nJsonConvert.SerializeObject(new { a = 1 })");
        SkipOffline(error);
        Assert.Null(error);
        Assert.Equal("Installed Newtonsoft.Json 13.0.1", (string?)outputs[0]!["data"]!["text/plain"]);
        Assert.Equal("{\"a\":1}", (string?)outputs[1]!["data"]!["text/plain"]);
        Assert.Equal("13.0.0.0", await kernel.ValueAsync("typeof(JsonConvert).Assembly.GetName().Version"));
        Assert.Contains("restart the kernel", (await kernel.TryAsync("#r \"nuget: Newtonsoft.Json, 12.0.3\"")).Error!.Message, StringComparison.Ordinal);
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

    private static void SkipOffline(CellError? error) =>
        Assert.SkipWhen(error?.Message.Contains("Is this machine offline?", StringComparison.Ordinal) == true, "no source of NuGet packages can be reached");
}
