namespace NeuralNotebook.Kernel.Tests.Execution;

public sealed class CellCompilerTests : IDisposable
{
    private readonly NotebookFixture fixture = new();

    [Fact]
    public async Task Cells_compile_also_when_an_editor_asks_at_the_same_moment()
    {
        for (int round = 0; round < 10; round++)
        {
            using var references = new AssemblyReferences(fixture.Folder);
            var compiler = new CellCompiler(references);
            using var start = new Barrier(2);
            var question = Task.Run(() =>
            {
                start.SignalAndWait();
                return compiler.Analyze("display(1)").GetDiagnostics();
            }, TestContext.Current.CancellationToken);
            start.SignalAndWait();
            compiler.Keep(compiler.Compile("var x = 1;", "cell1"));
            Assert.Empty(await question);
            compiler.Keep(compiler.Compile("var y = display(x);", "cell2"));
            compiler.Keep(compiler.Compile("y.Update(display(2));", "cell3"));
            // The symbols of one round are not to serve the next.
            GC.Collect();
        }
    }

    public void Dispose() => fixture.Dispose();
}
