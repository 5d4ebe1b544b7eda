namespace NeuralNotebook.Interactive.Tests;

/// <summary>A plot over 0 to 10 in both directions, ten pixels a unit, that notes in their order the marks painted on it.</summary>
internal sealed class TracePlot
{
    private readonly RecordedCanvas canvas = new();
    private readonly Scale across, upwards;

    public TracePlot(Axis? x = null, Axis? y = null, (double Min, double Max)? rangeX = null, (double Min, double Max)? rangeY = null) =>
        (across, upwards) = (new Scale(x ?? new Axis(), rangeX ?? (0, 10), 0, 100), new Scale(y ?? new Axis(), rangeY ?? (0, 10), 100, 0));

    public static TraceStyle Style => new("#123456", Dash.Dashed, Marker.Circle);

    public IReadOnlyList<(List<(List<(double X, double Y)> Points, bool Closed)> Pieces, PathLook Look)> Paths =>
        [.. canvas.Paths.Select(each =>
            (each.Path.Pieces.Select(piece => (piece.Points.ToList(), piece.Closed)).ToList(), each.Look))];

    public IReadOnlyList<(double X1, double Y1, double X2, double Y2, string Color, double Width, string? Dash)> Lines => canvas.Lines;

    public IReadOnlyList<(double X, double Y, double Width, double Height, string? Fill, double Opacity)> Boxes =>
        [.. canvas.Rectangles.Select(box => (box.X, box.Y, box.Width, box.Height, box.Fill, box.Opacity))];

    public IReadOnlyList<(double X, double Y, double Width, double Height, byte[] Pixels, int Columns, bool Smooth)> Images =>
        canvas.Images;

    public IReadOnlyList<(double X, double Y, string Text)> Texts => [.. canvas.Texts.Select(text => (text.X, text.Y, text.Text))];

    /// <summary>The figure of plotly.js that a trace is written into.</summary>
    public static PlotlyPlace Place(string number = "", bool log = false) => new(number, log, 400, 300, [], [], []);

    public TracePlot Draw(Trace trace, bool overField = false)
    {
        trace.Draw(new MarksPainter(canvas, across, upwards, overField), Style);
        return this;
    }

    public TracePlot DrawKey(Trace trace, double x, double y)
    {
        trace.DrawKey(new MarksPainter(canvas, across, upwards), Style, x, y);
        return this;
    }
}
