using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>A Jupyter notebook (nbformat 4.0–4.5): read without losing a field, written in one canonical form.</summary>
public sealed class Notebook
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly JsonObject _json;

    private Notebook(JsonObject json, IReadOnlyList<NotebookCell> cells) => (_json, Cells) = (json, cells);

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

    /// <summary>Reads a notebook file.</summary>
    /// <exception cref="NotebookException">The file is missing, is not JSON, or is not a notebook of nbformat 4.</exception>
    public static Notebook Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookException($"{path}: there is no such notebook", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path}: cannot be read: {error.Message}", error);
        }
        catch (FormatException error)
        {
            throw new NotebookException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads a notebook's JSON.</summary>
    /// <exception cref="FormatException">The text is not JSON, or not a notebook of nbformat 4.</exception>
    public static Notebook Parse(string text)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException error)
        {
            throw new FormatException($"is not valid JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})", error);
        }

        if (root is not JsonObject json || json["nbformat"] is not JsonValue version || !version.TryGetValue(out int major))
            throw new FormatException("is not a notebook: it has no 'nbformat' number");
        if (major != 4)
        {
            throw new FormatException($"is written in nbformat {major}, and this program reads nbformat 4: "
                + (major > 4 ? "look for a newer version of this program" : "open and save it in Jupyter to bring it up to date"));
        }

        if (json["cells"] is not JsonArray cells || cells.Any(cell => cell is not JsonObject))
            throw new FormatException("is not a notebook: it has no list of cells");

        var read = cells.Select(cell => new NotebookCell((JsonObject)cell!)).ToArray();
        for (var i = 0; i < read.Length; i++)
        {
            try
            {
                read[i].Validate();
            }
            catch (FormatException error)
            {
                throw new FormatException($"element {i + 1} of its cells {error.Message}", error);
            }
        }

        return new Notebook(json, read);
    }

    /// <summary>The notebook in its canonical form: what Jupyter itself would write.</summary>
    public string ToCanonicalText()
    {
        _json["metadata"] ??= new JsonObject();
        _json["nbformat_minor"] ??= 0;
        var hasIds = (int)_json["nbformat_minor"]! >= 5;
        var taken = Cells.Select(cell => cell.Id).ToHashSet();
        var next = 1;
        foreach (var cell in Cells)
        {
            string? id = null;
            if (hasIds && cell.Id is null)
            {
                while (!taken.Add(id = $"cell-{next}"))
                    next++;
            }

            cell.Normalize(id);
        }

        return CanonicalJson.Write(_json);
    }

    /// <summary>Writes the notebook in canonical form, atomically; a file that holds that already is left untouched.</summary>
    public void Save(string path)
    {
        var text = ToCanonicalText();
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            AtomicFile.WriteAllText(path, text);
    }

    private static string? Text(JsonObject? parent, string group, string field) =>
        (parent?[group] as JsonObject)?[field] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
