using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralNotebook.Kernel;

/// <summary>A cell's text with everything that is not C# blanked out, so that each character of the rest keeps its place.</summary>
internal static class CSharpOnly
{
    /// <summary>Blanks <c>#!</c> lines, what follows a <c>#!html</c> and its like, and <c>#r "nuget:"</c> lines,
    /// which name no file.</summary>
    public static string Of(string code)
    {
        string text = CellText.Read(code).CSharp;
        if (!DirectiveLines.MayBeIn(text, "#r"))
            return text;
        char[] blanked = text.ToCharArray();
        foreach (var line in DirectiveLines.Of(text, 0).OfType<ReferenceDirectiveTriviaSyntax>()
            .Where(line => line.IsActive && PackageReference.IsMeantBy(line.File.ValueText)))
            blanked.AsSpan(line.SpanStart, line.EndOfDirectiveToken.SpanStart - line.SpanStart).Fill(' ');
        return new string(blanked);
    }

    /// <summary>Whether what is typed at a place is C#.</summary>
    public static bool Holds(string code, int position)
    {
        string probe = code.Insert(position, "x");
        return Of(probe)[position] == 'x';
    }
}
