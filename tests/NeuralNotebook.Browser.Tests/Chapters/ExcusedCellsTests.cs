using NeuralNotebook.Kernel;

namespace NeuralNotebook.Browser.Tests.Chapters;

/// <summary>The list of excuses itself.</summary>
public sealed class ExcusedCellsTests
{
    [Fact]
    public void An_excused_cell_is_a_cell_of_its_chapter()
    {
        string[] chapters = [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "notebooks"), "??-*.ipynb")];
        string[] excused = chapters.Where(path => ExcusedCells.Of(Path.GetFileName(path)).Count > 0).ToArray();
        Assert.NotEmpty(excused);
        foreach (string path in excused)
        {
            string?[] cells = [.. Notebook.Load(path).Cells.Where(cell => cell.IsCode).Select(cell => cell.Id)];
            Assert.All(ExcusedCells.Of(Path.GetFileName(path)).Keys, id => Assert.Contains(id, cells));
        }
    }
}
