namespace NeuralNotebook.Interactive;

/// <summary>Draws a figure as PNG, for readers of a notebook that show neither SVG nor Plotly.</summary>
internal static class SmallPng
{
    /// <summary>Bytes that a picture in a notebook takes at most.</summary>
    public const int Most = 12_000;

    /// <summary>The figure in few colours and at most <see cref="Most"/> bytes: fewer colours where it has to be,
    /// and then a smaller picture.</summary>
    public static byte[] Write(Figure figure)
    {
        figure = Thinning.Of(figure);
        for (double scale = 1.0; ;)
        {
            var (canvas, bytes) = (Paint(figure, scale), 0);
            foreach (int colors in new[] { 32, 16 })
            {
                byte[] png = Png.Encode(FewColors.Of(canvas.Pixels, colors), canvas.Columns);
                if (png.Length <= Most)
                    return png;
                bytes = png.Length;
            }
            scale *= Math.Clamp(Math.Sqrt((double)Most / bytes), 0.7, 0.95);
        }
    }

    /// <summary>The figure in all its colours, however many bytes that takes.</summary>
    public static byte[] Whole(Figure figure, double scale)
    {
        var canvas = Paint(Thinning.Of(figure), scale);
        return Png.Encode(canvas.Pixels, canvas.Columns);
    }

    private static PixelCanvas Paint(Figure figure, double scale)
    {
        var canvas = new PixelCanvas(figure.Width, figure.Height, scale);
        FigurePainter.Paint(canvas, figure);
        return canvas;
    }
}
