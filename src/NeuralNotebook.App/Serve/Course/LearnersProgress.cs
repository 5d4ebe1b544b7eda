using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App.Serve;

/// <summary>Which exercises are solved, as the course's library keeps it beside the notebooks. It is only read here.</summary>
internal static class LearnersProgress
{
    /// <summary>What the file is called.</summary>
    public const string Name = ".progress.json";

    /// <summary>The ids of the solved exercises as <c>passed</c>; and as <c>problem</c> why they cannot be read,
    /// which is usually null.</summary>
    /// <param name="folder">The folder of the notebooks.</param>
    public static JsonObject Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, Name));
        try
        {
            return Answer(file.Exists && file.LinkTarget is null ? Passed(File.ReadAllBytes(file.FullName)) : [], problem: null);
        }
        catch (FormatException error)
        {
            return Answer([],
                $"Which exercises you solved cannot be read: {Name} {error.Message}. When you solve the next one, that file is kept "
                    + "under another name and a new one begun.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Answer([], $"Which exercises you solved cannot be read: {error.Message}");
        }
    }

    /// <summary>The ids of the solved exercises that a progress file names.</summary>
    /// <param name="bytes">The file's content.</param>
    /// <exception cref="FormatException">It is damaged; the message says how, after the file's name.</exception>
    public static IEnumerable<string> Passed(byte[] bytes)
    {
        if (JsonBytes.Parse(bytes) is not JsonObject fields)
            throw new FormatException("is no JSON object");
        if (fields["passed"] is not (null or JsonArray))
            throw new FormatException("has something else than a list as 'passed'");
        // What else stands in the list is nobody's exercise.
        return (fields["passed"] as JsonArray ?? []).Where(id => id?.GetValueKind() == JsonValueKind.String)
            .Select(id => id!.GetValue<string>());
    }

    private static JsonObject Answer(IEnumerable<string> passed, string? problem) =>
        new() { ["passed"] = new JsonArray([.. passed.Select(id => JsonValue.Create(id))]), ["problem"] = problem };
}
