namespace NeuralNotebook;

/// <summary>What a file says of itself, for a message about it: as much as a reader needs, however much there is.</summary>
internal static class ShortText
{
    private const int Longest = 40;

    /// <summary>The text, or its beginning, which does not end in half a character.</summary>
    public static string Of(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
}
