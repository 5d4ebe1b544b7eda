using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>Paints pixels. What is straight and thin or filled along the axes lies on whole pixels:
/// it is sharp, and small as PNG.</summary>
internal sealed class PixelCanvas : ICanvas
{
    private readonly AreaFill area = new();
    private readonly double scale;
    private (int Left, int Top, int Right, int Bottom) window;

    /// <param name="width">Pixels of the figure from left to right.</param>
    /// <param name="height">Pixels of the figure from top to bottom.</param>
    /// <param name="scale">Pixels of the picture for one of the figure.</param>
    public PixelCanvas(int width, int height, double scale = 1)
    {
        this.scale = scale;
        (Columns, Rows) = ((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale));
        Pixels = new byte[3 * Columns * Rows];
        Pixels.AsSpan().Fill(255);
        window = Whole;
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Red, green and blue of each pixel, row by row from the top.</summary>
    public byte[] Pixels { get; }

    private (int Left, int Top, int Right, int Bottom) Whole => (0, 0, Columns, Rows);

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string? dash = null)
    {
        (x1, y1, x2, y2, width) = (Tenth(x1), Tenth(y1), Tenth(x2), Tenth(y2), Math.Max(1, width * scale));
        if (x1 == x2)
            x1 = x2 = OnPixels(x1, ref width);
        else if (y1 == y2)
            y1 = y2 = OnPixels(y1, ref width);
        new StrokeOutline(area, width, cap: null, roundJoins: false) { Scale = scale }.Add([(x1, y1), (x2, y2)], closed: false, dash);
        Fill(color);
    }

    public void Rectangle(double x, double y, double width, double height, string? fill, double opacity = 1, double corner = 0,
        string? outline = null, double outlineWidth = 1)
    {
        var (left, top, right, bottom) =
            (Math.Round(Tenth(x)), Math.Round(Tenth(y)), Math.Round(Tenth(x + width)), Math.Round(Tenth(y + height)));
        corner *= scale;
        double line = outline is null ? 0 : Math.Max(1, Math.Round(outlineWidth * scale));
        if (outline is not null)
        {
            // The line lies half inside and half outside, on whole pixels: an area with a smaller one upon it.
            var (out1, in1) = (Math.Floor(line / 2), Math.Ceiling(line / 2));
            area.Add(Arcs.RoundedRectangle(left - out1, top - out1, right + out1, bottom + out1, corner + out1));
            if (fill is null)
            {
                var hole = Arcs.RoundedRectangle(left + in1, top + in1, right - in1, bottom - in1, Math.Max(0, corner - in1));
                hole.Reverse();
                area.Add(hole);
            }
            Fill(outline);
            (left, top, right, bottom, corner) = (left + in1, top + in1, right - in1, bottom - in1, Math.Max(0, corner - in1));
        }
        if (fill is null || right <= left || bottom <= top)
            return;
        area.Add(Arcs.RoundedRectangle(left, top, right, bottom, corner));
        Fill(fill, opacity);
    }

    public void Path(PathData path, PathLook look)
    {
        // A dot stands in the middle of a pixel: dots of one kind are one pattern, and compress as such.
        var pieces =
            path.Pieces.Select(piece => (Points: (List<(double X, double Y)>)[.. piece.Points.Select(point => piece.Points.Count == 1
                ? (Math.Floor(point.X * scale) + 0.5, Math.Floor(point.Y * scale) + 0.5) : (point.X * scale, point.Y * scale))],
                piece.Closed)).ToList();
        if (look.Fill is { } fill)
        {
            foreach (var (points, _) in pieces)
                area.Add(points);
            Fill(fill, look.FillOpacity);
        }
        if (look.Stroke is not { } stroke)
            return;
        var (width, opacity) = (look.StrokeWidth * scale, look.StrokeOpacity);
        // A thinner line than a pixel is a paler one: so wide strokes of many pieces and hairlines share one way.
        if (width < 1)
            (width, opacity) = (1, opacity * width);
        var outline = new StrokeOutline(area, width, look.Cap, look.RoundJoins) { Scale = scale };
        foreach (var (points, closed) in pieces)
            outline.Add(points, closed, look.Dash);
        Fill(stroke, opacity);
    }

