namespace NeuralNotebook.Kernel;

/// <summary>A cell's text, taken apart at its <c>#!</c> lines, which are named as in .NET Interactive.</summary>
/// <param name="Parts">The parts, in order.</param>
/// <param name="IsTimed">Whether a <c>#!time</c> asks how long the cell takes.</param>
/// <param name="Questions">Lines that ask the kernel something, such as <c>#!lsmagic</c>, and what about.</param>
internal sealed record CellText(IReadOnlyList<CellPart> Parts, bool IsTimed, IReadOnlyList<(string Directive, string About)> Questions)
{
    /// <summary>All lines that are known, and what they do.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Directives { get; } =
    [
        ("#!about", "what runs here"),
        ("#!csharp", "what follows is C# (a cell begins so); also #!c#"),
        ("#!help", "explains a name: #!help Math.Max"),
        ("#!html", "what follows is shown as HTML"),
        ("#!javascript", "what follows is run by the page, where it allows that; also #!js"),
        ("#!lsmagic", "this list"),
        ("#!markdown", "what follows is shown as Markdown; also #!md"),
        ("#!time", "shows how long the cell takes"),
        ("#!who", "the names of the variables"),
        ("#!whos", "the variables with their types and values"),
    ];

    /// <summary>The language that a line switches to; null if it is no such line.</summary>
    public static string? LanguageOf(ReadOnlySpan<char> line) => line.Trim() switch
    {
        "#!csharp" or "#!c#" => "csharp",
        "#!html" => "html",
        "#!javascript" or "#!js" => "javascript",
        "#!markdown" or "#!md" => "markdown",
        _ => null,
    };

    /// <summary>Takes a cell apart.</summary>
    /// <exception cref="UnknownDirectiveException">A line begins with <c>#!</c> and is none of ours.</exception>
    public static CellText Parse(string code)
    {
        if (!code.Contains("#!", StringComparison.Ordinal))
            return new([new CellPart("csharp", code)], IsTimed: false, Questions: []);

        var parts = new List<CellPart>();
        var questions = new List<(string, string)>();
        var (language, isTimed) = ("csharp", false);
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var part = new List<string>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("#!", StringComparison.Ordinal))
            {
                part.Add(lines[i]);
                continue;
            }

            string[] words = lines[i].Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
            if (LanguageOf(lines[i]) is { } next)
            {
                Close(i + 1, next);
                continue;
            }

            if (words[0] is "#!about" or "#!lsmagic" or "#!who" or "#!whos" or "#!help")
                questions.Add((words[0], words.Length > 1 ? words[1] : ""));
            else if (words is ["#!time"])
                isTimed = true;
            else
                throw new UnknownDirectiveException(words[0], i + 1);
            part.Add("");
        }

        Close(0, language);
        return new(parts, isTimed, questions);

        void Close(int linesBefore, string next)
        {
            if (part.Exists(line => !string.IsNullOrWhiteSpace(line)))
                parts.Add(new CellPart(language, string.Join('\n', part)));
            language = next;
            part = language == "csharp" ? [.. Enumerable.Repeat("", linesBefore)] : [];
        }
    }
}
