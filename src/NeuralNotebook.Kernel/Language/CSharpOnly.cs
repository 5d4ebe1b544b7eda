namespace NeuralNotebook.Kernel;

/// <summary>A cell's text with everything that is not C# blanked out, so that each character of the rest keeps its place.</summary>
internal static class CSharpOnly
{
    /// <summary>Blanks <c>#!</c> lines, what follows a <c>#!html</c> and its like, and <c>#r "nuget:"</c> lines, which name no file.</summary>
    public static string Of(string code)
    {
        if (!code.Contains('#', StringComparison.Ordinal))
            return code;
        char[] text = code.ToCharArray();
        bool isCSharp = true;
        for (int start = 0; start < text.Length;)
        {
            int end = Array.IndexOf(text, '\n', start);
            if (end < 0)
                end = text.Length;
            var line = code.AsSpan(start, end - start).Trim();
            if (CellText.LanguageOf(line) is { } language)
                isCSharp = language == "csharp";
            if (!isCSharp || line.StartsWith("#!") || IsPackage(line))
                text.AsSpan(start, end - start).Fill(' ');
            start = end + 1;
        }

        return new string(text);
    }

    /// <summary>Whether what is typed at a place is C#.</summary>
    public static bool Holds(string code, int position)
    {
        string probe = code.Insert(position, "x");
        return Of(probe)[position] == 'x';
    }

    private static bool IsPackage(ReadOnlySpan<char> line) =>
        line.StartsWith("#r") && line[2..].TrimStart() is var rest && (rest.StartsWith("\"nuget:") || rest.StartsWith("\"nuget :"));
}
