namespace NeuralNotebook.Interactive.Tests;

/// <summary>A plot over 0 to 10 in both directions, ten pixels a unit, that notes in their order the marks painted on it.</summary>
internal sealed class TracePlot : ICanvas
{
    private readonly Scale across, upwards;

    public TracePlot(Axis? x = null, Axis? y = null, (double Min, double Max)? rangeX = null, (double Min, double Max)? rangeY = null) =>
        (across, upwards) = (new Scale(x ?? new Axis(), rangeX ?? (0, 10), 0, 100), new Scale(y ?? new Axis(), rangeY ?? (0, 10), 100, 0));

    public static TraceStyle Style => new("#123456", Dash.Dashed, Marker.Circle);

    public List<(List<(List<(double X, double Y)> Points, bool Closed)> Pieces, PathLook Look)> Paths { get; } = [];

    public List<(double X1, double Y1, double X2, double Y2, string Color, double Width, string? Dash)> Lines { get; } = [];

    public List<(double X, double Y, double Width, double Height, string? Fill, double Opacity)> Boxes { get; } = [];

    public List<(double X, double Y, double Width, double Height, byte[] Pixels, int Columns, bool Smooth)> Images { get; } = [];

    public List<(double X, double Y, string Text)> Texts { get; } = [];

    /// <summary>The figure of plotly.js that a trace is written into.</summary>
    public static PlotlyPlace Place(string number = "", bool log = false) => new(number, log, 400, 300, [], [], []);

    public TracePlot Draw(Trace trace, bool overField = false)
    {
        trace.Draw(new MarksPainter(this, across, upwards, overField), Style);
        return this;
    }

    public TracePlot DrawKey(Trace trace, double x, double y)
    {
        trace.DrawKey(new MarksPainter(this, across, upwards), Style, x, y);
        return this;
    }

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string? dash = null) =>
        Lines.Add((x1, y1, x2, y2, color, width, dash));

    public void Rectangle(double x, double y, double width, double height, string? fill, double opacity = 1, double corner = 0,
        string? outline = null, double outlineWidth = 1) => Boxes.Add((x, y, width, height, fill, opacity));

    public void Path(PathData path, PathLook look) =>
        Paths.Add(([.. path.Pieces.Select(piece => (piece.Points.ToList(), piece.Closed))], look));

    public void Faces(IEnumerable<(PathData Path, string Color)> faces) =>
        throw new NotSupportedException("No trace of a plane has faces.");

    public void Image(double x, double y, double width, double height, byte[] pixels, int columns, bool smooth) =>
        Images.Add((x, y, width, height, pixels, columns, smooth));

    public void Text(double x, double y, string text, double size, string color, string anchor = "start", bool bold = false,
        bool halo = false, double turn = 0) => Texts.Add((x, y, text));

    public void Shortened(double x, double y, string text, string whole, double size, string color, string anchor = "start",
        bool bold = false, bool halo = false) => Texts.Add((x, y, text));

    public void Clip(double x, double y, double width, double height) { }

    public void EndClip() { }
}
