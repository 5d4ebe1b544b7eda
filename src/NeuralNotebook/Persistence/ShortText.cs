namespace NeuralNotebook;

/// <summary>What a file says of itself, for a message about it: as much as a reader needs, however much there is.</summary>
internal static class ShortText
{
    private const int Longest = 40;

    /// <summary>The text, or its beginning.</summary>
    public static string Of(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
