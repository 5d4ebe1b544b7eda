using System.Text.Json.Nodes;

namespace NeuralNotebook.App.Tests.Commands;

public sealed class KernelCommandTests : IDisposable
{
    private readonly string prefix = Directory.CreateTempSubdirectory("prefix-").FullName;

    [Fact]
    public async Task Install_writes_a_kernelspec_that_uninstall_takes_away()
    {
        Assert.Equal(0, (await RunAsync("install")).ExitCode);
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(Spec(".net-csharp"), TestContext.Current.CancellationToken))!;
        Assert.Equal("csharp", (string?)spec["language"]);
        // A copy: what is rebuilt or moved here does not touch it.
        Assert.StartsWith(prefix, (string?)spec["argv"]![1], StringComparison.Ordinal);
        Assert.True(File.Exists((string?)spec["argv"]![1]));
        // With what shows Plotly.NET's charts, and what hosts extensions.
        Assert.All(new[] { "Plotly.NET", "Microsoft.DotNet.Interactive.Formatting" },
            addOn =>
                Assert.True(
                    File.Exists(Path.Combine(Path.GetDirectoryName((string?)spec["argv"]![1])!, "extensions", addOn, "extension.json"))));
        Assert.Contains("(ours)", (await RunAsync("list")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("uninstall")).ExitCode);
        Assert.Empty(Directory.GetFiles(prefix, "*", SearchOption.AllDirectories));
        Assert.Equal(1, (await RunAsync("uninstall")).ExitCode);
    }

    [Fact]
    public async Task Somebody_elses_kernel_of_that_name_stays_unless_it_is_to_be_replaced()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Spec(".net-csharp"))!);
        await File.WriteAllTextAsync(Spec(".net-csharp"), "{}", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await RunAsync("install")).ExitCode);
        Assert.Equal("{}", await File.ReadAllTextAsync(Spec(".net-csharp"), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Spec("csharp-neural-notebook")));
        Assert.Equal(1, (await RunAsync("install", "--name", ".net-csharp")).ExitCode);
        Assert.Equal(0, (await RunAsync("install", "--replace")).ExitCode);
        Assert.NotEqual("{}", await File.ReadAllTextAsync(Spec(".net-csharp"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("..")]
    public async Task A_name_that_leads_out_of_the_folder_is_refused(string name)
    {
        Assert.Equal(1, (await RunAsync("install", "--name", name)).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(prefix));
    }

    [Fact]
    public async Task VS_Codes_settings_are_changed_only_when_that_was_said()
    {
        string settings = Path.Combine(prefix, ".config", "Code", "User", "settings.json");
        Directory.CreateDirectory(Path.GetDirectoryName(settings)!);
        await File.WriteAllTextAsync(settings, "{ /* mine */ }", TestContext.Current.CancellationToken);
        string setting = "\"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] }";
        foreach (string[] arguments in new string[][] { [], ["--vscode-settings", "no"] })
        {
            var (exitCode, output, _) = await RunAsync("install", arguments);
            Assert.Equal(0, exitCode);
            Assert.Equal(arguments.Length == 0, output.Contains(setting, StringComparison.Ordinal));
            Assert.Equal("{ /* mine */ }", await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken));
        }

        Assert.Equal(1, (await RunAsync("install", "--vscode-settings", "perhaps")).ExitCode);
        Assert.Equal(0, (await RunAsync("install", "--vscode-settings", "yes")).ExitCode);
        Assert.Equal($"{{ /* mine */\n    {setting}\n}}", await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(settings, "{ oh", TestContext.Current.CancellationToken);
        var refused = await RunAsync("install", "--vscode-settings", "yes");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Nothing was changed", refused.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(prefix, recursive: true);

    private string Spec(string name) => Path.Combine(prefix, "share", "jupyter", "kernels", name, "kernel.json");

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string command, params string[] arguments) =>
        RunningApp.RunAsync(prefix, ("XDG_CONFIG_HOME", Path.Combine(prefix, ".config")),
            ["kernel", command, "--prefix", prefix, .. arguments]);
}
