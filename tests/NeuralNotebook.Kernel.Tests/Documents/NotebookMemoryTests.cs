using System.Text;

namespace NeuralNotebook.Kernel.Tests.Documents;

/// <summary>Runs when nothing else does, which would need memory, too.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class NotebookMemoryCollection;

[Collection(typeof(NotebookMemoryCollection))]
public sealed class NotebookMemoryTests
{
    private const int Size = 8_000_000, Times = 3;

    /// <summary>What a large file may be full of: its output's data, compact, as other programs write it.</summary>
    public static TheoryData<string> Kinds => ["figures", "pixels", "lines", "short lines", "one line", "escapes", "metadata", "cells"];

    /// <summary>What lives on the heap at the most, looked at again and again while a notebook is read and saved:
    /// its own bytes among it, but not what the collector would take at once.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_large_notebook_is_read_and_saved_with_three_times_its_size_in_memory_at_the_most(string kind)
    {
        using var fixture = new NotebookFixture();
        string path = Path.Combine(fixture.Folder, "large.ipynb");
        File.WriteAllText(path, Large(kind));
        long size = new FileInfo(path).Length, before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        bool isDone = false;
        var looking = new Thread(() =>
        {
            // And once more at the end, however fast that came.
            for (bool isLast = false; !isLast;)
            {
                isLast = Volatile.Read(ref isDone);
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        });
        looking.Start();
        var notebook = Notebook.Load(path);
        notebook.Save(path);
        Volatile.Write(ref isDone, true);
        looking.Join();
        Assert.InRange(most, size / 2, Times * size);
        Assert.InRange(new FileInfo(path).Length, size, 10 * size);
        GC.KeepAlive(notebook);
    }

    private static string Large(string kind)
    {
        string cell = Cell("[]"), data = kind switch
        {
            "figures" => "\"application/vnd.plotly.v1+json\":[" + Fill(i => $"{i / 7.0:R},") + "0]",
            "pixels" => "\"application/json\":[" + Fill(i => $"{i % 10},") + "0]",
            "lines" => "\"text/plain\":[" + Fill(i => $"\"line {i} of a long text that a cell printed\\n\",") + "\"\"]",
            "short lines" => "\"text/plain\":[" + Fill(_ => "\"x\\n\",") + "\"\"]",
            "one line" => "\"text/plain\":\"" + Fill(_ => "x") + "\"",
            "escapes" => "\"text/plain\":\"" + Fill(_ => "\\u00e9é\\n") + "\"",
            _ => "",
        };
        return "{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{\"kernelspec\":{\"name\":\".net-csharp\",\"language\":\"C#\"}"
            + (kind == "metadata" ? ",\"widgets\":[" + Fill(i => $"\"{i}\",") + "0]" : "") + "},\"cells\":["
            + (kind == "cells"
                ? Fill(_ => Cell($"[{{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"{new string('x', 2000)}\"}}]") + ",") : "")
            + (data.Length == 0 ? cell : Cell($"[{{\"output_type\":\"display_data\",\"metadata\":{{}},\"data\":{{{data}}}}}]")) + "]}";
    }

    private static string Cell(string outputs) =>
        $"{{\"cell_type\":\"code\",\"execution_count\":1,\"metadata\":{{}},\"source\":\"1\",\"outputs\":{outputs}}}";

    private static StringBuilder Fill(Func<int, string> part)
    {
        var text = new StringBuilder();
        for (int i = 0; text.Length < Size; i++)
            text.Append(part(i));
        return text;
    }
}
