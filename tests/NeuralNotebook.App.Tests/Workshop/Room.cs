using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Tests.Workshop;

/// <summary>A folder with the folders of learners, and what collecting them gives.</summary>
internal sealed class Room : IDisposable
{
    /// <summary>The course of this repository.</summary>
    public static string Notebooks { get; } = Path.Combine(CourseFolder.Find()!, "notebooks");

    /// <summary>Where the learners' folders lie.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("workshop-room-").FullName;

    /// <summary>Where the command is called, and writes.</summary>
    public string Desk { get; } = Directory.CreateTempSubdirectory("workshop-desk-").FullName;

    public string Page => Path.Combine(Desk, "workshop.html");

    public string Table => Path.Combine(Desk, "workshop.csv");

    /// <summary>Makes a learner's folder with chapters as they are stored in the course.</summary>
    public string Add(string name, params string[] chapters)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        foreach (string chapter in chapters)
            File.Copy(Path.Combine(Notebooks, chapter), Path.Combine(folder, chapter));
        return folder;
    }

    /// <summary>Writes into a learner's folder, which is made where there is none.</summary>
    public string Write(string name, string file, string text)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName, file);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Makes a learner's chapter as it is handed out, and then changes it as she would.</summary>
    public void Work(string name, string chapter, Action<JsonArray> change)
    {
        var notebook = Notebook.Load(Path.Combine(Notebooks, chapter));
        notebook.ClearOutputs();
        var json = notebook.ToJson();
        change(json["cells"]!.AsArray());
        Write(name, chapter, json.ToJsonString());
    }

    public Task<(int ExitCode, string Output, string Errors)> CollectAsync(params string[] folders) =>
        RunningApp.RunAsync(Desk, ["workshop", "collect", .. folders.Length > 0 ? folders : [Folder]]);

    /// <summary>Collects, and reads the table as a spreadsheet does.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> TableAsync(params string[] folders)
    {
        var (exitCode, _, errors) = await CollectAsync(folders);
        Assert.True(exitCode == 0, errors);
        using var reader = new CsvReader(new StringReader(await File.ReadAllTextAsync(Table)), CultureInfo.InvariantCulture);
        return reader.GetRecords<dynamic>().Cast<IDictionary<string, object>>()
            .ToDictionary(row => (string)row["learner"],
                row => (IReadOnlyDictionary<string, string>)row.ToDictionary(field => field.Key, field => (string)field.Value));
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Desk, recursive: true);
    }
}
