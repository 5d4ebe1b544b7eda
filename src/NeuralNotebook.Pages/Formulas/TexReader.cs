using System.Text;

namespace NeuralNotebook.Pages;

/// <summary>Reads a formula of TeX, and writes it as MathML.</summary>
/// <remarks>It knows what notebooks use: letters, numbers, scripts, fractions, roots, accents, brackets, alphabets,
/// matrices, cases and aligned lines.
/// Source: Knuth (1984), "The TeXbook", what it says of mathematics; W3C, "MathML Core".</remarks>
/// <param name="text">The formula.</param>
internal sealed class TexReader(string text)
{
    private const int Deepest = 60;

    private int at;
    private int depth;

    /// <summary>The formula as one MathML element.</summary>
    /// <exception cref="FormatException">Something in it is not known, or its braces do not match.</exception>
    public string Read()
    {
        string row = Row();
        return at == text.Length ? row : throw Wrong($"ends at '{text[at]}'");
    }

    /// <summary>What stands until a closing brace, a column's or a line's end, \end or \right; as one element.</summary>
    internal string Row()
    {
        Enter();
        var row = new TexRow();
        while (!IsAtEndOfRow())
            row.Add(Scripted(row));
        depth--;
        return row.ToString();
    }

    private void Enter()
    {
        if (++depth > Deepest)
            throw Wrong("is nested too deep");
    }

    private bool IsAtEndOfRow()
    {
        SkipSpace();
        return at == text.Length || text[at] is '}' or '&' || IsAt(@"\\") || IsAtCommand("end") || IsAtCommand("right")
            || IsAtCommand("cr");
    }

    /// <summary>An atom with what is written below and above it.</summary>
    private TexAtom Scripted(TexRow row)
    {
        var atom = text[at] is '^' or '_' ? new TexAtom("<mrow></mrow>", AtomKind.Ordinary) : Atom(row);
        string? below = null, above = null;
        for (SkipSpace(); at < text.Length && text[at] is '^' or '_' or '\''; SkipSpace())
        {
            char mark = text[at++];
            if (mark == '\'')
            {
                int primes = 1;
                for (; at < text.Length && text[at] == '\''; at++)
                    primes++;
                above = $"<mo lspace=\"0\" rspace=\"0\">{new string('′', primes)}</mo>{above}";
                continue;
            }

            string script = Argument();
            if (mark == '_')
                below = below is null ? script : throw Wrong("has two things below one");
            else
                above = above is null ? script : $"<mrow>{above}{script}</mrow>";
        }

        string? element = (below, above, atom.TakesLimits) switch
        {
            (null, null, _) => null,
            (not null, null, true) => $"<munder>{atom.Xml}{below}</munder>",
            (null, not null, true) => $"<mover>{atom.Xml}{above}</mover>",
            (not null, not null, true) => $"<munderover>{atom.Xml}{below}{above}</munderover>",
            (not null, null, false) => $"<msub>{atom.Xml}{below}</msub>",
            (null, not null, false) => $"<msup>{atom.Xml}{above}</msup>",
            (not null, not null, false) => $"<msubsup>{atom.Xml}{below}{above}</msubsup>",
        };
        return element is null ? atom : atom with { Xml = element };
    }

