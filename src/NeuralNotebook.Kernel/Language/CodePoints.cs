namespace NeuralNotebook.Kernel;

/// <summary>Jupyter counts a cell's characters as Unicode code points, .NET as UTF-16 units: "🎉" is one there and two here.</summary>
internal static class CodePoints
{
    /// <summary>The place in the string; one past the end where the count goes further than the text.</summary>
    public static int ToIndex(string text, int codePoints)
    {
        int index = 0;
        for (; codePoints > 0 && index < text.Length; codePoints--)
            index += char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        return index;
    }

    /// <summary>How many code points come before a place in the string.</summary>
    public static int FromIndex(string text, int index)
    {
        int count = 0;
        for (int i = 0; i < Math.Min(index, text.Length); i++)
        {
            if (!(char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1])))
                count++;
        }

        return count;
    }
}
