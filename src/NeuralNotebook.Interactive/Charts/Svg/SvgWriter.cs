using System.Security.Cryptography;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>Draws a figure as SVG: presentation attributes only, an explicit light background, ids that come from the content itself.</summary>
internal static class SvgWriter
{
    private const double Edge = 14, TitleSize = 18, SubtitleSize = 14;

    public static string Write(Figure figure)
    {
        figure = Thinning.Of(figure);
        var canvas = new SvgCanvas();
        var (title, description) = (canvas.NewId(), canvas.NewId());
        var (width, height) = (SvgCanvas.Number(figure.Width), SvgCanvas.Number(figure.Height));
        canvas.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("width", width), ("height", height), ("viewBox", $"0 0 {width} {height}"),
            ("role", "img"), ("aria-labelledby", $"{title} {description}"), ("font-family", "Inter, Helvetica Neue, Helvetica, Arial, sans-serif"));
        canvas.TextElement("title", title, figure.Title ?? "Figure");
        canvas.TextElement("desc", description, figure.AlternativeText);
        canvas.Rectangle(0, 0, figure.Width, figure.Height, Palette.Background);

        var inside = figure.Width - 2 * Edge;
        var y = Heading(canvas, figure, inside);
        y = SvgLegend.Draw(canvas, figure, Edge, y, inside);
        Panels(canvas, figure, y, inside);
        canvas.Close("svg");

        var svg = canvas.ToString();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)))[..10];
        return svg.Replace(SvgCanvas.IdMark.ToString(), $"f{name}-", StringComparison.Ordinal);
    }

    private static double Heading(SvgCanvas canvas, Figure figure, double width)
    {
        // A low picture has fewer lines: most of it belongs to the plot.
        var y = Edge - 2;
        foreach (var line in TextWidth.Wrap(figure.Title ?? "", TitleSize * 1.15, width, most: Math.Clamp((int)(0.3 * figure.Height / 22), 1, 3)))
            canvas.Text(Edge, (y += 22) - 5, line, TitleSize, Palette.Ink, bold: true);
        var second = Math.Clamp((int)((0.4 * figure.Height - y) / 19), 0, 3);
        foreach (var line in second == 0 ? [] : TextWidth.Wrap(figure.Subtitle ?? "", SubtitleSize * 1.1, width, second))
            canvas.Text(Edge, (y += 19) - 4, line, SubtitleSize, Palette.Quiet);
        return y + (figure.Title is null && figure.Subtitle is null ? 0 : 4);
    }

    private static void Panels(SvgCanvas canvas, Figure figure, double top, double inside)
    {
        const double Gutter = 16;
        var columns = Math.Max(1, figure.Columns);
        var rows = (figure.Panels.Count + columns - 1) / columns;
        var width = (inside - Gutter * (columns - 1)) / columns;
        var height = (figure.Height - Edge + 4 - top - Gutter * (rows - 1)) / Math.Max(rows, 1);
        for (var i = 0; i < figure.Panels.Count; i++)
            new SvgPanel(canvas, figure.Panels[i]).Draw(Edge + i % columns * (width + Gutter), top + i / columns * (height + Gutter), width, height);
    }
}
