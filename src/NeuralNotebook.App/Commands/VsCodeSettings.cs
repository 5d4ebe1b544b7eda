using System.Text;
using System.Text.Json;
using NeuralNotebook.Kernel;

namespace NeuralNotebook.App;

/// <summary>A file of VS Code's user settings, in which one line makes VS Code complete C# at a dot. VS Code heeds it nowhere else:
/// not in a workspace's settings and not in a dev container's.</summary>
internal sealed class VsCodeSettings(string file)
{
    private const string Setting = "jupyter.completionTriggerCharacters", Language = "csharp", Dot = "\".\"";

    private static readonly string[] Products = ["Code", "Code - Insiders"];

    /// <summary>The file.</summary>
    public string File => file;

    /// <summary>Those of the current user: one of each VS Code that has been started here.</summary>
    public static IReadOnlyList<VsCodeSettings> OfUser()
    {
        string folder = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData);
        return [.. Products.Select(name => Path.Combine(folder, name, "User")).Where(Directory.Exists)
            .Select(user => new VsCodeSettings(Path.Combine(user, "settings.json")))];
    }

    /// <summary>Whether VS Code completes at a dot already.</summary>
    /// <exception cref="NotebookException">The file cannot be understood.</exception>
    public bool CompletesAtADot() =>
        Understand(text => JsonWithComments.Value(text, [Setting, Language]) is { ValueKind: JsonValueKind.Array } characters
            && characters.EnumerateArray().Any(character => character.ValueKind == JsonValueKind.String && character.ValueEquals(".")));

    /// <summary>Adds the line, and leaves comments and everything else as they are.</summary>
    /// <exception cref="NotebookException">The file cannot be understood; it is as it was.</exception>
    /// <exception cref="IOException">It cannot be written, and is as it was.</exception>
    public void CompleteAtADot()
    {
        if (CompletesAtADot())
            return;
        byte[]? changed = Understand(text => Has(text, Setting, Language) ? JsonWithComments.Append(text, [Setting, Language], Dot)
            : Has(text, Setting) ? JsonWithComments.Append(text, [Setting], $"\"{Language}\": [{Dot}]")
            : JsonWithComments.Append(text, [], KernelInfo.CompletionSetting));
        byte[] mark = HasByteOrderMark(Bytes()) ? [.. Encoding.UTF8.Preamble] : [];
        AtomicFile.WriteBytes(file,
            [.. mark, .. changed ?? throw Misunderstood($"'{Setting}' is no object with an array of characters for each language")]);
    }

    private static bool Has(byte[] text, params string[] path) => JsonWithComments.Value(text, path) is not null;

    private static bool HasByteOrderMark(byte[] bytes) => bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);

    private byte[] Bytes() => System.IO.File.Exists(file) ? System.IO.File.ReadAllBytes(file) : [];

    private T Understand<T>(Func<byte[], T> read)
    {
        byte[] bytes = Bytes();
        byte[] text = HasByteOrderMark(bytes) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        // VS Code itself begins with an empty file.
        if (text.All(JsonWithComments.IsWhiteSpace))
            text = "{}\n"u8.ToArray();
        try
        {
            return JsonWithComments.Value(text, []) is { ValueKind: JsonValueKind.Object }
                ? read(text) : throw Misunderstood("it is no object");
        }
        catch (JsonException error)
        {
            throw Misunderstood(error.Message.TrimEnd('.'));
        }
    }

    private NotebookException Misunderstood(string why) =>
        new($"{file}: {why}. Nothing was changed; in VS Code, \"Preferences: Open User Settings (JSON)\" shows it, and this line "
            + $"belongs there: {KernelInfo.CompletionSetting}");
}
