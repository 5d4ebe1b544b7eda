using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>The learner's progress as a small JSON file: <c>{ "passed": ["00.1", "05.2"] }</c>.</summary>
/// <remarks>Two notebooks may write at once, each in a kernel of its own:
/// whoever holds the lock file reads, adds and replaces the whole file. What the file holds besides is kept.
/// A damaged file is set aside under another name when there is something to write, and a new one begun:
/// not JSON in UTF-8, a key twice in one object, half a character (a lone surrogate), or a <c>passed</c> that is no list.</remarks>
internal sealed class ProgressFile(string path)
{
    private const int Deepest = 1000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, MaxDepth = Deepest + 1 };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = Deepest };
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The ids of the exercises that passed; none if there is no file, or no readable one.</summary>
    public IReadOnlySet<string> Passed() => Passed(out _);

    /// <summary>The ids of the exercises that passed.</summary>
    /// <param name="problem">Why they cannot be read, in a sentence; usually null.</param>
    public IReadOnlySet<string> Passed(out string? problem)
    {
        problem = null;
        try
        {
            return Ids(Read() ?? []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            string reason = error is not JsonException ? error.Message
                : $"{Path.GetFileName(path)} {error.Message}. "
                    + "When you solve the next one, that file is kept under another name and a new one begun.";
            problem = $"Which exercises you solved cannot be read: {reason}";
            return new HashSet<string>();
        }
    }

    /// <summary>Keeps that an exercise passed.</summary>
    /// <returns>What the learner should know: that it could not be kept, or that a damaged file was set aside. Usually null.</returns>
    public string? Add(string id)
    {
        try
        {
            using var _ = Lock();
            string? notice = null;
            JsonObject content;
            try
            {
                content = Read() ?? [];
            }
            catch (JsonException)
            {
                string aside = $"{path}.damaged";
                for (int number = 2; File.Exists(aside); number++)
                    aside = FormattableString.Invariant($"{path}.damaged-{number}");
                File.Move(path, aside);
                notice =
                    $"The file with your progress could not be read. It is kept as {Path.GetFileName(aside)}, and a new one was begun.";
                content = [];
            }

            var passed = Ids(content);
            if (passed.Add(id))
            {
                var others = (content["passed"] as JsonArray ?? []).Where(each => each?.GetValueKind() != JsonValueKind.String)
                    .Select(each => each?.DeepClone());
                content["passed"] = new JsonArray([.. passed.Select(each => JsonValue.Create(each)), .. others]);
                AtomicFile.WriteText(path, content.ToJsonString(Indented) + "\n");
            }

            return notice;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"Your progress could not be kept: {error.Message}";
        }
    }

    /// <exception cref="JsonException">The file is damaged; the message says how, after the file's name.</exception>
    private JsonObject? Read()
    {
        if (!File.Exists(path))
            return null;
        JsonObject content;
        try
        {
            using var reader = new StreamReader(path, StrictUtf8);
            content = JsonNode.Parse(reader.ReadToEnd(), documentOptions: Deep) as JsonObject
                ?? throw new JsonException("is no JSON object");
            Touch(content);
        }
        catch (JsonException error) when (error.LineNumber is { } line)
        {
            throw new JsonException(FormattableString.Invariant($"is not valid JSON (line {line + 1})"), error);
        }
        catch (DecoderFallbackException error)
        {
            throw new JsonException("is not UTF-8 text", error);
        }
        catch (ArgumentException error)
        {
            throw new JsonException("has a key twice in one object", error);
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("holds half a character (a lone surrogate)", error);
        }

        return content["passed"] is null or JsonArray ? content : throw new JsonException("has something else than a list as 'passed'");
    }

    /// <summary>Reads every key and every text: half a character, or a key that was there before, shows only then.</summary>
    private static void Touch(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach (var field in fields)
                Touch(field.Value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Touch(item);
        }
        else if (node?.GetValueKind() == JsonValueKind.String)
        {
            node.GetValue<string>();
        }
    }

    private static SortedSet<string> Ids(JsonObject content) => new(
        (content["passed"] as JsonArray ?? []).Where(id => id?.GetValueKind() == JsonValueKind.String).Select(id => id!.GetValue<string>()),
        StringComparer.Ordinal);

    /// <summary>The lock file stays where it is: taking it away would let two others hold two different ones.</summary>
    private FileStream Lock()
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (since.Elapsed < Patience && Directory.Exists(Path.GetDirectoryName(path)))
            {
                Thread.Sleep(10);
            }
        }
    }
}