    private TexAtom Atom(TexRow row)
    {
        char letter = text[at];
        if (letter == '\\')
            return Command(Name(), row);
        if (letter == '{')
            return new(Group(), AtomKind.Ordinary);
        if (char.IsAsciiDigit(letter) || (letter == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            return new($"<mn>{Number()}</mn>", AtomKind.Ordinary);
        string sign = char.IsHighSurrogate(letter) && at + 1 < text.Length ? text.Substring(at, 2) : letter.ToString();
        at += sign.Length;
        return TexSigns.Read(sign, row.ExpectsOperand);
    }

    private string Number()
    {
        int start = at;
        while (at < text.Length
            && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
            at++;
        return text[start..at];
    }

    private TexAtom Command(string name, TexRow row)
    {
        if (TexSymbols.Spaces.TryGetValue(name, out string? width))
            return new($"<mspace width=\"{width}\"></mspace>", AtomKind.Space);
        if (TexSymbols.Accents.TryGetValue(name, out var accent))
        {
            string under = Argument();
            string sign = $"<mo stretchy=\"{(name.Length > 5 ? "true" : "false")}\">{accent.Sign}</mo>";
            return new(accent.IsOver ? $"<mover accent=\"true\">{under}{sign}</mover>" : $"<munder>{under}{sign}</munder>",
                AtomKind.Ordinary, TakesLimits: name is "underbrace" or "overbrace");
        }

        if (TexAlphabets.Has(name))
            return new($"<mi mathvariant=\"normal\">{Xml.Text(TexAlphabets.Write(name, Words()))}</mi>", AtomKind.Ordinary);
        if (name is "|" or "Vert" or "vert")
            return TexSigns.Read(name == "vert" ? "|" : "‖", row.ExpectsOperand);
        if (TexSymbols.TryFind(name, out var symbol))
            return symbol;
        switch (name)
        {
            case "frac" or "dfrac" or "tfrac" or "cfrac":
                return new($"<mfrac>{Argument()}{Argument()}</mfrac>", AtomKind.Ordinary);
            case "binom":
                return new(TexDelimiters.Around("(", $"<mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac>", ")"),
                    AtomKind.Ordinary);
            case "sqrt":
                string? index = Optional() is { } root ? new TexReader(root).Read() : null;
                return new(index is null ? $"<msqrt>{Argument()}</msqrt>" : $"<mroot>{Argument()}{index}</mroot>", AtomKind.Ordinary);
            case "text" or "textrm" or "textnormal" or "mbox" or "textit" or "textbf" or "texttt" or "textsf":
                string words = Xml.Text(Words()).Replace(' ', '\u00A0');
                string style =
                    name == "textbf" ? " style=\"font-weight:bold\"" : name == "textit" ? " style=\"font-style:italic\"" : "";
                return new($"<mtext{style}>{words}</mtext>", AtomKind.Ordinary);
            case "mathrm" or "mathit":
                return new($"<mi{(name == "mathrm" ? " mathvariant=\"normal\"" : "")}>{Xml.Text(Words())}</mi>", AtomKind.Ordinary);
            case "operatorname":
                bool hasLimits = at < text.Length && text[at] == '*' && at++ >= 0;
                return new($"<mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">{Xml.Text(Words())}</mo>", AtomKind.Function, hasLimits);
            case "left":
                return Between();
            case "begin":
                return new(TexTable.Read(Words(), this), AtomKind.Ordinary);
            case "overset" or "stackrel":
                string over = Argument();
                return new($"<mover>{Argument()}{over}</mover>", AtomKind.Relation);
            case "underset":
                string below = Argument();
                return new($"<munder>{Argument()}{below}</munder>", AtomKind.Relation);
            case "boxed":
                return new($"<mrow style=\"border:1px solid;padding:.2em\">{Argument()}</mrow>", AtomKind.Ordinary);
            case "displaystyle" or "textstyle" or "limits" or "nolimits" or "nonumber" or "notag":
                return new("<mrow></mrow>", AtomKind.Space);
        }

        if (TexDelimiters.SizeOf(name) is { } size)
            return TexDelimiters.Sized(name, Delimiter(), size, row.ExpectsOperand);
        throw Wrong($"holds \\{name}");
    }

    /// <summary>\left( … \right): brackets as high as what they hold.</summary>
    private TexAtom Between()
    {
        string open = Delimiter(), row = Row();
        if (!IsAtCommand("right"))
            throw Wrong(@"has a \left without its \right");
        Name();
        return new(TexDelimiters.Around(open, row, Delimiter()), AtomKind.Ordinary);
    }

    private string Delimiter()
    {
        SkipSpace();
        if (at == text.Length)
            throw Wrong("ends where a bracket should stand");
        if (text[at] != '\\')
            return text[at++].ToString() is var sign && sign == "." ? "" : sign;
        string name = Name();
        return TexDelimiters.Find(name) ?? throw Wrong($"has \\{name} where a bracket should stand");
    }

    /// <summary>What a command is given: a group in braces, or what stands next.</summary>
    private string Argument()
    {
        SkipSpace();
        if (at == text.Length || text[at] is '}' or '&')
            throw Wrong("ends where something should stand");
        if (text[at] == '{')
            return Group();
        if (char.IsAsciiDigit(text[at]))
            return $"<mn>{text[at++]}</mn>";
        Enter();
        string atom = Atom(new TexRow()).Xml;
        depth--;
        return atom;
    }

    private string Group()
    {
        at++;
        string row = Row();
        if (at == text.Length || text[at] != '}')
            throw Wrong("has a brace that is not closed");
        at++;
        return row;
    }

    /// <summary>The letters of a group, as they stand there.</summary>
    private string Words()
    {
        SkipSpace();
        if (at == text.Length)
            throw Wrong("ends where words should stand");
        if (text[at] != '{')
            return text[at] == '\\' ? throw Wrong("has a command where a letter should stand") : text[at++].ToString();
        var words = new StringBuilder();
        for (int open = 1; ++at < text.Length;)
        {
            if (text[at] == '\\' && at + 1 < text.Length && !char.IsAsciiLetter(text[at + 1]))
                words.Append(text[++at]);
            else if (text[at] == '\\')
                throw Wrong("has a command among words");
            else if (text[at] == '}' && --open == 0)
                break;
            else if (text[at] == '{')
                open++;
            else if (text[at] != '}')
                words.Append(text[at]);
        }

        if (at >= text.Length)
            throw Wrong("has a brace that is not closed");
        at++;
        return words.ToString();
    }

    private string? Optional()
    {
        SkipSpace();
        int end = at < text.Length && text[at] == '[' ? text.IndexOf(']', at) : -1;
        if (end < 0)
            return null;
        string inside = text[(at + 1)..end];
        at = end + 1;
        return inside;
    }

    private string Name()
    {
        int start = ++at;
        if (start == text.Length)
            throw Wrong("ends with a backslash");
        while (at < text.Length && char.IsAsciiLetter(text[at]))
            at++;
        if (at == start)
            at++;
        return text[start..at] is var name && char.IsWhiteSpace(name[0]) ? " " : name;
    }

    private void SkipSpace()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '~'))
            at++;
    }

    private bool IsAt(string mark) => text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal);

    private bool IsAtCommand(string name) =>
        IsAt("\\" + name) && (at + name.Length + 1 == text.Length || !char.IsAsciiLetter(text[at + name.Length + 1]));

    /// <summary>Takes a column's or a line's end, if one stands here.</summary>
    internal bool Takes(string mark)
    {
        SkipSpace();
        if (!IsAt(mark))
            return false;
        at += mark.Length;
        // Some space after a line, as in \\[4pt].
        if (mark == @"\\")
            Optional();
        return true;
    }

    /// <summary>Takes what a table says of its columns.</summary>
    internal string Columns() => Words();

    /// <summary>Takes \end{name}.</summary>
    internal void TakeEnd(string name)
    {
        if (!IsAtCommand("end") || Name() != "end" || Words() != name)
            throw Wrong($"has a \\begin{{{name}}} without its \\end");
    }

    private static FormatException Wrong(string what) => new($"The formula {what}.");
}
