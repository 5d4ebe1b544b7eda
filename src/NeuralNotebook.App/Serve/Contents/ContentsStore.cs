using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>The course's files as Jupyter's contents: read, saved whole or not at all, never over what somebody else
/// saved meanwhile.</summary>
internal sealed class ContentsStore(CoursePath folder, Originals originals)
{
    private readonly Lock saving = new();

    /// <summary>A file or folder, as Jupyter describes it.</summary>
    /// <param name="path">The path within the course.</param>
    /// <param name="withContent">Whether its content is wanted, too.</param>
    /// <param name="format">"text" or "base64", for a file; null for whichever suits it.</param>
    /// <exception cref="RequestException">There is no such thing, or it cannot be read.</exception>
    public JsonObject Read(string path, bool withContent, string? format = null)
    {
        string full = folder.Resolve(path);
        if (Directory.Exists(full))
            return DirectoryModel(full, withContent);
        if (!File.Exists(full))
            throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' is not there.");
        try
        {
            return FileModel(full, File.ReadAllBytes(full), withContent, format);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RequestException(StatusCodes.Status500InternalServerError, $"'{path}' cannot be read: {error.Message}");
        }
    }

    /// <summary>Saves a file.</summary>
    /// <param name="path">The path within the course; its folder must exist.</param>
    /// <param name="model">Jupyter's model of it: type, format and content.</param>
    /// <param name="expectedHash">The hash of the file that was changed; if the file has another one by now, nothing is saved.
    /// Null saves in any case.</param>
    /// <returns>The saved file's model, and whether it is new.</returns>
    /// <exception cref="RequestException">It cannot be saved; the file is as it was.</exception>
    public (JsonObject Model, bool IsNew) Save(string path, JsonObject model, string? expectedHash)
    {
        string full = folder.Resolve(path);
        if (HttpJson.Text(model, "type") == "directory")
        {
            if (File.Exists(full) || !Directory.Exists(Path.GetDirectoryName(full)))
                throw new RequestException(StatusCodes.Status400BadRequest, $"'{path}' is no place for a folder.");
            Directory.CreateDirectory(full);
            return (DirectoryModel(full, withContent: false), true);
        }

        if (Directory.Exists(full) || !Directory.Exists(Path.GetDirectoryName(full)))
            throw new RequestException(StatusCodes.Status400BadRequest, $"'{path}' is no place for a file.");
        lock (saving)
        {
            bool isNew = !File.Exists(full);
            if (expectedHash is not null && (isNew || Hash(File.ReadAllBytes(full)) != expectedHash))
                throw new RequestException(StatusCodes.Status412PreconditionFailed,
                    $"'{path}' has changed on disk since it was opened; nothing was saved.");
            try
            {
                if (!isNew)
                    originals.Keep(full);
                if (HttpJson.Text(model, "type") is "notebook" || IsNotebook(full))
                    SaveNotebook(path, full, model);
                else
                    SaveFile(full, model);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new RequestException(StatusCodes.Status500InternalServerError, error.Message);
            }

            return (Read(path, withContent: false), isNew);
        }
    }

    /// <summary>Writes a notebook's bytes over it, keeping what was there as a checkpoint.</summary>
    /// <exception cref="RequestException">They are no notebook; the file is as it was.</exception>
    public JsonObject Replace(string path, byte[] bytes, Checkpoints checkpoints)
    {
        ParseNotebook(path, bytes);
        lock (saving)
        {
            checkpoints.Create(path);
            AtomicFile.WriteBytes(folder.Resolve(path), bytes);
            return Read(path, withContent: true);
        }
    }

