namespace NeuralNotebook.Interactive;

/// <summary>Draws a panel in space: the far walls of the box with their grid, the surfaces from back to front,
/// and the three axes.</summary>
internal sealed class SpacePainter(ICanvas canvas, Panel panel)
{
    private const double TickSize = 12, TitleSize = 13;
    private const int MostFaces = 40;

    private readonly Scale x = new(panel.X, AxisRange.X(panel), -1, 1), y = new(panel.Y, AxisRange.Y(panel), -1, 1),
        z = new(panel.Z, AxisRange.Z(panel), -1, 1);
    private readonly List<(double Left, double Top, double Right, double Bottom)> labels = [];
    private Projection projection = null!;
    private double outerLeft, outerRight;

    public void Draw(double left, double top, double width, double height)
    {
        (outerLeft, outerRight) = (left - 7, left + width + 7);
        projection = new Projection(panel.Camera, left + 46, top + 8, Math.Max(20, width - 92), Math.Max(20, height - 58));
        var (ticksX, ticksY, ticksZ) = (TicksOf(panel.X, x), TicksOf(panel.Y, y), TicksOf(panel.Z, z));
        Walls(ticksX, ticksY, ticksZ);
        Surfaces();
        var near = projection.Near;
        Axis(panel.X, ticksX, at => (at, near.Y, -1), x);
        Axis(panel.Y, ticksY, at => (near.X, at, -1), y);
        // The upright edge that is farthest left.
        var side = projection.Pixel((near.X, -near.Y, 0)).X < projection.Pixel((-near.X, near.Y, 0)).X
            ? (X: near.X, Y: -near.Y) : (X: -near.X, Y: near.Y);
        Axis(panel.Z, ticksZ, at => (side.X, side.Y, at), z);
    }

    private static List<(double Value, string Label)> TicksOf(Axis axis, Scale scale) =>
        !axis.Visible ? [] : axis.Log ? Ticks.Log(scale.Min, scale.Max, 5) : Ticks.Linear(scale.Min, scale.Max, 5);

    private void Walls(List<(double Value, string Label)> ticksX, List<(double Value, string Label)> ticksY,
        List<(double Value, string Label)> ticksZ)
    {
        var (farX, farY) = (-projection.Near.X, -projection.Near.Y);
        var path = new PathData();
        foreach (double at in ticksX.Select(tick => x.Pixel(tick.Value)).Concat([-1, 1]))
            Stroke((at, -1, -1), (at, 1, -1), (at, farY, -1), (at, farY, 1));
        foreach (double at in ticksY.Select(tick => y.Pixel(tick.Value)).Concat([-1, 1]))
            Stroke((-1, at, -1), (1, at, -1), (farX, at, -1), (farX, at, 1));
        foreach (double at in ticksZ.Select(tick => z.Pixel(tick.Value)).Concat([-1, 1]))
            Stroke((-1, farY, at), (1, farY, at), (farX, -1, at), (farX, 1, at));
        canvas.Path(path, new PathLook { Stroke = Palette.Grid });

        void Stroke(params ReadOnlySpan<(double, double, double)> ends)
        {
            for (int i = 0; i < ends.Length; i += 2)
            {
                var (from, to) = (projection.Pixel(ends[i]), projection.Pixel(ends[i + 1]));
                path.MoveTo(from.X, from.Y).LineTo(to.X, to.Y);
            }
        }
    }

    private void Surfaces()
    {
        canvas.Faces(panel.Traces.OfType<SurfaceTrace>().SelectMany(Faces).OrderBy(face => face.Nearness).Select(face =>
        {
            var path = new PathData().MoveTo(face.Corners[0].X, face.Corners[0].Y);
            foreach (var (px, py) in face.Corners.Skip(1))
                path.LineTo(px, py);
            return (path.Close(), face.Color);
        }));
    }

