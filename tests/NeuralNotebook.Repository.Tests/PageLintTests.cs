namespace NeuralNotebook.Repository.Tests;

/// <summary>The page's TypeScript, read for what its compiler lets pass: promises that nobody awaits, values of any type.</summary>
public sealed class PageLintTests
{
    private static readonly string Page = Path.Combine(SourceTree.Root, "src", "NeuralNotebook.App", "Page");
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Repository.Tests");

    [Fact(Explicit = true)]
    public async Task The_linter_finds_nothing_in_the_page() => Assert.Equal("", await LintAsync("src/**/*.ts"));

    [Fact(Explicit = true)]
    public async Task A_promise_that_nobody_awaits_is_named_with_its_line()
    {
        string wrong = Path.Combine(Page, "src", "zz-wrong.ts");
        const string Unawaited = "export function start(): void {\n  fetch('here');\n}\n";
        await File.WriteAllTextAsync(wrong, Unawaited, TestContext.Current.CancellationToken);
        try
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => LintAsync("src/zz-wrong.ts"));
            Assert.Matches("2:3 +error +Promises must be awaited", failure.Message);
        }
        finally
        {
            File.Delete(wrong);
        }
    }

    private static Task<string> LintAsync(string files)
    {
        string linter = Path.Combine(Folder, "node_modules", "eslint", "bin", "eslint.js");
        Assert.SkipUnless(File.Exists(linter) && Directory.Exists(Path.Combine(Page, "node_modules")),
            "Needs `npm ci` in this test project's folder and in the page's.");
        return Command.RunAsync(Page, "node", linter, "--config", Path.Combine(Folder, "eslint.config.mjs"), files);
    }
}
