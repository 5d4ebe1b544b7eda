using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>The kernelspecs of a Jupyter data folder: small files by which Jupyter and VS Code find kernels and start them.</summary>
public sealed class KernelSpecs
{
    /// <summary>The name that the course's notebooks ask for, .NET Interactive's.</summary>
    public const string DefaultName = ".net-csharp";

    /// <summary>The name taken where the default is somebody else's.</summary>
    public const string AlternativeName = "csharp-neural-notebook";

    private const string Mark = "neural_notebook";

    private readonly string folder;
    private readonly KernelCopy copy;

    private KernelSpecs(string dataFolder)
    {
        folder = Path.Combine(dataFolder, "kernels");
        copy = new KernelCopy(dataFolder);
    }

    /// <summary>The kernelspecs of the current user, where Jupyter and VS Code look on this system.</summary>
    public static KernelSpecs OfUser() => new(JupyterFolders.OfUser());

    /// <summary>The kernelspecs of an environment, such as a Python virtual environment or /usr/local.</summary>
    public static KernelSpecs OfPrefix(string prefix) => new(Path.Combine(Path.GetFullPath(prefix), "share", "jupyter"));

    /// <summary>All kernelspecs here: name, folder, and whether it is ours.</summary>
    public IReadOnlyList<(string Name, string Folder, bool IsOurs)> List() => !Directory.Exists(folder)
        ? []
        : [.. Directory.GetDirectories(folder).Where(spec => File.Exists(Path.Combine(spec, "kernel.json"))).Order(StringComparer.Ordinal)
            .Select(spec => (Path.GetFileName(spec), spec, IsOurs(spec)))];

    /// <summary>Writes our kernelspec, and a copy of the kernel for it to start.</summary>
    /// <param name="name">Its name; null takes the default, or the alternative where the default is somebody else's.</param>
    /// <param name="replace">Whether somebody else's kernelspec of that name may be replaced.</param>
    /// <returns>The folder it was written to.</returns>
    /// <exception cref="NotebookException">The name is no name, or is somebody else's.</exception>
    public string Install(string? name, bool replace)
    {
        if (name is not null
            && (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
                || name is "." or ".."))
            throw new NotebookException($"'{name}' is no name for a kernel: letters, digits, '.', '-' and '_' make one");
        string target = Path.Combine(folder, name ?? DefaultName);
        if (!replace && IsForeign(target))
        {
            if (name is not null)
                throw new NotebookException(
                    $"{target}: is somebody else's kernel; --replace puts ours in its place, --name chooses another name");
            target = Path.Combine(folder, AlternativeName);
        }

        Directory.CreateDirectory(target);
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray(KernelProcess.DotNet(), copy.Make(), "jupyter", "{connection_file}"),
            ["display_name"] = ".NET (C#)",
            ["language"] = "csharp",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { [Mark] = true },
        };
        AtomicFile.WriteText(Path.Combine(target, "kernel.json"), CanonicalJson.Write(spec));
        copy.Sweep(Programs(), alsoRecent: false);
        return target;
    }

    /// <summary>Removes our kernelspecs, or the one named.</summary>
    /// <returns>The folders that were removed.</returns>
    /// <exception cref="NotebookException">The one named is not there or not ours.</exception>
    public IReadOnlyList<string> Uninstall(string? name)
    {
        string[] ours = [.. List().Where(spec => spec.IsOurs && (name is null || spec.Name == name)).Select(spec => spec.Folder)];
        if (ours.Length == 0)
            throw new NotebookException($"{folder}: holds no kernel of ours{(name is null ? "" : $" named '{name}'")}");
        foreach (string spec in ours)
            Directory.Delete(spec, recursive: true);
        copy.Sweep(Programs(), alsoRecent: true);
        return ours;
    }

    /// <summary>What our kernelspecs start.</summary>
    private IEnumerable<string> Programs() => List().Where(spec => spec.IsOurs)
        .Select(spec => (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(spec.Folder, "kernel.json")))?["argv"]?[1]).OfType<string>();

    private static bool IsForeign(string spec) => File.Exists(Path.Combine(spec, "kernel.json")) && !IsOurs(spec);

    private static bool IsOurs(string spec)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(spec, "kernel.json"))) is JsonObject json
                && json["metadata"] is JsonObject metadata && metadata[Mark] is not null;
        }
        catch (JsonException)
        {
            // Whoever wrote it, it was not us.
            return false;
        }
    }
}