    private IEnumerable<(List<(double X, double Y)> Corners, double Nearness, string Color)> Faces(SurfaceTrace surface)
    {
        var seen = Enumerable.Range(0, surface.Values.Count).Where(i => Plottable.IsFinite(surface.Values[i])).ToList();
        int[] extremes = seen.Count == 0 ? [] : [seen.MinBy(i => surface.Values[i]), seen.MaxBy(i => surface.Values[i])];
        int[] rows = Sample.OfRows(surface.Y.Count, MostFaces + 1, extremes.Select(i => i / surface.X.Count));
        int[] columns = Sample.OfRows(surface.X.Count, MostFaces + 1, extremes.Select(i => i % surface.X.Count));
        var (min, max) = surface.ColorRange;
        var light = projection.Light;
        for (int i = 0; i + 1 < rows.Length; i++)
        {
            for (int j = 0; j + 1 < columns.Length; j++)
            {
                (int Row, int Column)[] places =
                    [(rows[i], columns[j]), (rows[i], columns[j + 1]), (rows[i + 1], columns[j + 1]), (rows[i + 1], columns[j])];
                double[] heights = places.Select(place => surface.Z(place.Row, place.Column)).ToArray();
                var box =
                    places.Select((place, k) =>
                        (X: x.Pixel(surface.X[place.Column]), Y: y.Pixel(surface.Y[place.Row]), Z: z.Pixel(heights[k]))).ToArray();
                if (box.Any(corner => double.IsNaN(corner.X + corner.Y + corner.Z) || Math.Abs(corner.X) > 1.0001
                    || Math.Abs(corner.Y) > 1.0001))
                    continue;
                box = [.. box.Select(corner => corner with { Z = Math.Clamp(corner.Z, -1, 1) })];
                var middle = (box.Average(c => c.X), box.Average(c => c.Y), box.Average(c => c.Z));
                // Sixteen steps of light are more than the eye tells apart.
                double bright = Math.Round(16 * Brightness(box, light)) / 16;
                var color = surface.ColorOf(heights.Average(), min, max).Mix(new Rgb(0, 0, 0), 0.42 * (1 - bright));
                yield return ([.. box.Select(projection.Pixel)], projection.Nearness(middle), color.ToString());
            }
        }
    }

    /// <summary>Lambert's law: the cosine between the light and the face's normal, on whichever side is seen.</summary>
    private static double Brightness((double X, double Y, double Z)[] box, (double X, double Y, double Z) light)
    {
        var (a, b) = (Minus(box[2], box[0]), Minus(box[3], box[1]));
        var normal = Projection.Unit((a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X));
        return Math.Abs(normal.X * light.X + normal.Y * light.Y + normal.Z * light.Z);

        static (double X, double Y, double Z) Minus((double X, double Y, double Z) p, (double X, double Y, double Z) q) =>
            (p.X - q.X, p.Y - q.Y, (p.Z - q.Z) * Projection.Flatness);
    }

    private void Axis(Axis axis, List<(double Value, string Label)> ticks, Func<double, (double, double, double)> edge, Scale scale)
    {
        if (!axis.Visible)
            return;
        var (from, to, middle, centre) =
            (projection.Pixel(edge(-1)), projection.Pixel(edge(1)), projection.Pixel(edge(0)), projection.Pixel((0, 0, 0)));
        canvas.Line(from.X, from.Y, to.X, to.Y, Palette.AxisLine);
        // Outwards: across the edge, away from the middle of the box.
        var (dx, dy) = (-(to.Y - from.Y), to.X - from.X);
        double length = Math.Max(1e-9, Math.Sqrt(dx * dx + dy * dy));
        int sign = dx * (middle.X - centre.X) + dy * (middle.Y - centre.Y) < 0 ? -1 : 1;
        (dx, dy) = (sign * dx / length, sign * dy / length);
        string anchor = Math.Abs(dx) < 0.3 ? "middle" : dx > 0 ? "start" : "end";
        double widest = 0.0;
        foreach (var (value, label) in ticks)
        {
            var (px, py) = projection.Pixel(edge(scale.Pixel(value)));
            widest = Math.Max(widest, TextWidth.Of(label, TickSize));
            Label(px + 8 * dx, py + 4 + 9 * dy, label, TickSize, anchor);
        }
        if (Ticks.Title(axis, (scale.Min, scale.Max)) is { } title)
            Label(middle.X + (anchor == "middle" ? 0 : (14 + widest) * dx),
                middle.Y + 4 + (anchor == "middle" ? 26 : 14 + 14 * Math.Abs(dy)) * (dy == 0 ? 1 : dy), title, TitleSize, anchor);
    }

    /// <summary>Writes a label where no other stands.</summary>
    private void Label(double px, double py, string text, double size, string anchor)
    {
        string whole = text;
        text = TextWidth.Fit(text, size, outerRight - outerLeft);
        var (width, most) = (TextWidth.Of(text, size), TextWidth.Most(text, size));
        // Inside the panel in any typeface.
        double share = anchor == "start" ? 0 : anchor == "end" ? 1 : 0.5;
        px = Math.Clamp(px, Math.Min(outerLeft + share * most, outerRight),
            Math.Max(outerRight - (1 - share) * most, outerLeft + share * most));
        double left = px - share * width;
        var box = (Left: left - 3, Top: py - size, Right: left + width + 3, Bottom: py + 2);
        if (labels.Any(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom))
            return;
        labels.Add(box);
        canvas.Shortened(px, py, text, whole, size, Palette.Quiet, anchor);
    }
}
