namespace NeuralNotebook.Kernel;

/// <summary>A cell's text, taken apart at its <c>#!</c> lines, which are named as in .NET Interactive.</summary>
/// <param name="Parts">The parts, in order.</param>
/// <param name="IsTimed">Whether a <c>#!time</c> asks how long the cell takes.</param>
/// <param name="ListsDirectives">Whether a <c>#!lsmagic</c> asks what lines there are.</param>
internal sealed record CellText(IReadOnlyList<CellPart> Parts, bool IsTimed, bool ListsDirectives)
{
    /// <summary>All lines that are known, and what they do.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Directives { get; } =
    [
        ("#!csharp", "what follows is C# (a cell begins so)"),
        ("#!html", "what follows is shown as HTML"),
        ("#!javascript", "what follows is run by the page, where it allows that"),
        ("#!lsmagic", "this list"),
        ("#!markdown", "what follows is shown as Markdown"),
        ("#!time", "shows how long the cell takes"),
    ];

    /// <summary>Takes a cell apart.</summary>
    /// <exception cref="UnknownDirectiveException">A line begins with <c>#!</c> and is none of ours.</exception>
    public static CellText Parse(string code)
    {
        if (!code.Contains("#!", StringComparison.Ordinal))
            return new([new CellPart("csharp", code)], IsTimed: false, ListsDirectives: false);

        var parts = new List<CellPart>();
        var (language, isTimed, lists) = ("csharp", false, false);
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var part = new List<string>();
        for (int i = 0; i < lines.Length; i++)
        {
            string word = lines[i].StartsWith("#!", StringComparison.Ordinal) ? lines[i].Trim() : "";
            switch (word)
            {
                case "":
                    part.Add(lines[i]);
                    break;
                case "#!time":
                    isTimed = true;
                    part.Add("");
                    break;
                case "#!lsmagic":
                    lists = true;
                    part.Add("");
                    break;
                case "#!csharp" or "#!html" or "#!javascript" or "#!markdown":
                    Close(i + 1, word[2..]);
                    break;
                default:
                    throw new UnknownDirectiveException(word, i + 1);
            }
        }

        Close(0, language);
        return new(parts, isTimed, lists);

        void Close(int linesBefore, string next)
        {
            if (part.Exists(line => !string.IsNullOrWhiteSpace(line)))
                parts.Add(new CellPart(language, string.Join('\n', part)));
            language = next;
            part = language == "csharp" ? [.. Enumerable.Repeat("", linesBefore)] : [];
        }
    }
}
