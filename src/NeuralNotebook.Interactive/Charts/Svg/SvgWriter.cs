using System.Security.Cryptography;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>Draws a figure as SVG: presentation attributes only, an explicit light background,
/// ids that come from the content itself.</summary>
internal static class SvgWriter
{
    public static string Write(Figure figure)
    {
        figure = Thinning.Of(figure);
        var canvas = new SvgCanvas();
        var (title, description) = (canvas.NewId(), canvas.NewId());
        var (width, height) = (SvgCanvas.Number(figure.Width), SvgCanvas.Number(figure.Height));
        canvas.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("width", width), ("height", height),
            ("viewBox", $"0 0 {width} {height}"),
            ("role", "img"), ("aria-labelledby", $"{title} {description}"),
            ("font-family", "Inter, Helvetica Neue, Helvetica, Arial, sans-serif"));
        canvas.TextElement("title", title, figure.Title ?? "Figure");
        canvas.TextElement("desc", description, figure.AlternativeText);
        FigurePainter.Paint(canvas, figure);
        canvas.Close("svg");

        string svg = canvas.ToString();
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)))[..10];
        return svg.Replace(SvgCanvas.IdMark.ToString(), $"f{name}-", StringComparison.Ordinal);
    }
}
