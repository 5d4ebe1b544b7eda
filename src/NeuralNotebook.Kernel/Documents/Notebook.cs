using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Kernel;

/// <summary>A Jupyter notebook (nbformat 4.0–4.5): read without losing a field, written in one canonical form.</summary>
public sealed class Notebook
{
    private const long LargestFile = 512L << 20;
    private const string OwnMetadata = "neural_notebook";

    // All but the cells; and like theirs, parts of the file's own bytes.
    private readonly Dictionary<string, RawJson> fields;
    private readonly bool hasIds;

    private Notebook(RawJson json)
    {
        hasIds = NotebookShape.Check(json) >= 5;
        fields = new(json.Fields());
        fields.Remove("cells", out var cells);
        Cells = [.. cells.Items().Select(cell => new NotebookCell(cell))];
        fields["metadata"] = NamingKernel(Metadata.IsMissing ? RawJson.Of("{}"u8.ToArray().AsMemory()) : Metadata);
        if (fields.GetValueOrDefault("nbformat_minor").IsMissing)
            fields["nbformat_minor"] = RawJson.Of(0);
    }

    /// <summary>The cells, in order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>The language its kernelspec or language_info names, or null if it names none.</summary>
    public string? Language => Metadata["kernelspec"]["language"].TextOrNull ?? Metadata["language_info"]["name"].TextOrNull;

    /// <summary>Whether this kernel can run the notebook: its language is C#, or it does not say.</summary>
    public bool IsCSharp => Language is not { } language
        || language.Equals("C#", StringComparison.OrdinalIgnoreCase) || language.Equals("csharp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a notebook file, in UTF-8 or, with a byte-order mark, in UTF-16.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What messages call it; its path, if null.</param>
    /// <exception cref="NotebookException">The file is missing, is too large, or is not a notebook of nbformat 4;
    /// the message is one line that says why and where.</exception>
    public static Notebook Load(string path, string? name = null)
    {
        name ??= path;
        try
        {
            long length = new FileInfo(path).Length;
            if (length > LargestFile)
                throw new FormatException(
                    FormattableString.Invariant($"has {length >> 20} MB, and no notebook is read that has more than {LargestFile >> 20}"));
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
    /// <exception cref="FormatException">It is not a notebook of nbformat 4; the message says why and where,
    /// and makes a sentence with the file's name at its front.</exception>
    public static Notebook Read(ReadOnlyMemory<byte> bytes) => new(JsonBytes.Checked(bytes));

    /// <summary>Reads a notebook's JSON.</summary>
    /// <exception cref="FormatException">The text is not JSON, or not a notebook of nbformat 4.</exception>
    public static Notebook Parse(string text) => new(JsonBytes.Checked(text));

    /// <summary>A notebook that is JSON already; what is done with the one is done with the other.</summary>
    /// <exception cref="FormatException">It is not a notebook of nbformat 4.</exception>
    internal static Notebook Of(JsonObject json) => new(RawJson.Of(json));

    /// <summary>Whether the outputs were taken away by <see cref="ClearOutputs"/>:
    /// then the number beside a cell says that it ran since.</summary>
    public bool HadOutputsCleared => Metadata[OwnMetadata]["outputs_cleared"].Kind == JsonValueKind.True;

    /// <summary>Takes away all outputs and the numbers beside the cells, and notes in the notebook's metadata that this was done.</summary>
    public void ClearOutputs()
    {
        foreach (var cell in Cells.Where(cell => cell.IsCode))
            cell.SetOutputs(null, []);
        fields["metadata"] =
            Metadata.With(new KeyValuePair<string, RawJson>(OwnMetadata, RawJson.Of(new JsonObject { ["outputs_cleared"] = true })));
    }

    /// <summary>Of each cell that did without files which it needs (<see cref="NotebookCell.SaysNotRunHere"/>),
    /// what was stored before stays: whoever lacks the files can run the notebook and store the rest.
    /// Where nothing was stored, or only that it did not run, nothing is kept.</summary>
    /// <param name="stored">The notebook before the run.</param>
    /// <returns>How many cells kept their outputs.</returns>
    public int KeepOutputsOfCellsNotRunHere(Notebook stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        int kept = 0;
        foreach (var cell in Cells.Where(cell => cell.Id is not null && cell.SaysNotRunHere))
        {
            if (stored.Cells.FirstOrDefault(before => before.Id == cell.Id) is not { } earlier || earlier.Outputs.Count == 0
                || earlier.SaysNotRunHere)
                continue;
            cell.KeepOutputs(earlier);
            kept++;
        }

        return kept;
    }

    /// <summary>The notebook as JSON in its canonical form; a copy.</summary>
    public JsonObject ToJson()
    {
        using var file = new MemoryStream();
        Write(file);
        return (JsonObject)RawJson.Of(file.GetBuffer().AsMemory(0, (int)file.Length)).ToNode()!;
    }

    /// <summary>The notebook in its canonical form: what Jupyter itself would write.</summary>
    public string ToCanonicalText()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text);
        return text.ToString();
    }

    /// <summary>Writes the notebook in canonical form, atomically, as UTF-8; a file that holds that already is left untouched.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be written, and is as it was.</exception>
    public void Save(string path)
    {
        if (!IsIn(path))
            AtomicFile.Write(path, Write);
    }

    private bool IsIn(string path)
    {
        if (!File.Exists(path))
            return false;
        using var file = File.OpenRead(path);
        using var comparison = new ComparingStream(file);
        Write(comparison);
        return comparison.IsEqual;
    }

    private void Write(Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Write(text);
    }

    private void Write(TextWriter text)
    {
        var taken = Cells.Select(cell => cell.Id).ToHashSet();
        int next = 1;
        CanonicalJson.WriteObject(text, 0, fields.Append(new("cells", default)), (name, value) =>
        {
            if (name == "cells")
                CanonicalJson.WriteList(text, '[', ']', 1, Cells,
                    cell => cell.Write(text, 2, hasIds && cell.Id is null ? NewId(taken, ref next) : null));
            else
                CanonicalJson.Write(text, value, 1);
        });
        text.Write('\n');
    }

    private static string NewId(HashSet<string?> taken, ref int next)
    {
        string id;
        while (!taken.Add(id = $"cell-{next}"))
            next++;
        return id;
    }

    /// <summary>Of a notebook that names our kernel, what VS Code stores of a kernel: the language as the kernelspec has it,
    /// and all that the kernel says of the language.</summary>
    private RawJson NamingKernel(RawJson metadata)
    {
        var (spec, info) = (metadata["kernelspec"], metadata["language_info"]);
        // What another kernel of that name says of itself is not ours to change.
        if (spec["name"].TextOrNull != KernelSpecs.DefaultName || !IsCSharp || !(info.IsMissing || info["name"].TextOrNull == "csharp"))
            return metadata;
        return metadata.With(new("kernelspec", spec.With(new KeyValuePair<string, RawJson>("language", RawJson.Of("csharp")))),
            new("language_info", RawJson.Of(KernelInfo.Content()["language_info"])));
    }

    private RawJson Metadata => fields.GetValueOrDefault("metadata");
}