    /// <summary>Gives a file or folder another name.</summary>
    public JsonObject Rename(string path, string newPath)
    {
        string from = folder.Resolve(path), to = folder.Resolve(newPath);
        lock (saving)
        {
            if (!File.Exists(from) && !Directory.Exists(from))
                throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' is not there.");
            if (File.Exists(to) || Directory.Exists(to))
                throw new RequestException(StatusCodes.Status409Conflict, $"'{newPath}' is there already.");
            if (!Directory.Exists(Path.GetDirectoryName(to)) || to.StartsWith(from + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new RequestException(StatusCodes.Status400BadRequest, $"'{newPath}' is no place for '{path}'.");
            if (File.Exists(from))
                File.Move(from, to);
            else
                Directory.Move(from, to);
        }

        return Read(newPath, withContent: false);
    }

    /// <summary>Removes a file, or an empty folder.</summary>
    public void Delete(string path)
    {
        string full = folder.Resolve(path);
        lock (saving)
        {
            if (File.Exists(full))
                File.Delete(full);
            else if (full == folder.Root || !Directory.Exists(full))
                throw new RequestException(StatusCodes.Status404NotFound, $"'{path}' is not there.");
            else if (Directory.EnumerateFileSystemEntries(full).Any())
                throw new RequestException(StatusCodes.Status400BadRequest, $"'{path}' is not empty.");
            else
                Directory.Delete(full);
        }
    }

    /// <summary>A file's hash, as clients compare it.</summary>
    internal static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal static bool IsNotebook(string path) => path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);

    private static void SaveNotebook(string path, string full, JsonObject model)
    {
        if (model["content"] is not JsonObject content)
            throw new RequestException(StatusCodes.Status400BadRequest, $"'{path}' is to be saved without its content.");
        try
        {
            if (File.Exists(full))
                StoredNumbers.Keep(File.ReadAllBytes(full), content);
            Notebook.Of(content).Save(full);
        }
        catch (FormatException error)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"'{path}' {error.Message}; nothing was saved.");
        }
    }

    private static void SaveFile(string full, JsonObject model)
    {
        string content = HttpJson.Text(model, "content")
            ?? throw new RequestException(StatusCodes.Status400BadRequest, "A file is to be saved without its content.");
        if (HttpJson.Text(model, "format") == "base64")
            throw new RequestException(StatusCodes.Status400BadRequest, "This server saves notebooks and text files.");
        AtomicFile.WriteText(full, content);
    }

    private JsonObject DirectoryModel(string full, bool withContent)
    {
        var model = Model(new DirectoryInfo(full), "directory");
        if (!withContent)
            return model;
        model["format"] = "json";
        model["content"] = new JsonArray([.. new DirectoryInfo(full).EnumerateFileSystemInfos()
            .Where(entry => CoursePath.IsPlainName(entry.Name) && entry.LinkTarget is null)
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => Model(entry, entry is DirectoryInfo ? "directory" : IsNotebook(entry.Name) ? "notebook" : "file"))]);
        return model;
    }

    private JsonObject FileModel(string full, byte[] bytes, bool withContent, string? format)
    {
        bool isNotebook = IsNotebook(full);
        var model = Model(new FileInfo(full), isNotebook ? "notebook" : "file");
        (model["hash"], model["hash_algorithm"]) = (Hash(bytes), "sha256");
        if (!withContent)
            return model;
        if (isNotebook)
        {
            model["content"] = ParseNotebook(Path.GetFileName(full), bytes);
            model["format"] = "json";
        }
        else
        {
            string? text = format == "base64" ? null : TextOf(bytes);
            model["format"] = text is null ? "base64" : "text";
            model["content"] = text ?? Convert.ToBase64String(bytes);
            model["mimetype"] = FileTypes.Of(full, isText: text is not null);
        }

        return model;
    }

    private static JsonObject ParseNotebook(string name, byte[] bytes)
    {
        try
        {
            return Notebook.Read(bytes).ToJson();
        }
        catch (FormatException error)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"'{name}' {error.Message}.");
        }
    }

    private JsonObject Model(FileSystemInfo entry, string type) => new()
    {
        ["name"] = entry.FullName == folder.Root ? "" : entry.Name,
        ["path"] = folder.Relative(entry.FullName),
        ["type"] = type,
        ["created"] = ChannelMessage.Time(entry.CreationTimeUtc),
        ["last_modified"] = ChannelMessage.Time(entry.LastWriteTimeUtc),
        ["writable"] = !entry.Attributes.HasFlag(FileAttributes.ReadOnly),
        ["size"] = entry is FileInfo file ? file.Length : null,
        ["content"] = null,
        ["format"] = null,
        ["mimetype"] = null,
    };

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
