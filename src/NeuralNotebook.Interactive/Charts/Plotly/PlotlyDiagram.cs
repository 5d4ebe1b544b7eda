using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>Writes a diagram as plotly.js draws it: lines and boxes as shapes, texts as annotations, and unseen points that say
/// a box's hint.</summary>
/// <param name="number">The number of the panel's axes, as plotly.js counts them.</param>
/// <param name="unit">How many pixels a unit of the diagram becomes.</param>
internal sealed class PlotlyDiagram(string number, double unit)
{
    /// <summary>Adds the shapes and texts to a layout's lists and returns the trace of the hints.</summary>
    public JsonObject Write(DiagramTrace diagram, JsonArray shapes, JsonArray notes)
    {
        foreach (var shape in diagram.Shapes)
        {
            switch (shape)
            {
                case StrokeShape stroke: Write(stroke, shapes); break;
                case BoxShape box: Write(box, shapes); break;
                case TextShape text: notes.Add(Note(text)); break;
                default: throw new NotSupportedException($"No Plotly shape is defined for {shape.GetType().Name}.");
            }
        }
        var hinted = diagram.Shapes.OfType<BoxShape>().Where(box => box.Hint is not null).ToList();
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = new JsonArray([.. hinted.Select(box => PlotlyWriter.Number(box.X))]),
            ["y"] = new JsonArray([.. hinted.Select(box => PlotlyWriter.Number(box.Y))]),
            ["marker"] = new JsonObject { ["opacity"] = 0, ["size"] = 26 },
            ["hovertext"] = new JsonArray([.. hinted.Select(box => (JsonNode)PlotlyWriter.Text(box.Hint!))]),
            ["hoverinfo"] = "text",
        };
    }

    private void Write(StrokeShape stroke, JsonArray shapes)
    {
        if (stroke.Points.Any(point => !Plottable.IsFinite(point.X) || !Plottable.IsFinite(point.Y)))
            return;
        shapes.Add(Shape(Path(stroke.Points), new JsonObject
        {
            ["color"] = stroke.Color,
            ["width"] = Rounded(stroke.Width * unit),
            ["dash"] = PlotlyTraces.Name(stroke.Dash),
        }));
        if (stroke.Arrow && stroke.ArrowHead is { Count: > 0 } head)
            shapes.Add(Shape(Path(head) + "Z", new JsonObject { ["width"] = 0 }, stroke.Color));
    }

    private void Write(BoxShape box, JsonArray shapes)
    {
        if (!Plottable.IsFinite(box.X) || !Plottable.IsFinite(box.Y) || !(box.Width > 0) || !(box.Height > 0))
            return;
        var (left, right, top, bottom) = (box.X - box.Width / 2, box.X + box.Width / 2, box.Y - box.Height / 2, box.Y + box.Height / 2);
        double corner = Math.Min(box.Corner, Math.Min(box.Width, box.Height) / 2);
        string path = corner > 0
            ? $"M{At(left + corner, top)}L{At(right - corner, top)}{Turn(right, top, right, top + corner)}" +
              $"L{At(right, bottom - corner)}{Turn(right, bottom, right - corner, bottom)}" +
              $"L{At(left + corner, bottom)}{Turn(left, bottom, left, bottom - corner)}" +
              $"L{At(left, top + corner)}{Turn(left, top, left + corner, top)}Z"
            : $"M{At(left, top)}L{At(right, top)}L{At(right, bottom)}L{At(left, bottom)}Z";
        var line = box.Outline is null
            ? new JsonObject { ["width"] = 0 }
            : new JsonObject { ["color"] = box.Outline, ["width"] = Rounded(box.OutlineWidth * unit) };
        if (box.Width == box.Height && corner >= box.Width / 2)
            shapes.Add(Disc(left, right, top, bottom, line, box.Fill)); // the turns of a path are no circle's
        else
            shapes.Add(Shape(path, line, box.Fill));

        static string Turn(double cornerX, double cornerY, double x, double y) => $"Q{At(cornerX, cornerY)} {At(x, y)}";
    }

    private JsonObject Shape(string path, JsonObject line, string? fill = null)
    {
        var shape = new JsonObject
        {
            ["type"] = "path",
            ["path"] = path,
            ["xref"] = "x" + number,
            ["yref"] = "y" + number,
            ["line"] = line,
        };
        if (fill is not null)
            shape["fillcolor"] = fill;
        return shape;
    }

    private JsonObject Disc(double left, double right, double top, double bottom, JsonObject line, string? fill)
    {
        var disc = new JsonObject
        {
            ["type"] = "circle",
            ["xref"] = "x" + number,
            ["yref"] = "y" + number,
            ["x0"] = Rounded(left),
            ["x1"] = Rounded(right),
            ["y0"] = Rounded(top),
            ["y1"] = Rounded(bottom),
            ["line"] = line,
        };
        if (fill is not null)
            disc["fillcolor"] = fill;
        return disc;
    }

    private JsonObject Note(TextShape text)
    {
        var note = new JsonObject
        {
            ["text"] = text.Bold ? $"<b>{PlotlyWriter.Text(text.Text)}</b>" : PlotlyWriter.Text(text.Text),
            ["x"] = PlotlyWriter.Number(text.X),
            ["y"] = PlotlyWriter.Number(text.Y),
            ["xref"] = "x" + number,
            ["yref"] = "y" + number,
            ["xanchor"] = text.Anchor switch { TextAnchor.Start => "left", TextAnchor.End => "right", _ => "center" },
            ["yanchor"] = "middle",
            ["showarrow"] = false,
            ["borderpad"] = 0,
            ["font"] = new JsonObject { ["color"] = text.Color, ["size"] = Rounded(Math.Max(1, text.Size * unit)) },
        };
        if (text.Backed)
            note["bgcolor"] = Palette.Background;
        return note;
    }

    private static string Path(IReadOnlyList<(double X, double Y)> points) =>
        "M" + string.Join('L', points.Select(point => At(point.X, point.Y)));

    private static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{Rounded(x)},{Rounded(y)}");

    private static double Rounded(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
