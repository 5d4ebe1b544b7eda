namespace NeuralNotebook.Interactive;

/// <summary>Text for a place that breaks no lines: a longer line would have to be scrolled.</summary>
internal static class WrappedText
{
    private const int Width = 100;

    /// <summary>The text with its long sentences broken between words. Lines of a table, whose columns stand some spaces apart,
    /// stay as they are.</summary>
    public static string Of(string text) =>
        string.Join("\n", text.Split('\n')
            .SelectMany(line => line.Length <= Width || line.Contains("  ", StringComparison.Ordinal) ? [line] : Broken(line)));

    private static IEnumerable<string> Broken(string line)
    {
        string current = "";
        foreach (string word in line.Split(' '))
        {
            if (current.Length > 0 && current.Length + 1 + word.Length > Width)
            {
                yield return current;
                current = word;
            }
            else
            {
                current = current.Length == 0 ? word : $"{current} {word}";
            }
        }
        yield return current;
    }
}
