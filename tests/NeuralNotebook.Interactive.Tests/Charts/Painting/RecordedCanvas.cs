namespace NeuralNotebook.Interactive.Tests;

/// <summary>A canvas that paints nothing and remembers what it was asked for, in the order of asking within each kind.</summary>
internal sealed class RecordedCanvas : ICanvas
{
    public List<(double X1, double Y1, double X2, double Y2, string Color, double Width, string? Dash)> Lines { get; } = [];

    public List<Box> Rectangles { get; } = [];

    public List<(PathData Path, PathLook Look)> Paths { get; } = [];

    public List<(PathData Path, string Color)> AllFaces { get; } = [];

    public List<(double X, double Y, double Width, double Height, byte[] Pixels, int Columns, bool Smooth)> Images { get; } = [];

    public List<WrittenText> Texts { get; } = [];

    public List<(double X, double Y, double Width, double Height)> Clips { get; } = [];

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string? dash = null) =>
        Lines.Add((x1, y1, x2, y2, color, width, dash));

    public void Rectangle(double x, double y, double width, double height, string? fill, double opacity = 1, double corner = 0,
        string? outline = null, double outlineWidth = 1) =>
        Rectangles.Add(new Box(x, y, width, height, fill, opacity, corner, outline, outlineWidth));

    public void Path(PathData path, PathLook look) => Paths.Add((path, look));

    public void Faces(IEnumerable<(PathData Path, string Color)> faces) => AllFaces.AddRange(faces);

    public void Image(double x, double y, double width, double height, byte[] pixels, int columns, bool smooth) =>
        Images.Add((x, y, width, height, pixels, columns, smooth));

    public void Text(double x, double y, string text, double size, string color, string anchor = "start", bool bold = false,
        bool halo = false, double turn = 0) => Texts.Add(new WrittenText(x, y, text, text, size, color, anchor, bold, halo, turn));

    public void Shortened(double x, double y, string text, string whole, double size, string color, string anchor = "start",
        bool bold = false, bool halo = false) => Texts.Add(new WrittenText(x, y, text, whole, size, color, anchor, bold, halo, 0));

    public void Clip(double x, double y, double width, double height) => Clips.Add((x, y, width, height));

    public void EndClip()
    {
    }

    internal sealed record Box(double X, double Y, double Width, double Height, string? Fill, double Opacity, double Corner,
        string? Outline, double OutlineWidth);
}
