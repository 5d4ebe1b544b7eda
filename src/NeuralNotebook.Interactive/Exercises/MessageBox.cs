using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>How a message is meant.</summary>
internal enum Mood
{
    Quiet,
    Good,
    Attention,
}

/// <summary>A heading and some sentences with a colour of their own. It brings background and ink,
/// so that it reads on light and dark pages, and its words say all of it, for pages that take the colours away.</summary>
internal sealed record MessageBox(Mood Mood, string Heading, IReadOnlyList<string> Sentences)
{
    public const string GoodBackground = "#e6f4ea";
    public const string AttentionBackground = "#fdeee3";

    public string ToHtml()
    {
        var (background, edge, ink) = Mood switch
        {
            Mood.Good => (GoodBackground, "#1a7f37", Palette.Ink),
            Mood.Attention => (AttentionBackground, "#b84800", Palette.Ink),
            _ => ("#eef0f2", "#6b7683", "#4a5461"),
        };
        var html =
            new StringBuilder($"<div style=\"background:{background};color:{ink};border-left:4px solid {edge}"
                + $";padding:6px 12px;overflow-wrap:anywhere\"><b>{XmlText.Escape(Heading)}</b>");
        foreach (string sentence in Sentences)
            html.Append("<br/>\n").Append(XmlText.Escape(sentence));
        return html.Append("</div>").ToString();
    }
}
