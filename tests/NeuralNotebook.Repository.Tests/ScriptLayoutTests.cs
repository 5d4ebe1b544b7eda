namespace NeuralNotebook.Repository.Tests;

/// <summary>TypeScript, JavaScript and style sheets lie as their formatter lays them out. AssemblyScript is none of them:
/// it decorates functions.</summary>
public sealed class ScriptLayoutTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Repository.Tests");

    [Fact(Explicit = true)]
    public async Task Every_script_and_style_sheet_is_laid_out_as_its_formatter_does() =>
        Assert.Equal("", await CheckAsync("{src,tests}/**/*.{js,mjs,ts,css}", "!**/assembly/**"));

    [Theory(Explicit = true)]
    [InlineData("zz-wrong.mjs", "export const twice = x => 2*x\n")]
    [InlineData("zz-wrong.css", "a { color: red; }\n")]
    public async Task One_that_is_laid_out_otherwise_is_named(string name, string text)
    {
        string wrong = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(wrong, text, TestContext.Current.CancellationToken);
        try
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => CheckAsync($"tests/*/{name}"));
            Assert.Contains($"{name}\n", failure.Message);
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
