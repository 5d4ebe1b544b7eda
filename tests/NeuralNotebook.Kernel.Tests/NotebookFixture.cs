using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel.Tests;

/// <summary>A folder of its own with notebooks made for a test; removed afterwards.</summary>
public sealed class NotebookFixture : IDisposable
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("notebooks-").FullName;

    /// <summary>Writes a notebook of code cells and returns its path.</summary>
    public string Write(params string[] cells)
    {
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select((source, index) => (JsonNode)new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = $"cell-{index}",
                ["metadata"] = new JsonObject(),
                ["outputs"] = new JsonArray(),
                ["source"] = source,
            })]),
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] =
                new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" }
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return WriteText(notebook.ToJsonString());
    }

    /// <summary>Writes a notebook file with any text.</summary>
    public string WriteText(string text, string name = "test.ipynb")
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
