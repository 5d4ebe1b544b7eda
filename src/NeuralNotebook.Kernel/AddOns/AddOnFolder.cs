using System.Text.Json;

namespace NeuralNotebook.Kernel;

/// <summary>What lies beside the kernel for the values of one package: <c>extensions/&lt;package id&gt;/</c>, with a manifest,
/// <c>extension.json</c>.</summary>
/// <remarks>The kernel knows the add-ons by these names alone, and looks for one when an assembly of that name is there:
/// what no cell asks for costs nothing. The files of the folder are the add-on's own;
/// those of its subfolder <c>shared</c> are also what cells get of a name that nothing else brings.</remarks>
/// <param name="Package">The package, whose main assembly has its name.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Assembly">The add-on's file.</param>
/// <param name="Type">Its class.</param>
/// <param name="InsteadOf">Packages whose .NET Interactive extensions do what the add-on does, and are left alone.</param>
internal sealed record AddOnFolder(string Package, string Folder, string Assembly, string Type, IReadOnlyList<string> InsteadOf)
{
    private const string ManifestName = "extension.json";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "extensions");

    /// <summary>The add-on for a package; null if there is none.</summary>
    /// <exception cref="InvalidDataException">The manifest says nothing that can be used.</exception>
    public static AddOnFolder? Find(string package)
    {
        string folder = Path.Combine(Root, package), path = Path.Combine(folder, ManifestName);
        if (!File.Exists(path))
            return null;
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllText(path));
            var json = manifest.RootElement;
            return new AddOnFolder(package, folder, json.GetProperty("assembly").GetString()!, json.GetProperty("type").GetString()!,
                json.TryGetProperty("insteadOf", out var others) ? [.. others.EnumerateArray().Select(other => other.GetString()!)] : []);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{path}: is no manifest of an add-on ({error.Message}); build the program again with 'dotnet build'", error);
        }
    }

    /// <summary>The file of an assembly that add-ons share with cells; null if there is none.</summary>
    public static string? FindShared(string assembly) => Directory.Exists(Root)
        ? Directory.EnumerateDirectories(Root).Select(folder => Path.Combine(folder, "shared", assembly + ".dll"))
            .FirstOrDefault(File.Exists)
        : null;
}
