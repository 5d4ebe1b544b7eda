namespace NeuralNotebook.Pages;

/// <summary>The signs that stand in a formula as themselves.</summary>
internal static class TexSigns
{
    /// <summary>A sign as an atom.</summary>
    /// <param name="sign">One character.</param>
    /// <param name="expectsOperand">Whether nothing stands before it that it could join with what follows.</param>
    /// <exception cref="FormatException">It means something else in TeX.</exception>
    public static TexAtom Read(string sign, bool expectsOperand) => sign switch
    {
        "-" => Signed("−", expectsOperand),
        "+" => Signed("+", expectsOperand),
        "*" => new("<mo form=\"infix\">∗</mo>", AtomKind.Binary),
        "=" => new("<mo form=\"infix\">=</mo>", AtomKind.Relation),
        "<" => new("<mo form=\"infix\">&lt;</mo>", AtomKind.Relation),
        ">" => new("<mo form=\"infix\">&gt;</mo>", AtomKind.Relation),
        ":" => new("<mo form=\"infix\">:</mo>", AtomKind.Relation),
        "," or ";" => new($"<mo separator=\"true\">{sign}</mo>", AtomKind.Punctuation),
        "/" => new("<mo lspace=\"0\" rspace=\"0\">/</mo>", AtomKind.Ordinary),
        "." or "!" or "?" => new($"<mo lspace=\"0\" rspace=\"0\">{sign}</mo>", AtomKind.Ordinary),
        "(" or "[" => new(TexSymbols.Fence(sign, isOpen: true), AtomKind.Open),
        ")" or "]" => new(TexSymbols.Fence(sign, isOpen: false), AtomKind.Close),
        "|" or "‖" => new(TexSymbols.Fence(sign, expectsOperand), expectsOperand ? AtomKind.Open : AtomKind.Close),
        "#" or "$" or "%" or "\\" => throw new FormatException($"The formula holds a bare '{sign}'."),
        _ when char.IsAsciiLetter(sign[0]) => new($"<mi>{sign}</mi>", AtomKind.Ordinary),
        _ => new($"<mi mathvariant=\"normal\">{Xml.Text(sign)}</mi>", AtomKind.Ordinary),
    };

    private static TexAtom Signed(string sign, bool expectsOperand) =>
        expectsOperand ? new($"<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">{sign}</mo>", AtomKind.Ordinary)
            : new($"<mo form=\"infix\">{sign}</mo>", AtomKind.Binary);
}
