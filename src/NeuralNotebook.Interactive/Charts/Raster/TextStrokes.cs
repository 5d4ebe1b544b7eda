namespace NeuralNotebook.Interactive;

/// <summary>A line of text as strokes of a pen. Stems, feet and tops of the letters lie on whole pixels, as a typeface's hints lay them,
/// so that small text is clear.</summary>
/// <remarks>No font is read: the letters are our own, so the picture is the same on every machine.</remarks>
internal sealed class TextStrokes
{
    private readonly List<(Glyph Glyph, double X, double Advance, double Raised, double Size)> placed = [];
    private readonly double size, pen;

    /// <param name="text">What it says.</param>
    /// <param name="size">The size of the type in pixels, as CSS has it.</param>
    /// <param name="bold">True for heavy type.</param>
    public TextStrokes(string text, double size, bool bold)
    {
        this.size = size;
        pen = Math.Max(1, size * (bold ? 0.13 : 0.095));
        foreach (var rune in text.EnumerateRunes())
        {
            if (TextWidth.Of(rune.ToString(), 1) == 0)
                continue; // joiners and marks that have no place of their own
            foreach (var (glyph, raised, share) in Glyphs.Of(rune))
            {
                double advance = Math.Round(glyph.Advance * size * share * (bold ? 1.05 : 1) / Glyph.Em);
                // A mark stands over the letter before it.
                double back = glyph.Advance == 0 && placed.Count > 0 ? (Width + placed[^1].X) / 2 : Width;
                placed.Add((glyph, back, advance, raised * size, size * share));
                Width += advance;
            }
        }
    }

    /// <summary>From where it starts to where a next letter would stand, in whole pixels.</summary>
    public double Width { get; }

    /// <summary>Adds the strokes to an area, the text's start at (0, 0).</summary>
    /// <param name="area">Where to.</param>
    /// <param name="wider">How much wider than usual the pen is, in pixels.</param>
    /// <param name="turned">Where a place of the text is in the picture.</param>
    public void Outline(AreaFill area, double wider, Func<(double X, double Y), (double X, double Y)> turned)
    {
        foreach (var (glyph, x, advance, raised, glyphSize) in placed)
        {
            double width = glyphSize < size ? Math.Max(1, pen * 0.85) : pen;
            double ink = Math.Max(Math.Round(glyph.Width * glyphSize / Glyph.Em + width), Math.Ceiling(width));
            double left = glyph.Advance == 0 ? Math.Round(-ink / 2) : Math.Floor((advance - ink + 1) / 2);
            double stretch = glyph.Width == 0 ? 0 : (ink - width) / glyph.Width;
            var (lower, upper) = (Math.Max(3, Math.Round(glyphSize * 0.53)), Math.Max(5, Math.Round(glyphSize * 0.72)));
            var outline = new StrokeOutline(area, width + wider, wider > 0 ? "round" : "square", roundJoins: wider > 0);
            foreach (var line in glyph.Lines)
                outline.Add(
                    [.. line.Select(point =>
                        turned((x + left + width / 2 + point.X * stretch, -Math.Round(raised) - Height(point.Y, lower, upper, width))))],
                        closed: false);
        }
    }

    /// <summary>Pixels above the line on which the letters stand. The pen keeps inside:
    /// at the foot of a letter its middle is half its width higher.</summary>
    private static double Height(double y, double lower, double upper, double width) => y switch
    {
        <= 0 => width / 2 + y * (lower - width) / Glyph.Lower,
        <= Glyph.Lower => width / 2 + y * (lower - width) / Glyph.Lower,
        _ => lower - width / 2 + (y - Glyph.Lower) * (upper - lower) / (Glyph.Upper - Glyph.Lower),
    };
}
