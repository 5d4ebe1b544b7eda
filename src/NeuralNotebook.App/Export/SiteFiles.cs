using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Export;

/// <summary>The files of a site, and the list of them by which a later export and the reader's browser know what belongs to it.</summary>
internal sealed class SiteFiles
{
    /// <summary>The list's name.</summary>
    public const string ListName = "site.json";

    private const string Maker = "Neural Notebook";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>The paths, in order, separated by slashes.</summary>
    public IReadOnlyCollection<string> Paths => files.Keys;

    /// <summary>The content of a file.</summary>
    /// <param name="path">Its path.</param>
    public ReadOnlySpan<byte> this[string path] => files[path];

    /// <summary>Adds a file.</summary>
    /// <exception cref="NotebookException">There is one of that name, in capitals or not.</exception>
    public void Add(string path, byte[] content)
    {
        if (files.Keys.FirstOrDefault(known => known.Equals(path, StringComparison.OrdinalIgnoreCase)) is { } taken)
            throw new NotebookException($"Two files of the site would be called '{taken}': rename the notebook, text or file of that name");
        files.Add(path, content);
    }

    /// <summary>Adds a text, as UTF-8.</summary>
    /// <exception cref="NotebookException">There is one of that name.</exception>
    public void Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The site's version: another one when any file is another.</summary>
    public string Version() => Hash(JsonSerializer.SerializeToUtf8Bytes(List()));

    /// <summary>Adds the list of the files with their sizes and hashes, and the version.</summary>
    public void AddList() =>
        Add(ListName, new JsonObject { ["maker"] = Maker, ["version"] = Version(), ["files"] = List() }.ToJsonString(Readable));

    private JsonObject List() =>
        new(
            files.Select(file =>
                KeyValuePair.Create(file.Key, (JsonNode?)new JsonObject { ["bytes"] = file.Value.Length, ["sha256"] = Hash(file.Value) })));

    /// <summary>The paths that an earlier export's list names, with its own; null where the folder is no earlier export.</summary>
    /// <param name="folder">The folder.</param>
    public static HashSet<string>? ReadList(string folder)
    {
        string file = Path.Combine(folder, ListName);
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonBytes.Parse(File.ReadAllBytes(file)) is JsonObject fields && fields["maker"] is JsonValue maker
                && maker.TryGetValue(out string? name) && name == Maker && fields["files"] is JsonObject list
                ? [ListName, .. list.Select(entry => entry.Key)] : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
