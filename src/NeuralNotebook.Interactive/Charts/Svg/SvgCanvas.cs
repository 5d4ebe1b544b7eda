using System.Globalization;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>Collects SVG elements. Positions are rounded to a tenth of a pixel, so that the last bit of a sum never shows.</summary>
internal sealed class SvgCanvas
{
    /// <summary>Stands before every id until the picture is done and its content names it; XML cannot hold this character, so no text can clash.</summary>
    public const char IdMark = '\u0001';

    private readonly StringBuilder svg = new();

    private int ids;

    public string NewId() => $"{IdMark}{ids++}";

    public static string Number(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public void Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes) => Write(element, attributes, ">\n");

    public void Close(string element) => svg.Append("</").Append(element).Append(">\n");

    public void Empty(string element, params ReadOnlySpan<(string Name, string? Value)> attributes) => Write(element, attributes, "/>\n");

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string? dash = null) => Empty(
        "line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("stroke", color), ("stroke-width", Number(width)), ("stroke-dasharray", dash));

    public void Rectangle(double x, double y, double width, double height, string fill, double opacity = 1) => Empty(
        "rect", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("fill", fill), ("fill-opacity", opacity < 1 ? Number(opacity) : null));

    public void Text(double x, double y, string text, double size, string color, string anchor = "start", bool bold = false, bool halo = false, double turn = 0)
    {
        Write("text",
            [
                ("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)), ("fill", color),
                ("text-anchor", anchor == "start" ? null : anchor), ("font-weight", bold ? "600" : null),
                ("stroke", halo ? Palette.Background : null), ("stroke-width", halo ? "3" : null), ("stroke-linejoin", halo ? "round" : null),
                ("paint-order", halo ? "stroke" : null),
                ("transform", turn == 0 ? null : $"rotate({Number(turn)} {Number(x)} {Number(y)})"),
            ], ">");
        svg.Append(XmlText.Escape(text)).Append("</text>\n");
    }

    /// <summary>A text that stands for a longer one, which a reader gets by pointing at it.</summary>
    public void Shortened(double x, double y, string text, string whole, double size, string color, string anchor = "start", bool bold = false, bool halo = false, double turn = 0)
    {
        var cut = XmlText.Clean(text) != XmlText.Clean(whole);
        if (cut)
        {
            Open("g");
            svg.Append("<title>").Append(XmlText.Escape(whole)).Append("</title>\n");
        }
        Text(x, y, text, size, color, anchor, bold, halo, turn);
        if (cut)
            Close("g");
    }

    /// <summary>As much of a text as there is room for, and all of it for who points at it.</summary>
    public void Fitting(double x, double y, string text, double size, double room, string color, string anchor = "start", bool bold = false, bool halo = false) =>
        Shortened(x, y, TextWidth.Fit(text, bold ? size * 1.06 : size, room), text, size, color, anchor, bold, halo);

    public void TextElement(string element, string id, string text) =>
        svg.Append('<').Append(element).Append(" id=\"").Append(id).Append("\">").Append(XmlText.Escape(text)).Append("</").Append(element).Append(">\n");

    public override string ToString() => svg.ToString();

    private void Write(string element, ReadOnlySpan<(string Name, string? Value)> attributes, string end)
    {
        svg.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                svg.Append(' ').Append(name).Append("=\"").Append(value).Append('"');
        }
        svg.Append(end);
    }
}
