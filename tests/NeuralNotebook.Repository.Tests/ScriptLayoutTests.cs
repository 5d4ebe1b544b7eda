namespace NeuralNotebook.Repository.Tests;

/// <summary>TypeScript and JavaScript lie as their formatter lays them out. AssemblyScript is neither: it decorates functions.</summary>
public sealed class ScriptLayoutTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Repository.Tests");

    [Fact(Explicit = true)]
    public async Task Every_script_is_laid_out_as_its_formatter_does() =>
        Assert.Equal("", await CheckAsync("{src,tests}/**/*.{js,mjs,ts}", "!**/assembly/**"));

    [Fact(Explicit = true)]
    public async Task A_script_that_is_laid_out_otherwise_is_named()
    {
        string wrong = Path.Combine(Folder, "zz-wrong.mjs");
        await File.WriteAllTextAsync(wrong, "export const twice = x => 2*x\n", TestContext.Current.CancellationToken);
        try
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => CheckAsync("tests/*/zz-wrong.mjs"));
            Assert.Contains("zz-wrong.mjs\n", failure.Message);
        }
        finally
        {
            File.Delete(wrong);
        }
    }

    /// <summary>Names each file that the formatter would change.</summary>
    private static Task<string> CheckAsync(params string[] files)
    {
        string formatter = Path.Combine(Folder, "node_modules", "prettier", "bin", "prettier.cjs");
        Assert.SkipUnless(File.Exists(formatter), "Needs `npm ci` in this test project's folder.");
        return Command.RunAsync(SourceTree.Root, "node",
            [formatter, "--config", Path.Combine(Folder, "prettier.config.mjs"), "--list-different", .. files]);
    }
}
