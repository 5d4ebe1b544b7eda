using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralNotebook.App.Serve;

namespace NeuralNotebook.App.Tests.Commands;

/// <summary>What a dev container and VS Code read of the repository, against what the project has.</summary>
public sealed partial class DevContainerTests
{
    private static readonly JsonElement Container = Read(".devcontainer/devcontainer.json");

    [Fact]
    public void The_forwarded_port_is_the_one_that_the_server_takes_first_and_VS_Code_opens_no_address_without_a_token()
    {
        Assert.Equal(ServeOptions.DefaultPort, Assert.Single(Container.GetProperty("forwardPorts").EnumerateArray()).GetInt32());
        var port = Assert.Single(Container.GetProperty("portsAttributes").EnumerateObject());
        Assert.Equal($"{ServeOptions.DefaultPort}", port.Name);
        Assert.Equal("The course", port.Value.GetProperty("label").GetString());
        Assert.Equal("silent", port.Value.GetProperty("onAutoForward").GetString());
    }

    [Fact]
    public void The_image_has_the_SDK_and_a_feature_has_the_Node_that_the_project_needs()
    {
        string sdk = Read("global.json").GetProperty("sdk").GetProperty("version").GetString()!;
        Assert.EndsWith($"/dotnet:{Version.Parse(sdk).ToString(2)}", Container.GetProperty("image").GetString(), StringComparison.Ordinal);
        var node = Assert.Single(Container.GetProperty("features").EnumerateObject(),
            feature => feature.Name.Contains("/features/node:", StringComparison.Ordinal));
        var needed = Version.Parse(NeededNode()
            .Match(File.ReadAllText(Path.Combine(SourceTree.Root, "src/NeuralNotebook.App/NeuralNotebook.App.csproj"))).Groups[1].Value);
        // The newest of a major version.
        Assert.True(int.Parse(node.Value.GetProperty("version").GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            > needed.Major);
    }

    [Fact]
    public void A_prebuild_holds_the_build_and_the_kernel_by_commands_that_exist()
    {
        Assert.False(Container.TryGetProperty("postCreateCommand", out _));
        string[] commands = Container.GetProperty("updateContentCommand").GetString()!.Split(" && ");
        Assert.Equal("dotnet build", commands[0]);
        var run = Run().Match(Assert.Single(commands[1..]));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(SourceTree.Root, run.Groups[1].Value), "*.csproj"));
        var parsed = CommandLine.Create().Parse(run.Groups[2].Value);
        Assert.Empty(parsed.Errors);
        Assert.Equal("install", parsed.CommandResult.Command.Name);
    }

    [Fact]
    public void The_desktop_recommends_what_the_container_has()
    {
        var recommended = Read(".vscode/extensions.json").GetProperty("recommendations");
        Assert.Equal(Texts(Container.GetProperty("customizations").GetProperty("vscode").GetProperty("extensions")), Texts(recommended));
        Assert.Contains("ms-toolsai.jupyter", Texts(recommended));
    }

    private static IEnumerable<string?> Texts(JsonElement array) => array.EnumerateArray().Select(item => item.GetString());

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, file)),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return document.RootElement.Clone();
    }

    [GeneratedRegex(@"VersionLessThan\('\$\(NodeVersion[^']*', '([\d.]+)'\)")]
    private static partial Regex NeededNode();

    [GeneratedRegex(@"\Adotnet run --no-build --project (\S+) -- (.+)\z")]
    private static partial Regex Run();
}
