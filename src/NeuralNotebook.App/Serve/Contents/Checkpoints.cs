using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>A notebook's checkpoint: one copy of it, where Jupyter keeps its own.</summary>
internal sealed class Checkpoints(CoursePath folder)
{
    private const string Id = "checkpoint";

    /// <summary>The checkpoints of a file: none or one.</summary>
    public JsonArray List(string path) => Find(path) is { } copy ? [Model(copy)] : [];

    /// <summary>Copies the file as it is now.</summary>
    public JsonObject Create(string path)
    {
        string full = Existing(path), copy = CopyOf(full);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        AtomicFile.WriteBytes(copy, File.ReadAllBytes(full));
        return Model(copy);
    }

    /// <summary>Makes the file what it was.</summary>
    public void Restore(string path, string id) => AtomicFile.WriteBytes(folder.Resolve(path), File.ReadAllBytes(Named(path, id)));

    /// <summary>Forgets the copy.</summary>
    public void Delete(string path, string id) => File.Delete(Named(path, id));

    private string Named(string path, string id) =>
        (id == Id ? Find(path) : null) ?? throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' has no checkpoint '{id}'.");

    private string? Find(string path) => CopyOf(folder.Resolve(path)) is var copy && File.Exists(copy) ? copy : null;

    private string Existing(string path) => folder.Resolve(path) is var full && File.Exists(full)
        ? full : throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' is not there.");

    private string CopyOf(string full)
    {
        // Its copy would lie beside the folder.
        if (full == folder.Root)
            throw new RequestException(StatusCodes.Status404NotFound, "The course's folder has no checkpoints; its files have.");
        string copies = Path.Combine(Path.GetDirectoryName(full)!, ".ipynb_checkpoints");
        string copy = Path.Combine(copies, $"{Path.GetFileNameWithoutExtension(full)}-checkpoint{Path.GetExtension(full)}");
        if (new DirectoryInfo(copies).LinkTarget is not null || new FileInfo(copy).LinkTarget is not null)
            throw new RequestException(StatusCodes.Status404NotFound, "The checkpoint is a link, and links are not followed.");
        return copy;
    }

    private static JsonObject Model(string copy) =>
        new() { ["id"] = Id, ["last_modified"] = ChannelMessage.Time(File.GetLastWriteTimeUtc(copy)) };
}
