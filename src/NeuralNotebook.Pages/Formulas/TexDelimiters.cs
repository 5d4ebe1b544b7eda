namespace NeuralNotebook.Pages;

/// <summary>Brackets that are higher than a line.</summary>
internal static class TexDelimiters
{
    private static readonly Dictionary<string, string> Named = new()
    {
        ["{"] = "{",
        ["}"] = "}",
        ["lbrace"] = "{",
        ["rbrace"] = "}",
        ["langle"] = "⟨",
        ["rangle"] = "⟩",
        ["lfloor"] = "⌊",
        ["rfloor"] = "⌋",
        ["lceil"] = "⌈",
        ["rceil"] = "⌉",
        ["|"] = "‖",
        ["vert"] = "|",
        ["Vert"] = "‖",
        ["lvert"] = "|",
        ["rvert"] = "|",
        ["lVert"] = "‖",
        ["rVert"] = "‖",
        ["lbrack"] = "[",
        ["rbrack"] = "]",
    };

    /// <summary>A bracket by its command's name; null if it is none.</summary>
    public static string? Find(string name) => Named.GetValueOrDefault(name);

    /// <summary>How high \big and its like make a bracket, in em; null for other commands.</summary>
    public static string? SizeOf(string command) => command.TrimEnd('l', 'r', 'm') switch
    {
        "big" => "1.2em",
        "Big" => "1.6em",
        "bigg" => "2.1em",
        "Bigg" => "2.6em",
        _ => null,
    };

    /// <summary>A bracket of a given height.</summary>
    public static TexAtom Sized(string command, string sign, string size, bool expectsOperand)
    {
        bool isOpen = command[^1] == 'l'
            || (command[^1] is not ('r' or 'm')
                && (sign is "(" or "[" or "{" or "⟨" or "⌊" or "⌈" || (sign is "|" or "‖" && expectsOperand)));
        return new($"<mo form=\"{(isOpen ? "prefix" : "postfix")}\" stretchy=\"true\" minsize=\"{size}\" maxsize=\"{size}"
            + $"\" lspace=\"0\" rspace=\"0\">{Xml.Text(sign)}</mo>", isOpen ? AtomKind.Open : AtomKind.Close);
    }

    /// <summary>A row between brackets that are as high as it is; an empty bracket is not drawn.</summary>
    public static string Around(string open, string row, string close) =>
        $"<mrow>{Stretched(open, "prefix")}{row}{Stretched(close, "postfix")}</mrow>";

    private static string Stretched(string sign, string form) =>
        sign.Length == 0 ? "" : $"<mo form=\"{form}\" stretchy=\"true\" lspace=\"0\" rspace=\"0\">{Xml.Text(sign)}</mo>";
}
