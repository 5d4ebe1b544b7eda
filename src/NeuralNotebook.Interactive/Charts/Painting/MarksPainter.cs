namespace NeuralNotebook.Interactive;

/// <summary>Draws the marks that the traces of a panel are made of.</summary>
/// <param name="canvas">Where to.</param>
/// <param name="across">The horizontal axis.</param>
/// <param name="upwards">The vertical axis.</param>
/// <param name="overField">True where lines lie over coloured fields, and need a light edge to be seen.</param>
internal sealed class MarksPainter(ICanvas canvas, Scale across, Scale upwards, bool overField = false)
{
    public ICanvas Canvas => canvas;

    public Scale Across => across;

    public Scale Upwards => upwards;

    public bool OverField => overField;

    /// <summary>The dash pattern as SVG writes it, or null for an unbroken line.</summary>
    public static string? Pattern(Dash dash) => dash switch
    {
        Dash.Dashed => "7 4",
        Dash.Dotted => "2 3",
        Dash.DashDot => "8 3 2 3",
        Dash.LongDash => "13 4",
        _ => null,
    };

    /// <summary>One marker in the legend.</summary>
    public void Marker(double x, double y, string color, Marker marker, double size) => Shapes([(x, y)], color, marker, size);

    /// <summary>Thin bars with a stroke at each end, and nothing where an end has no place.</summary>
    public void Errors(IReadOnlyList<double> positions, IReadOnlyList<double> values, ErrorBars? errors, string color,
        bool horizontal = false)
    {
        if (errors is null)
            return;
        var path = new PathData();
        for (int i = 0; i < values.Count; i++)
        {
            var (along, beside) = horizontal ? (across, upwards) : (upwards, across);
            var (at, from, to) =
                (beside.Pixel(positions[i]), along.Pixel(values[i] - errors.Below[i]), along.Pixel(values[i] + errors.Above[i]));
            if (double.IsNaN(at + from + to))
                continue;
            if (horizontal)
                path.MoveTo(from, at - 4).LineTo(from, at + 4).MoveTo(from, at).LineTo(to, at).MoveTo(to, at - 4).LineTo(to, at + 4);
            else
                path.MoveTo(at - 4, from).LineTo(at + 4, from).MoveTo(at, from).LineTo(at, to).MoveTo(at - 4, to).LineTo(at + 4, to);
        }
        if (!path.IsEmpty)
            canvas.Path(path, new PathLook { Stroke = color, StrokeWidth = 1.5 });
    }

    public void Points(IReadOnlyList<double> x, IReadOnlyList<double> y, string color, Marker marker, double size)
    {
        var taken = new HashSet<(long, long)>();
        // Points that fall on one pixel look like one point.
        var places = new List<(double X, double Y)>();
        for (int i = 0; i < x.Count; i++)
        {
            var place = (X: across.Pixel(x[i]), Y: upwards.Pixel(y[i]));
            if (!double.IsNaN(place.X) && !double.IsNaN(place.Y) && taken.Add(((long)Math.Round(place.X), (long)Math.Round(place.Y))))
                places.Add(place);
        }
        Shapes(places, color, marker, size);
    }

    /// <summary>All markers as one path, over a white one that parts them from what they cover.
    /// A disc or a square is a stroke of no length with that end.</summary>
    private void Shapes(List<(double X, double Y)> places, string color, Marker marker, double size)
    {
        if (places.Count == 0)
            return;
        var (half, path) = (size / 2, new PathData());
        bool stroked = marker is Interactive.Marker.Circle or Interactive.Marker.Square or Interactive.Marker.Cross;
        foreach (var (x, y) in places)
        {
            _ = marker switch
            {
                Interactive.Marker.Triangle =>
                    path.MoveTo(x, y - half * 1.2).LineTo(x + half * 1.2, y + half * 0.9).LineTo(x - half * 1.2, y + half * 0.9).Close(),
                Interactive.Marker.TriangleDown =>
                    path.MoveTo(x, y + half * 1.2).LineTo(x + half * 1.2, y - half * 0.9).LineTo(x - half * 1.2, y - half * 0.9).Close(),
                Interactive.Marker.Diamond =>
                    path.MoveTo(x, y - half * 1.3).LineTo(x + half * 1.3, y).LineTo(x, y + half * 1.3).LineTo(x - half * 1.3, y).Close(),
                Interactive.Marker.Cross => path.MoveTo(x - half * 0.8, y - half * 0.8).LineTo(x + half * 0.8, y + half * 0.8)
                    .MoveTo(x - half * 0.8, y + half * 0.8).LineTo(x + half * 0.8, y - half * 0.8),
                _ => path.MoveTo(x, y).Dot(),
            };
        }
        string cap = marker == Interactive.Marker.Square ? "square" : "round";
        if (stroked)
        {
            // A square end adds half the stroke on each side: the same area as the disc needs a smaller one.
            double width = marker switch { Interactive.Marker.Cross => 2, Interactive.Marker.Square => size * 0.88, _ => size };
            canvas.Path(path, new PathLook { Stroke = Palette.Background, StrokeWidth = width + 1.8, Cap = cap });
            canvas.Path(path, new PathLook { Stroke = color, StrokeWidth = width, Cap = cap });
        }
        else
        {
            canvas.Path(path, new PathLook { Fill = color, Stroke = Palette.Background, StrokeWidth = 0.9 });
        }
    }
}
