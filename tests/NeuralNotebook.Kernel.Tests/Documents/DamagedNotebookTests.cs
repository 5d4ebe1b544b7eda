using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests.Documents;

public sealed class DamagedNotebookTests
{
    public static TheoryData<string> Refused => DamagedNotebooks.RefusedNames;

    public static TheoryData<string> Kept => DamagedNotebooks.KeptNames;

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused_in_one_line_that_names_the_file_and_the_reason(string name)
    {
        var (bytes, reason) = DamagedNotebooks.Refused[name];
        using var fixture = new NotebookFixture();
        string path = Path.Combine(fixture.Folder, "damaged.ipynb");
        File.WriteAllBytes(path, bytes);
        var error = Assert.Throws<NotebookException>(() => Notebook.Load(path));
        Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.StartsWith("short: ", Assert.Throws<NotebookException>(() => Notebook.Load(path, "short")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_is_odd_and_does_no_harm_is_kept_and_saved_as_plain_UTF8(string name)
    {
        using var fixture = new NotebookFixture();
        string path = Path.Combine(fixture.Folder, "odd.ipynb");
        File.WriteAllBytes(path, DamagedNotebooks.Kept[name]);
        var notebook = Notebook.Load(path);
        string before = notebook.ToCanonicalText();
        notebook.Save(path);
        Assert.Equal(Encoding.UTF8.GetBytes(before), File.ReadAllBytes(path));
        Assert.Equal(before, Notebook.Load(path).ToCanonicalText());
    }

    [Fact]
    public void Nothing_of_what_is_odd_is_lost()
    {
        string[] texts = [.. DamagedNotebooks.Kept.Values.Select(bytes => Notebook.Read(bytes).ToCanonicalText())];
        foreach (string part in new[] { "\"Console.WriteLine(1);\\r\\n\"", "é🎉", "5,\n     null,\n     \"exercise\"", "\"tags\": 5",
            "\"execution_count\": \"3\"", "\"kernelspec\": 4", "🎉\\\\ud83d" })
            Assert.Contains(texts, text => text.Contains(part, StringComparison.Ordinal));
        Assert.Equal(990, texts.Max(text => text.Split('\n').Count(line => line.TrimStart() == "\"a\": {")) + 1);
        Assert.Equal(["exercise"], Notebook.Read(DamagedNotebooks.Kept["a tag that is a number"]).Cells[0].Tags);
        Assert.Empty(Notebook.Read(DamagedNotebooks.Kept["tags that are a number"]).Cells[0].Tags);
        Assert.Null(Notebook.Read(DamagedNotebooks.Kept["a kernel that is a number"]).Language);
    }

    [Fact]
    public void Half_a_character_that_a_cell_showed_does_not_make_the_file_unreadable()
    {
        var notebook = Notebook.Read(DamagedNotebooks.Kept["outputs of null"]);
        notebook.Cells[0]
            .SetOutputs(1, [new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "a\ud83db\udc00🎉" }]);
        string text = notebook.ToCanonicalText();
        Assert.Contains("a\uFFFDb\uFFFD🎉", text, StringComparison.Ordinal);
        Assert.Equal(text, Notebook.Parse(text).ToCanonicalText());
    }

    [Fact]
    public void A_text_with_half_a_character_is_refused_before_it_is_bytes() =>
        Assert.Contains("holds half a character",
            Assert.Throws<FormatException>(() => Notebook.Parse("{\"nbformat\":4,\"cells\":[],\"x\":\"\ud83d\"}")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_larger_than_any_notebook_is_refused_before_it_is_read()
    {
        using var fixture = new NotebookFixture();
        string path = Path.Combine(fixture.Folder, "huge.ipynb");
        using (var file = File.Create(path))
            file.SetLength(3L << 30);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("has 3072 MB, and no notebook is read that has more than 512",
            Assert.Throws<NotebookException>(() => Notebook.Load(path)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 << 20);
    }
}
