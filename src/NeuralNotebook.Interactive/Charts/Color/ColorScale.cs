namespace NeuralNotebook.Interactive;

/// <summary>The colours of a <see cref="ColorMap"/>, in 256 steps, so that a picture of them needs one colour table.</summary>
internal static class ColorScale
{
    // Luminance falls all the way: the order survives colour blindness and grey print.
    private static readonly Rgb[] Sequential = Parse("#e6f0f5", "#b5d5e4", "#79b2d0", "#3f89b7", "#1b5d93", "#0a2f5e");

    // The sides differ as the first two colours of the palette do; the middle is the lightest.
    private static readonly Rgb[] Diverging = Parse("#7a3000", "#d45500", "#f2b083", "#f6f6f4", "#8fc0e6", "#0068b4", "#00396b");

    /// <summary>The colour at a share of the way, 0 to 1.</summary>
    public static Rgb At(ColorMap map, double share)
    {
        var colors = Anchors(map);
        double stepped = Math.Round((double.IsNaN(share) ? 0 : Math.Clamp(share, 0, 1)) * 255) / 255 * (colors.Length - 1);
        int before = Math.Min((int)stepped, colors.Length - 2);
        return colors[before].Mix(colors[before + 1], stepped - before);
    }

    public static Rgb[] Anchors(ColorMap map) => map == ColorMap.Diverging ? Diverging : Sequential;

    /// <summary>The text colour that is read on a background.</summary>
    public static string InkOn(Rgb background) =>
        background.Contrast(Rgb.White) >= background.Contrast(Rgb.Parse(Palette.Ink)) ? Palette.Background : Palette.Ink;

    private static Rgb[] Parse(params string[] colors) => [.. colors.Select(Rgb.Parse)];
}
