namespace NeuralNotebook.Pages;

/// <summary>A formula of TeX as MathML, which browsers draw by themselves.</summary>
public static class Formula
{
    private const int Longest = 20_000;

    /// <summary>Writes a formula as an element <c>math</c>; one with a command that is not known here stays as its TeX text,
    /// in <c>code</c>.</summary>
    /// <param name="tex">The formula, without its dollars.</param>
    /// <param name="isDisplay">Whether it stands on a line of its own.</param>
    public static string ToHtml(string tex, bool isDisplay)
    {
        try
        {
            string row = tex.Length <= Longest ? new TexReader(tex).Read() : throw new FormatException("is too long");
            return $"<math{(isDisplay ? " display=\"block\"" : "")}><semantics>{row}"
                + $"<annotation encoding=\"application/x-tex\">{Xml.Text(tex)}</annotation></semantics></math>";
        }
        catch (FormatException)
        {
            string mark = isDisplay ? "$$" : "$";
            return $"<code>{Xml.Text(mark + tex + mark)}</code>";
        }
    }

    /// <summary>Whether a formula can be written as MathML.</summary>
    /// <param name="tex">The formula, without its dollars.</param>
    public static bool IsKnown(string tex) => !ToHtml(tex, isDisplay: false).StartsWith("<code>", StringComparison.Ordinal);
}
