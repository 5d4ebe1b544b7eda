using System.Globalization;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>Collects SVG elements.</summary>
internal sealed class SvgCanvas : ICanvas
{
    /// <summary>Stands before every id until the picture is done and its content names it; XML cannot hold this character,
    /// so no text can clash.</summary>
    public const char IdMark = '\u0001';

    private readonly StringBuilder svg = new();

    private int ids;

    public string NewId() => $"{IdMark}{ids++}";

    public static string Number(double value)
    {
        double rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public void Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes) => Write(element, attributes, ">\n");

    public void Close(string element) => svg.Append("</").Append(element).Append(">\n");

    public void Empty(string element, params ReadOnlySpan<(string Name, string? Value)> attributes) => Write(element, attributes, "/>\n");

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string? dash = null) => Empty(
        "line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("stroke", color),
        ("stroke-width", Number(width)), ("stroke-dasharray", dash));

    public void Rectangle(double x, double y, double width, double height, string? fill, double opacity = 1, double corner = 0,
        string? outline = null, double outlineWidth = 1) => Empty(
            "rect", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)),
            ("rx", corner > 0 ? Number(corner) : null),
            ("fill", fill ?? "none"), ("fill-opacity", Opacity(opacity)), ("stroke", outline),
            ("stroke-width", outline is null ? null : Number(outlineWidth)));

    public void Path(PathData path, PathLook look) => Empty(
        "path", ("d", path.ToString()), ("fill", look.Fill ?? "none"), ("fill-opacity", Opacity(look.FillOpacity)),
        ("stroke", look.Stroke), ("stroke-width", look.Stroke is null ? null : Number(look.StrokeWidth)), ("stroke-dasharray", look.Dash),
        ("stroke-linejoin", look.RoundJoins ? "round" : null), ("stroke-linecap", look.Cap),
        ("stroke-opacity", Opacity(look.StrokeOpacity)));

    public void Faces(IEnumerable<(PathData Path, string Color)> faces)
    {
        Open("g", ("stroke", Palette.Ink), ("stroke-width", "0.4"), ("stroke-opacity", "0.45"), ("stroke-linejoin", "round"));
        foreach (var (path, color) in faces)
            Path(path, new PathLook { Fill = color });
        Close("g");
    }

    public void Image(double x, double y, double width, double height, byte[] pixels, int columns, bool smooth) => Empty(
        "image", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)),
        ("preserveAspectRatio", "none"), ("image-rendering", smooth ? null : "pixelated"),
        ("href", "data:image/png;base64," + Convert.ToBase64String(Png.Encode(pixels, columns))));

    public void Clip(double x, double y, double width, double height)
    {
        string clip = NewId();
        Open("clipPath", ("id", clip));
        Rectangle(x, y, width, height, Palette.Background);
        Close("clipPath");
        Open("g", ("clip-path", $"url(#{clip})"));
    }

    public void EndClip() => Close("g");

    public void Text(double x, double y, string text, double size, string color, string anchor = "start", bool bold = false,
        bool halo = false, double turn = 0)
    {
        Write("text",
            [
                ("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)), ("fill", color),
                ("text-anchor", anchor == "start" ? null : anchor), ("font-weight", bold ? "600" : null),
                ("stroke", halo ? Palette.Background : null), ("stroke-width", halo ? "3" : null),
                ("stroke-linejoin", halo ? "round" : null),
                ("paint-order", halo ? "stroke" : null),
                ("transform", turn == 0 ? null : $"rotate({Number(turn)} {Number(x)} {Number(y)})"),
            ], ">");
        svg.Append(XmlText.Escape(text)).Append("</text>\n");
    }

    public void Shortened(double x, double y, string text, string whole, double size, string color, string anchor = "start",
        bool bold = false, bool halo = false)
    {
        bool cut = XmlText.Clean(text) != XmlText.Clean(whole);
        if (cut)
        {
            Open("g");
            svg.Append("<title>").Append(XmlText.Escape(whole)).Append("</title>\n");
        }
        Text(x, y, text, size, color, anchor, bold, halo);
        if (cut)
            Close("g");
    }

    public void TextElement(string element, string id, string text) =>
        svg.Append('<').Append(element).Append(" id=\"").Append(id).Append("\">").Append(XmlText.Escape(text)).Append("</").Append(element)
            .Append(">\n");

    public override string ToString() => svg.ToString();

    private static string? Opacity(double opacity) => opacity < 1 ? opacity.ToString("0.##", CultureInfo.InvariantCulture) : null;

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
