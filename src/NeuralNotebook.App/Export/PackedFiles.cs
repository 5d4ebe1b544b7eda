using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Export;

/// <summary>Files for running, as a few archives that a server which compresses nothing sends packed,
/// and that the page unpacks by itself.</summary>
/// <remarks>An archive is many files one after the other, packed by Brotli as one: assemblies have much in common,
/// and a few requests are quicker than hundreds. Browsers unpack Brotli only where the server says that it sent it;
/// the page brings a decoder along (see Page/src/browser-kernel/packed-files.ts), which reads what is written here.
/// Scripts stay as they are, because browsers load them by themselves, and so do the loops, which a script of theirs fetches,
/// and what is packed already because few cells ask for it.</remarks>
internal static class PackedFiles
{
    /// <summary>The list's name.</summary>
    public const string ListName = "packed.json";

    // Brotli looks back so far, and a longer archive gains nothing.
    private const int Window = 24, Longest = 1 << Window;
    private const int Quality = 11;

    // The browser compiles the runtime itself while it unpacks the rest.
    private const string Runtime = "_framework/dotnet.native.";

    // The engine's loops, compiled: small. And assemblies in archives of their own, which the kernel fetches by itself.
    private const string Loops = "product/", Late = "late/";

    /// <summary>Packs a folder's files into a site.</summary>
    /// <param name="folder">The folder; what its publisher packed there already is left out.</param>
    /// <param name="place">Where they are to lie in the site, ending with a slash.</param>
    /// <param name="files">The site.</param>
    /// <exception cref="NotebookException">The folder holds no file.</exception>
    public static void Pack(string folder, string place, SiteFiles files)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(path => Path.GetExtension(path) is not (".br" or ".gz" or ".map" or ".pdb"))
            .OrderBy(path => !path.StartsWith(Runtime, StringComparison.Ordinal)).ThenBy(path => path, StringComparer.Ordinal)];
        if (paths.Length == 0)
            throw new NotebookException($"{folder}: holds nothing to pack; name the folder that publishing NeuralNotebook.Browser wrote");
        foreach (string path in paths.Where(StaysAsItIs))
            files.Add(place + path, File.ReadAllBytes(Path.Combine(folder, path)));

        var archives = Archives(folder, [.. paths.Where(path => !StaysAsItIs(path))]);
        var packed = new (string Name, byte[] Content)[archives.Count];
        Parallel.For(0, archives.Count, i => packed[i] = Packed(archives[i]));
        var list = new JsonArray();
        foreach (var ((name, content), archive) in packed.Zip(archives))
        {
            files.Add(place + name, content);
            list.Add(new JsonObject
            {
                ["name"] = name,
                ["bytes"] = content.Length,
                ["integrity"] = "sha256-" + Convert.ToBase64String(SHA256.HashData(content)),
                ["length"] = archive.Sum(file => file.Content.Length),
                ["files"] = new JsonArray([.. archive.Select(file => new JsonArray(file.Path, file.Content.Length))]),
            });
        }

        files.Add(place + ListName, JsonSerializer.Serialize(new JsonObject { ["archives"] = list }));
    }

    private static bool StaysAsItIs(string path) =>
        path.EndsWith(".js", StringComparison.Ordinal) || path.StartsWith(Loops, StringComparison.Ordinal)
            || path.StartsWith(Late, StringComparison.Ordinal);

    private static List<List<(string Path, byte[] Content)>> Archives(string folder, string[] paths)
    {
        var archives = new List<List<(string Path, byte[] Content)>>();
        long length = Longest;
        foreach (string path in paths)
        {
            byte[] content = File.ReadAllBytes(Path.Combine(folder, path));
            if (length + content.Length > Longest)
            {
                archives.Add([]);
                length = 0;
            }

            archives[^1].Add((path, content));
            length += content.Length;
        }

        return archives;
    }

    private static (string Name, byte[] Content) Packed(List<(string Path, byte[] Content)> archive)
    {
        byte[] content = [.. archive.SelectMany(file => file.Content)];
        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        if (!BrotliEncoder.TryCompress(content, packed, out int written, Quality, Window))
            throw new NotebookException($"{archive[0].Path} and what follows it could not be packed");
        // A name of its own for each content, so that a cache never mixes two versions;
        // no server takes the ending for an encoding of its own.
        return ($"{Convert.ToHexStringLower(SHA256.HashData(packed.AsSpan(0, written)))[..16]}.pack", packed[..written]);
    }
}