    public void Faces(IEnumerable<(PathData Path, string Color)> faces)
    {
        foreach (var (path, color) in faces)
            Path(path, new PathLook { Fill = color, Stroke = Palette.Ink, StrokeWidth = 0.4, StrokeOpacity = 0.45 });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Image(double x, double y, double width, double height, byte[] pixels, int columns, bool smooth)
    {
        int rows = pixels.Length / 3 / columns;
        var (left, top) = ((int)Math.Round(Tenth(x)), (int)Math.Round(Tenth(y)));
        var (wide, high) = ((int)Math.Round(Tenth(x + width)) - left, (int)Math.Round(Tenth(y + height)) - top);
        var source = new SourcePixels(pixels, columns, rows);
        for (int row = Math.Max(top, window.Top); row < Math.Min(top + high, window.Bottom); row++)
        {
            for (int column = Math.Max(left, window.Left); column < Math.Min(left + wide, window.Right); column++)
            {
                var (across, down) = ((column - left + 0.5) * columns / wide, (row - top + 0.5) * rows / high);
                var pixel = Pixels.AsSpan(3 * (row * Columns + column), 3);
                if (smooth)
                    source.Blend(across, down, pixel);
                else
                    source.At((int)across, (int)down).CopyTo(pixel);
            }
        }
    }

    public void Text(double x, double y, string text, double size, string color, string anchor = "start", bool bold = false,
        bool halo = false, double turn = 0)
    {
        var line = new TextStrokes(text, size * scale, bold);
        var (atX, atY) = (Tenth(x), Tenth(y));
        double start = -line.Width * (anchor == "middle" ? 0.5 : anchor == "end" ? 1 : 0);
        // Rounded: a sine may differ in its last bit from machine to machine.
        var (sin, cos) = turn == 0
            ? (0, 1) : (Math.Round(Math.Sin(turn * Math.PI / 180), 6), Math.Round(Math.Cos(turn * Math.PI / 180), 6));
        var (fromX, fromY) = turn == 0 ? (Math.Round(atX + start), Math.Round(atY)) : (atX + start * cos, atY + start * sin);
        if (halo)
        {
            line.Outline(area, 3 * scale, Turned);
            Fill(Palette.Background);
        }
        line.Outline(area, 0, Turned);
        Fill(color);

        (double X, double Y) Turned((double X, double Y) point) =>
            (fromX + point.X * cos - point.Y * sin, fromY + point.X * sin + point.Y * cos);
    }

    public void Shortened(double x, double y, string text, string whole, double size, string color, string anchor = "start",
        bool bold = false, bool halo = false) =>
        Text(x, y, text, size, color, anchor, bold, halo);

    public void Clip(double x, double y, double width, double height) => window =
        (Within(x, Columns), Within(y, Rows), Within(x + width, Columns), Within(y + height, Rows));

    public void EndClip() => window = Whole;

    /// <summary>The border between pixels that is nearest; one of the picture's own edges, if that is beyond them.</summary>
    private int Within(double place, int most) => Math.Clamp((int)Math.Round(Tenth(place)), 0, most);

    private double Tenth(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero) * scale;

    /// <summary>The middle of a line that covers whole pixels.</summary>
    private static double OnPixels(double middle, ref double width)
    {
        width = Math.Round(width);
        return Math.Round(middle - width / 2) + width / 2;
    }

    /// <summary>Lays a colour over what was added to the area, in eight steps of coverage:
    /// more are hardly seen, and each is a colour of the PNG.</summary>
    private void Fill(string color, double opacity = 1)
    {
        var (red, green, blue) = Rgb.Parse(color);
        int strength = (int)Math.Round(Math.Clamp(opacity, 0, 1) * 256);
        area.Rows(window, (row, first, last, cover) =>
            Mix(Pixels.AsSpan(3 * (row * Columns + first)), cover.AsSpan(first, last - first + 1), red, green, blue, strength));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mix(Span<byte> pixels, ReadOnlySpan<int> cover, byte red, byte green, byte blue, int strength)
    {
        for (int i = 0; i < cover.Length;)
        {
            int alike = cover[i..].IndexOfAnyExcept(cover[i]);
            var (from, end) = (i, alike < 0 ? cover.Length : i + alike);
            i = end;
            int alpha = (cover[from] * 8 + AreaFill.Full / 2) / AreaFill.Full * strength; // of 2048
            if (alpha == 0)
                continue;
            if (alpha == 2048)
            {
                Repeat(pixels[(3 * from)..(3 * end)], red, green, blue);
                continue;
            }
            int below = 2048 - alpha;
            var (addRed, addGreen, addBlue) = (red * alpha + 1024, green * alpha + 1024, blue * alpha + 1024);
            for (int at = 3 * from; at < 3 * end; at += 3)
            {
                pixels[at] = (byte)((pixels[at] * below + addRed) >> 11);
                pixels[at + 1] = (byte)((pixels[at + 1] * below + addGreen) >> 11);
                pixels[at + 2] = (byte)((pixels[at + 2] * below + addBlue) >> 11);
            }
        }
    }

    /// <summary>One colour for some pixels: what is painted already is copied, twice as much each time.</summary>
    private static void Repeat(Span<byte> pixels, byte red, byte green, byte blue)
    {
        (pixels[0], pixels[1], pixels[2]) = (red, green, blue);
        for (int painted = 3; painted < pixels.Length; painted *= 2)
            pixels[..Math.Min(painted, pixels.Length - painted)].CopyTo(pixels[painted..]);
    }
}
