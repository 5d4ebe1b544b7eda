using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>A drawing of boxes, lines and texts: a network, a graph, a table. Its units count from the upper left corner,
/// rightwards and down, and are about a pixel each.</summary>
public sealed record DiagramTrace : Trace
{
    /// <summary>A drawing of a size.</summary>
    /// <param name="width">How far it reaches to the right.</param>
    /// <param name="height">How far it reaches down.</param>
    /// <param name="shapes">What is drawn, from back to front.</param>
    /// <exception cref="ArgumentException">A size is not a positive finite number, or a line has fewer than two points.</exception>
    public DiagramTrace(double width, double height, IReadOnlyList<Shape> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        if (!Plottable.IsFinite(width) || !Plottable.IsFinite(height) || width <= 0 || height <= 0)
            throw new ArgumentException(
                $"A diagram has a positive width and height, got {NumberText.Short(width)} and {NumberText.Short(height)}.");
        if (shapes.OfType<StrokeShape>().FirstOrDefault(stroke => stroke.Points.Count < 2) is { } dot)
            throw new ArgumentException($"A line of a diagram runs through at least two points, got {dot.Points.Count}.");
        (Width, Height, Shapes) = (width, height, shapes);
    }

    /// <summary>How far the drawing reaches to the right.</summary>
    public double Width { get; }

    /// <summary>How far the drawing reaches down.</summary>
    public double Height { get; }

    /// <summary>What is drawn, from back to front.</summary>
    public IReadOnlyList<Shape> Shapes { get; }

    internal override IEnumerable<double> Across => [0, Width];

    internal override IEnumerable<double> Upwards => [0, Height];

    internal override (double X, double Y) Margin => (0, 0);

    internal override bool TakesColor => false;

    internal override string ChartName => "picture";

    /// <summary>What a drawing shows, only who drew it can tell: its panel has a description.</summary>
    internal override string? Told(Panel panel) => null;

    internal override void Draw(MarksPainter marks, TraceStyle style) =>
        new DiagramPainter(marks.Canvas, marks.Across, marks.Upwards).Draw(this);

    internal override JsonObject ToPlotly(PlotlyPlace place, TraceStyle style) =>
        new PlotlyDiagram(place.Number, Math.Max(0.05, Math.Min(place.Width / Width, place.Height / Height)))
            .Write(this, place.Shapes, place.Notes);
}
