namespace NeuralNotebook.Interactive;

/// <summary>What a figure is painted on. Lengths and places are pixels of the figure, from its top left corner;
/// colours are <c>#rrggbb</c>, opacities 0 to 1.</summary>
/// <remarks>Places are rounded to a tenth of a pixel by every canvas, so that the last bit of a sum or a sine never shows.</remarks>
internal interface ICanvas
{
    /// <summary>A straight line; its dash is written as lengths of dashes and gaps in turn, with spaces between.</summary>
    void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string? dash = null);

    /// <summary>A rectangle with or without a colour inside, corners of some radius, and a line around it.</summary>
    void Rectangle(double x, double y, double width, double height, string? fill, double opacity = 1, double corner = 0,
        string? outline = null, double outlineWidth = 1);

    void Path(PathData path, PathLook look);

    /// <summary>Surfaces that lie over each other as they come, each with a faint thin edge.</summary>
    void Faces(IEnumerable<(PathData Path, string Color)> faces);

    /// <summary>A picture of pixels stretched over a rectangle: red, green and blue of each, row by row from the top,
    /// blended with its neighbours or with its edges kept.</summary>
    void Image(double x, double y, double width, double height, byte[] pixels, int columns, bool smooth);

    /// <summary>A text on the line at <paramref name="y"/>, whose <c>start</c>, <c>middle</c> or <c>end</c> is at <paramref name="x"/>:
    /// with a white edge around the letters or not, and turned to the right by some degrees about its place.</summary>
    void Text(double x, double y, string text, double size, string color, string anchor = "start", bool bold = false, bool halo = false,
        double turn = 0);

    /// <summary>A text that stands for a longer one, which a reader gets by pointing at it where there is
    /// something to point with.</summary>
    void Shortened(double x, double y, string text, string whole, double size, string color, string anchor = "start", bool bold = false,
        bool halo = false);

    /// <summary>From here to <see cref="EndClip"/> nothing is painted outside of a rectangle.</summary>
    void Clip(double x, double y, double width, double height);

    void EndClip();

    /// <summary>As much of a text as there is room for, and all of it for who points at it.</summary>
    void Fitting(double x, double y, string text, double size, double room, string color, string anchor = "start", bool bold = false,
        bool halo = false) =>
        Shortened(x, y, TextWidth.Fit(text, bold ? size * 1.06 : size, room), text, size, color, anchor, bold, halo);
}
