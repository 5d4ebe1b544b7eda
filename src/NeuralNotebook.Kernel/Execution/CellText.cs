namespace NeuralNotebook.Kernel;

/// <summary>A cell's text, taken apart at its <c>#!</c> lines.</summary>
internal sealed class CellText
{
    private readonly string code;
    private readonly char[] csharp;
    private readonly List<CellPart> parts = [];
    private readonly List<(QuestionDirective Question, string About)> questions = [];

    private CellText(string code) => (this.code, csharp) = (code, code.ToCharArray());

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<CellPart> Parts => parts;

    /// <summary>What the kernel is asked, and what about.</summary>
    public IReadOnlyList<(QuestionDirective Question, string About)> Questions => questions;

    /// <summary>Whether somebody wants to know how long the cell takes.</summary>
    public bool IsTimed { get; private set; }

    /// <summary>The first line that cannot be followed; null if there is none.</summary>
    public DirectiveException? Problem { get; private set; }

    /// <summary>All of its C#, each character at its place, and blanks for everything else.</summary>
    public string CSharp => new(csharp);

    /// <summary>Takes a cell apart.</summary>
    /// <exception cref="DirectiveException">A line begins with <c>#!</c> and is none that this kernel follows.</exception>
    public static CellText Parse(string code)
    {
        var text = Read(code);
        return text.Problem is null ? text : throw text.Problem;
    }

    /// <summary>Takes a cell apart that may still be in the making.</summary>
    public static CellText Read(string code)
    {
        var text = new CellText(code);
        if (DirectiveLines.MayBeIn(code, "#!"))
            text.ReadParts();
        else
            text.parts.Add(new CellPart(null, code));
        return text;
    }

    private void ReadParts()
    {
        string? mimeType = null;
        for (int start = 0; start < code.Length;)
        {
            var next = mimeType is null ? ReadCSharp(start) : ReadShown(start, mimeType);
            if (next is not var (language, from))
                return;
            (mimeType, start) = (language.MimeType, from);
        }
    }

    /// <summary>Reads C# from a place on, to the line that begins another part, if there is one.</summary>
    private (LanguageDirective Language, int From)? ReadCSharp(int start)
    {
        (LanguageDirective Language, int From)? next = null;
        int end = code.Length;
        foreach (var line in DirectiveLines.Of(code, start).Where(line => code.AsSpan(line.SpanStart).StartsWith("#!")))
        {
            int at = line.SpanStart;
            int after = AfterLine(at);
            // The compiler minds such a line also where #if switches it off; nobody else does.
            Blank(csharp.AsSpan(at..after));
            if (line.IsActive && Follow(at, after) is { } language)
            {
                (next, end) = ((language, after), at);
                break;
            }
        }

        if (!csharp.AsSpan(start..end).IsWhiteSpace())
        {
            char[] text = csharp[..end];
            Blank(text.AsSpan(0, start));
            parts.Add(new CellPart(null, new string(text)));
        }

        return next;
    }

    /// <summary>Reads text that is shown, in which any line may stand: a directive is one that has a name.</summary>
    private (LanguageDirective Language, int From)? ReadShown(int start, string mimeType)
    {
        var lines = new List<string>();
        (LanguageDirective Language, int From)? next = null;
        int at = start;
        while (next is null && at < code.Length)
        {
            int after = AfterLine(at);
            string line = code[at..after];
            bool isDirective = line is ['#', '!', var first, ..] && char.IsAsciiLetter(first);
            if (isDirective && Follow(at, after) is { } language)
                next = (language, after);
            else
                lines.Add(isDirective ? "\n" : line);
            at = after;
        }

        Blank(csharp.AsSpan(start..at));
        string text = string.Concat(lines).ReplaceLineEndings("\n");
        // The line break before a directive belongs to it.
        if (next is not null && text.EndsWith('\n'))
            text = text[..^1];
        if (!string.IsNullOrWhiteSpace(text))
            parts.Add(new CellPart(mimeType, text));
        return next;
    }

    /// <summary>Does what a line asks for; returns its language where it begins another part.</summary>
    private LanguageDirective? Follow(int at, int after)
    {
        string[] words = code[at..after].Trim().Split((char[]?)null, 2, StringSplitOptions.TrimEntries);
        string rest = words.Length > 1 ? words[1] : "";
        switch (Directives.Find(words[0]))
        {
            case LanguageDirective or ClockDirective when rest.Length > 0:
                Refuse($"'{words[0]}' stands alone on its line, and here follows '{rest}'");
                return null;
            case LanguageDirective language:
                return language;
            case ClockDirective:
                IsTimed = true;
                return null;
            case QuestionDirective question:
                questions.Add((question, rest));
                return null;
            case RefusedDirective refused:
                Refuse($"'{words[0]}': {refused.Help}");
                return null;
            default:
                Refuse($"'{words[0]}' is nothing this kernel knows; #!lsmagic lists what it does know");
                return null;
        }

        void Refuse(string reason) =>
            Problem ??=
                new DirectiveException(reason, 1 + code.AsSpan(0, at).Count('\n'), at, at + code.AsSpan(at..after).TrimEnd().Length);
    }

    private int AfterLine(int at)
    {
        int end = code.IndexOf('\n', at);
        return end < 0 ? code.Length : end + 1;
    }

    private static void Blank(Span<char> text)
    {
        foreach (ref char character in text)
        {
            // Whatever ends a line for the compiler.
            if (character is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029'))
                character = ' ';
        }
    }
}
