using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>A Jupyter notebook (nbformat 4.0–4.5): read without losing a field, written in one canonical form.</summary>
public sealed class Notebook
{
    private const long LargestFile = 512L << 20;

    private readonly JsonObject _json;
    private readonly bool _hasIds;

    private Notebook(JsonNode? json)
    {
        _json = json as JsonObject ?? throw new FormatException("is not a notebook: it is no JSON object");
        _hasIds = NotebookShape.Check(_json) >= 5;
        Cells = [.. ((JsonArray)_json["cells"]!).Select(cell => new NotebookCell((JsonObject)cell!))];
    }

    /// <summary>The cells, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The language its kernelspec or language_info names, or null if it names none.</summary>
    public string? Language
    {
        get
        {
            var metadata = _json["metadata"] as JsonObject;
            return Text(metadata, "kernelspec", "language") ?? Text(metadata, "language_info", "name");
        }
    }

    /// <summary>Whether this kernel can run the notebook: its language is C#, or it does not say.</summary>
    public bool IsCSharp => Language is not { } language
        || language.Equals("C#", StringComparison.OrdinalIgnoreCase) || language.Equals("csharp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a notebook file, in UTF-8 or, with a byte-order mark, in UTF-16.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What messages call it; its path, if null.</param>
    /// <exception cref="NotebookException">The file is missing, is too large, or is not a notebook of nbformat 4; the message is one line that says why and where.</exception>
    public static Notebook Load(string path, string? name = null)
    {
        name ??= path;
        try
        {
            var length = new FileInfo(path).Length;
            if (length > LargestFile)
                throw new FormatException(FormattableString.Invariant($"has {length >> 20} MB, and no notebook is read that has more than {LargestFile >> 20}"));
            return Read(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"{name}: there is no such notebook", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{name}: cannot be read: {error.Message}", error);
        }
        catch (FormatException error)
        {
            throw new NotebookException($"{name}: {error.Message}", error);
        }
    }

    /// <summary>Reads the bytes of a notebook file.</summary>
    /// <exception cref="FormatException">It is not a notebook of nbformat 4; the message says why and where, and makes a sentence with the file's name at its front.</exception>
    public static Notebook Read(ReadOnlyMemory<byte> bytes) => new(JsonBytes.Parse(bytes));

    /// <summary>Reads a notebook's JSON.</summary>
    /// <exception cref="FormatException">The text is not JSON, or not a notebook of nbformat 4.</exception>
    public static Notebook Parse(string text) => new(JsonBytes.Parse(text));

    /// <summary>A notebook that is JSON already; what is done with the one is done with the other.</summary>
    /// <exception cref="FormatException">It is not a notebook of nbformat 4.</exception>
    internal static Notebook Of(JsonObject json) => new(json);

    /// <summary>The notebook as JSON in its canonical form; a copy.</summary>
    public JsonObject ToJson() => (JsonObject)Normalized().DeepClone();

    /// <summary>The notebook in its canonical form: what Jupyter itself would write.</summary>
    public string ToCanonicalText() => CanonicalJson.Write(Normalized());

    /// <summary>Writes the notebook in canonical form, atomically, as UTF-8; a file that holds that already is left untouched.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written, and is as it was.</exception>
    public void Save(string path)
    {
        var json = Normalized();
        if (!Holds(path, json))
            AtomicFile.Write(path, stream => CanonicalJson.Write(stream, json));
    }

    private static bool Holds(string path, JsonObject json)
    {
        if (!File.Exists(path))
            return false;
        using var file = File.OpenRead(path);
        using var comparison = new ComparingStream(file);
        CanonicalJson.Write(comparison, json);
        return comparison.IsEqual;
    }

    private JsonObject Normalized()
    {
        _json["metadata"] ??= new JsonObject();
        NameKernel();
        _json["nbformat_minor"] ??= 0;
        var taken = Cells.Select(cell => cell.Id).ToHashSet();
        var next = 1;
        foreach (var cell in Cells)
        {
            string? id = null;
            if (_hasIds && cell.Id is null)
            {
                while (!taken.Add(id = $"cell-{next}"))
                    next++;
            }

            cell.Normalize(id);
        }

        return _json;
    }

    /// <summary>Of a notebook that names our kernel, what VS Code stores of a kernel: the language as the kernelspec has it, and all that the kernel says of the language.</summary>
    private void NameKernel()
    {
        if (_json["metadata"] is not JsonObject metadata || metadata["kernelspec"] is not JsonObject spec || Text(metadata, "kernelspec", "name") != KernelSpecs.DefaultName || !IsCSharp)
            return;
        // What another kernel of that name says of itself is not ours to change.
        if (metadata["language_info"] is not null && Text(metadata, "language_info", "name") != "csharp")
            return;
        spec["language"] = "csharp";
        metadata["language_info"] = KernelInfo.Content()["language_info"]!.DeepClone();
    }

    private static string? Text(JsonObject? parent, string group, string field) =>
        (parent?[group] as JsonObject)?[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
