using System.Diagnostics;

namespace NeuralNotebook.App.Tests.Page;

/// <summary>The tests that the page's own modules have, in TypeScript.</summary>
public sealed class ModuleTests
{
    [Fact]
    public async Task The_pages_modules_pass_their_own_tests()
    {
        string vitest = Path.Combine(PageModules.Folder, "node_modules", "vitest", "vitest.mjs");
        Assert.SkipUnless(File.Exists(vitest), "Needs Node.js: the build fetches the page's packages.");
        using var node = Process.Start(new ProcessStartInfo("node", [vitest, "run", "--reporter=verbose"])
        {
            WorkingDirectory = PageModules.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1" },
        })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, output + await errors);
        Assert.Matches(@"Tests +\d{2,} passed", output);
    }
}
