using System.Text.RegularExpressions;

namespace NeuralNotebook.Kernel;

/// <summary>Cuts texts between characters as a reader counts them, never inside one: "🦊" is two of .NET's,
/// and half of it is no text.</summary>
internal static partial class WholeText
{
    /// <summary>The longest beginning that has at most so many of .NET's characters.</summary>
    public static ReadOnlySpan<char> Start(ReadOnlySpan<char> text, int length) => text[..Before(text, Math.Min(length, text.Length))];

    /// <summary>The longest beginning that has at most so many, with a sign that there is more; a short text as it is.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : $"{Start(text, length)}…";

    /// <summary>What lies between two places of a text.</summary>
    public static string Part(string text, int from, int to) => text[Before(text, from)..Before(text, to)];

    /// <summary>JSON in which a half of a character, written as itself or as <c>\ud83e</c>, is U+FFFD, the sign for what cannot be read:
    /// JSON can hold no halves.</summary>
    public static string Json(string json) => Halves().Replace(json, found => found.Groups["half"].Success ? "\ufffd" : found.Value);

    /// <summary>The place, or the one before it where it lies in the middle of a character.</summary>
    private static int Before(ReadOnlySpan<char> text, int place) =>
        place > 0 && place < text.Length && char.IsHighSurrogate(text[place - 1]) && char.IsLowSurrogate(text[place]) ? place - 1 : place;

    // Escapes of other kinds are passed over as a whole: after \\ an "ud83e" is a word.
    [GeneratedRegex(@"\\[^u]|[\uD800-\uDBFF][\uDC00-\uDFFF]|\\u[dD][89abAB]..\\u[dD][c-fC-F].."
        + @"|(?<half>[\uD800-\uDFFF]|\\u[dD][89a-fA-F][0-9a-fA-F]{2})")]
    private static partial Regex Halves();
}
