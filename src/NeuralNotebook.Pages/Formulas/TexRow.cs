using System.Text;

namespace NeuralNotebook.Pages;

/// <summary>Atoms side by side, with TeX's spaces around the names of functions; MathML sets those around signs.</summary>
internal sealed class TexRow
{
    private const string Thin = "<mspace width=\"0.1667em\"></mspace>";

    private readonly StringBuilder written = new();
    private AtomKind? last;
    private int count;

    /// <summary>Whether a sign here has nothing before it that it could join with what follows: then a minus is the number's own.</summary>
    public bool ExpectsOperand =>
        last is null or AtomKind.Binary or AtomKind.Relation or AtomKind.Open or AtomKind.Punctuation or AtomKind.Function;

    /// <summary>Puts an atom at the end.</summary>
    public void Add(TexAtom atom)
    {
        if ((last, atom.Kind) is (AtomKind.Function, AtomKind.Ordinary or AtomKind.Function)
            or (AtomKind.Ordinary or AtomKind.Close, AtomKind.Function))
            written.Append(Thin);
        written.Append(atom.Xml);
        count++;
        if (atom.Kind != AtomKind.Space)
            last = atom.Kind;
    }

    /// <summary>The row as one element.</summary>
    public override string ToString() => count == 1 ? written.ToString() : $"<mrow>{written}</mrow>";
}
