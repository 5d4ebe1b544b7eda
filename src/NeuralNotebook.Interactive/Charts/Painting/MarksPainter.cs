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

    public void Draw(RasterTrace raster)
    {
        var (left, right) = (across.Pixel(raster.Left), across.Pixel(raster.Right));
        var (top, bottom) = (upwards.Pixel(raster.Top), upwards.Pixel(raster.Bottom));
        if (double.IsNaN(left + right + top + bottom))
            return; // an axis without a place for the picture
        canvas.Image(Math.Min(left, right), Math.Min(top, bottom), Math.Abs(right - left), Math.Abs(bottom - top), [.. raster.Pixels], raster.Columns, raster.Smooth);
    }

    public void Draw(BandTrace band, Looks looks)
    {
        var path = new PathData();
        foreach (var stretch in band.Stretches(i => !double.IsNaN(across.Pixel(band.X[i]) + upwards.Pixel(band.Lower[i]) + upwards.Pixel(band.Upper[i]))))
        {
            path.MoveTo(across.Pixel(band.X[stretch[0]]), upwards.Pixel(band.Upper[stretch[0]]));
            foreach (var i in stretch.Skip(1))
                path.LineTo(across.Pixel(band.X[i]), upwards.Pixel(band.Upper[i]));
            foreach (var i in Enumerable.Reverse(stretch))
                path.LineTo(across.Pixel(band.X[i]), upwards.Pixel(band.Lower[i]));
            path.Close();
        }
        if (!path.IsEmpty)
            canvas.Path(path, new PathLook { Fill = looks.Color, FillOpacity = 0.2 });
    }

    public void Draw(BarTrace bars, Looks looks)
    {
        var paths = new SortedDictionary<string, PathData>(StringComparer.Ordinal);
        for (var i = 0; i < bars.Values.Count; i++)
        {
            var (position, value) = (bars.Positions[i], bars.Values[i]);
            var (along, beside) = bars.Horizontal ? (across, upwards) : (upwards, across);
            // The first bar of a logarithmic axis may begin below it.
            var (from, to) = (Math.Max(position - bars.Thickness / 2, beside.Min), position + bars.Thickness / 2);
            var (zero, end) = (along.Pixel(Math.Max(0, along.Min)), along.Pixel(value));
            if (double.IsNaN(zero + end + beside.Pixel(position) + beside.Pixel(from) + beside.Pixel(to)))
                continue;
            string color = bars.ColorOf(value, looks);
            var path = paths.TryGetValue(color, out var begun) ? begun : paths[color] = new PathData();
            if (bars.Horizontal)
                path.MoveTo(zero, upwards.Pixel(from)).LineTo(end, upwards.Pixel(from)).LineTo(end, upwards.Pixel(to)).LineTo(zero, upwards.Pixel(to)).Close();
            else
                path.MoveTo(across.Pixel(from), zero).LineTo(across.Pixel(from), end).LineTo(across.Pixel(to), end).LineTo(across.Pixel(to), zero).Close();
        }
        if (paths.Count == 0)
            return;
        foreach (var (color, path) in paths)
            canvas.Path(path, new PathLook { Fill = color, Stroke = Palette.Background, StrokeWidth = 0.8 });
        new BarLabelsPainter(canvas, across, upwards).Draw(bars, looks);
        Errors(bars.Positions, bars.Values, bars.Errors, Palette.Ink, bars.Horizontal);
    }

    public void Draw(LineTrace line, Looks looks)
    {
        var path = new PathData();
        foreach (var run in Simplify.Line(line.X, line.Y, across, upwards))
        {
            path.MoveTo(run[0].X, run[0].Y);
            foreach (var (x, y) in run.Skip(1))
                path.LineTo(x, y);
            if (run.Count == 1)
                path.Dot();
        }
        if (path.IsEmpty)
            return;
        Errors(line.X, line.Y, line.Errors, looks.Color);
        if (overField)
            canvas.Path(path, new PathLook { Stroke = Palette.Background, StrokeWidth = line.Width + 2.4, RoundJoins = true, Cap = "round", StrokeOpacity = 0.85 });
        canvas.Path(path, new PathLook { Stroke = looks.Color, StrokeWidth = line.Width, Dash = Pattern(looks.Dash), RoundJoins = true, Cap = looks.Dash == Dash.Solid ? "round" : null });
        if (line.ShowsMarkers)
            Points(line.X, line.Y, looks.Color, line.MarksEnds ? Interactive.Marker.Circle : looks.Marker, line.MarksEnds ? 5 : 7);
        if (line.MarksEnds && line.Ends is var (first, last))
        {
            Points([line.X[first]], [line.Y[first]], looks.Color, Interactive.Marker.Circle, 12);
            Points([line.X[first]], [line.Y[first]], Palette.Background, Interactive.Marker.Circle, 5);
            Points([line.X[last]], [line.Y[last]], looks.Color, Interactive.Marker.Diamond, 13);
        }
    }

    /// <summary>Thin bars with a stroke at each end, and nothing where an end has no place.</summary>
    public void Errors(IReadOnlyList<double> positions, IReadOnlyList<double> values, ErrorBars? errors, string color, bool horizontal = false)
    {
        if (errors is null)
            return;
        var path = new PathData();
        for (var i = 0; i < values.Count; i++)
        {
            var (along, beside) = horizontal ? (across, upwards) : (upwards, across);
            var (at, from, to) = (beside.Pixel(positions[i]), along.Pixel(values[i] - errors.Below[i]), along.Pixel(values[i] + errors.Above[i]));
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
        for (var i = 0; i < x.Count; i++)
        {
            var place = (X: across.Pixel(x[i]), Y: upwards.Pixel(y[i]));
            if (!double.IsNaN(place.X) && !double.IsNaN(place.Y) && taken.Add(((long)Math.Round(place.X), (long)Math.Round(place.Y))))
                places.Add(place);
        }
        Shapes(places, color, marker, size);
    }

    /// <summary>All markers as one path, over a white one that parts them from what they cover. A disc or a square is a stroke of no length with that end.</summary>
    private void Shapes(List<(double X, double Y)> places, string color, Marker marker, double size)
    {
        if (places.Count == 0)
            return;
        var (half, path) = (size / 2, new PathData());
        var stroked = marker is Interactive.Marker.Circle or Interactive.Marker.Square or Interactive.Marker.Cross;
        foreach (var (x, y) in places)
        {
            _ = marker switch
            {
                Interactive.Marker.Triangle => path.MoveTo(x, y - half * 1.2).LineTo(x + half * 1.2, y + half * 0.9).LineTo(x - half * 1.2, y + half * 0.9).Close(),
                Interactive.Marker.TriangleDown => path.MoveTo(x, y + half * 1.2).LineTo(x + half * 1.2, y - half * 0.9).LineTo(x - half * 1.2, y - half * 0.9).Close(),
                Interactive.Marker.Diamond => path.MoveTo(x, y - half * 1.3).LineTo(x + half * 1.3, y).LineTo(x, y + half * 1.3).LineTo(x - half * 1.3, y).Close(),
                Interactive.Marker.Cross => path.MoveTo(x - half * 0.8, y - half * 0.8).LineTo(x + half * 0.8, y + half * 0.8).MoveTo(x - half * 0.8, y + half * 0.8).LineTo(x + half * 0.8, y - half * 0.8),
                _ => path.MoveTo(x, y).Dot(),
            };
        }
        var cap = marker == Interactive.Marker.Square ? "square" : "round";
        if (stroked)
        {
            // A square end adds half the stroke on each side: the same area as the disc needs a smaller one.
            var width = marker switch { Interactive.Marker.Cross => 2, Interactive.Marker.Square => size * 0.88, _ => size };
            canvas.Path(path, new PathLook { Stroke = Palette.Background, StrokeWidth = width + 1.8, Cap = cap });
            canvas.Path(path, new PathLook { Stroke = color, StrokeWidth = width, Cap = cap });
        }
        else
        {
            canvas.Path(path, new PathLook { Fill = color, Stroke = Palette.Background, StrokeWidth = 0.9 });
        }
    }
}
