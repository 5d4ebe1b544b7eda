using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>The learner's progress as a small JSON file: <c>{ "passed": ["00.1", "05.2"] }</c>.</summary>
/// <remarks>Two notebooks may write at once, each in a kernel of its own: whoever holds the lock file reads, adds and replaces the whole file. What the
/// file holds besides is kept. A damaged file is set aside under another name and a new one begun.</remarks>
internal sealed class ProgressFile(string path)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The ids of the exercises that passed; none if there is no file, or no readable one.</summary>
    public IReadOnlySet<string> Passed()
    {
        try
        {
            return Ids(Read() ?? []);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
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
                File.Move(path, aside, overwrite: true);
                notice = $"The file with your progress could not be read. It is kept as {Path.GetFileName(aside)}, and a new one was begun.";
                content = [];
            }

            var passed = Ids(content);
            if (passed.Add(id))
            {
                content["passed"] = new JsonArray([.. passed.Order(StringComparer.Ordinal).Select(each => JsonValue.Create(each))]);
                AtomicFile.WriteText(path, content.ToJsonString(Indented) + "\n");
            }

            return notice;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"Your progress could not be kept: {error.Message}";
        }
    }

    private JsonObject? Read()
    {
        if (!File.Exists(path))
            return null;
        return JsonNode.Parse(File.ReadAllText(path)) is JsonObject content && content["passed"] is null or JsonArray ? content : throw new JsonException("no object with a list 'passed'");
    }

    private static SortedSet<string> Ids(JsonObject content) => new(
        (content["passed"] as JsonArray ?? []).OfType<JsonValue>().Select(id => id.TryGetValue(out string? text) ? text : null).OfType<string>(), StringComparer.Ordinal);

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
