namespace NeuralNotebook.Interactive;

/// <summary>Paints a figure: the headings, the legend, and every panel in its place.</summary>
internal static class FigurePainter
{
    private const double Edge = 14, TitleSize = 18, SubtitleSize = 14;

    public static void Paint(ICanvas canvas, Figure figure)
    {
        canvas.Rectangle(0, 0, figure.Width, figure.Height, Palette.Background);
        double inside = figure.Width - 2 * Edge;
        double y = Heading(canvas, figure, inside);
        y = LegendPainter.Draw(canvas, figure, Edge, y, inside);
        Panels(canvas, figure, y, inside);
    }

    private static double Heading(ICanvas canvas, Figure figure, double width)
    {
        // A low picture has fewer lines: most of it belongs to the plot.
        double y = Edge - 2;
        foreach (string line in TextWidth.Wrap(figure.Title ?? "", TitleSize * 1.15, width,
            most: Math.Clamp((int)(0.3 * figure.Height / 22), 1, 3)))
            canvas.Text(Edge, (y += 22) - 5, line, TitleSize, Palette.Ink, bold: true);
        int second = Math.Clamp((int)((0.4 * figure.Height - y) / 19), 0, 3);
        foreach (string line in second == 0 ? [] : TextWidth.Wrap(figure.Subtitle ?? "", SubtitleSize * 1.1, width, second))
            canvas.Text(Edge, (y += 19) - 4, line, SubtitleSize, Palette.Quiet);
        return y + (figure.Title is null && figure.Subtitle is null ? 0 : 4);
    }

    private static void Panels(ICanvas canvas, Figure figure, double top, double inside)
    {
        const double Gutter = 16;
        int columns = Math.Max(1, figure.Columns);
        int rows = (figure.Panels.Count + columns - 1) / columns;
        double width = (inside - Gutter * (columns - 1)) / columns;
        double height = (figure.Height - Edge + 4 - top - Gutter * (rows - 1)) / Math.Max(rows, 1);
        for (int i = 0; i < figure.Panels.Count; i++)
            new PanelPainter(canvas, figure.Panels[i])
                .Draw(Edge + i % columns * (width + Gutter), top + i / columns * (height + Gutter), width, height);
    }
}
