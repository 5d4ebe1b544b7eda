namespace NeuralNotebook.Interactive;

/// <summary>Draws the shapes of a diagram.</summary>
internal sealed class DiagramPainter(ICanvas canvas, Scale across, Scale upwards)
{
    private readonly double unit = Math.Abs(across.Pixel(across.Max) - across.Pixel(across.Min)) / (across.Max - across.Min);

    public void Draw(DiagramTrace diagram)
    {
        foreach (var shape in diagram.Shapes)
        {
            switch (shape)
            {
                case StrokeShape stroke: Draw(stroke); break;
                case BoxShape box: Draw(box); break;
                case TextShape text: Draw(text); break;
                default: throw new NotSupportedException($"No SVG is defined for {shape.GetType().Name}.");
            }
        }
    }

    private void Draw(StrokeShape stroke)
    {
        if (stroke.Points.Any(point => !Plottable.IsFinite(point.X) || !Plottable.IsFinite(point.Y)))
            return;
        var head = stroke.Arrow ? stroke.ArrowHead : [];
        var points = stroke.Points.ToList();
        if (head.Count > 0) // the line ends inside its arrowhead, whose point stays sharp
            points[^1] = ((head[1].X + head[2].X) / 2, (head[1].Y + head[2].Y) / 2);
        canvas.Path(Path(points),
            new PathLook
            {
                Stroke = stroke.Color,
                StrokeWidth = stroke.Width * unit,
                Dash = MarksPainter.Pattern(stroke.Dash),
                RoundJoins = true
            });
        if (head.Count > 0)
            canvas.Path(Path(head).Close(), new PathLook { Fill = stroke.Color });
    }

    private void Draw(BoxShape box)
    {
        if (!Plottable.IsFinite(box.X) || !Plottable.IsFinite(box.Y) || !(box.Width > 0) || !(box.Height > 0))
            return;
        canvas.Rectangle(across.Pixel(box.X - box.Width / 2), upwards.Pixel(box.Y - box.Height / 2), box.Width * unit, box.Height * unit,
            box.Fill, corner: box.Corner * unit, outline: box.Outline, outlineWidth: box.OutlineWidth * unit);
    }

    private void Draw(TextShape text)
    {
        var (x, y, size) = (across.Pixel(text.X), upwards.Pixel(text.Y), text.Size * unit);
        if (double.IsNaN(x) || double.IsNaN(y))
            return;
        if (text.Backed)
        {
            var (width, height) = (text.Width * unit + 4, size + 3);
            double left = text.Anchor switch { TextAnchor.Start => x - 2, TextAnchor.End => x - width + 2, _ => x - width / 2 };
            canvas.Rectangle(left, y - height / 2, width, height, Palette.Background);
        }
        canvas.Text(x, y + size * 0.35, text.Text, size, text.Color,
            text.Anchor switch { TextAnchor.Start => "start", TextAnchor.End => "end", _ => "middle" }, text.Bold);
    }

    private PathData Path(IReadOnlyList<(double X, double Y)> points)
    {
        var path = new PathData();
        path.MoveTo(across.Pixel(points[0].X), upwards.Pixel(points[0].Y));
        foreach (var (x, y) in points.Skip(1))
            path.LineTo(across.Pixel(x), upwards.Pixel(y));
        return path;
    }
}
