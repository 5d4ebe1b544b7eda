using System.Diagnostics;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>How the page is built.</summary>
public sealed class BuildTests
{
    [Fact]
    public async Task Without_Node_the_build_succeeds_without_a_warning_and_says_which_page_there_is()
    {
        // Both folders are the test's own: without Node a build takes an earlier page away from beside the program.
        string obj = Directory.CreateTempSubdirectory("no-node-").FullName + "/";
        string page = Path.Combine(SourceTree.Root, "src", "NeuralNotebook.App", "bin", "Debug", "net10.0", "page");
        bool wasThere = Directory.Exists(page);
        try
        {
            var (exitCode, output) = await BuildAsync(
                "-p:NodeCommand=no-such-program", $"-p:IntermediateOutputPath={obj}", $"-p:OutDir={obj}out/");
            Assert.True(exitCode == 0, output);
            Assert.Contains("shown by its plain page", output, StringComparison.Ordinal);
            Assert.DoesNotMatch("(?i)warning|error|fail", output);
            Assert.False(Directory.Exists(Path.Combine(obj, "page")));
            Assert.Equal(wasThere, Directory.Exists(page));
        }
        finally
        {
            Directory.Delete(obj, recursive: true);
        }
    }

    [Fact]
    public void No_committed_file_of_the_page_names_where_packages_come_from()
    {
        string page = Path.Combine(SourceTree.Root, "src", "NeuralNotebook.App", "Page");
        foreach (string file in new[] { "package.json", "package-lock.json", ".npmrc" })
            Assert.DoesNotMatch("registry\\.|\"resolved\"|https?://[^\"]*/-/", File.ReadAllText(Path.Combine(page, file)));
    }

    private static async Task<(int ExitCode, string Output)> BuildAsync(params string[] properties)
    {
        string project = Path.Combine(SourceTree.Root, "src", "NeuralNotebook.App", "NeuralNotebook.App.csproj");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["msbuild", project, "-t:AddPage", "-nologo", "-v:minimal", .. properties])
            { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
