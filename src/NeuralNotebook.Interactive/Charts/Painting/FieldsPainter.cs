namespace NeuralNotebook.Interactive;

/// <summary>Draws what fills the plane with colours: heatmaps and contours.</summary>
internal sealed class FieldsPainter(ICanvas canvas, Scale across, Scale upwards)
{
    public void Draw(HeatmapTrace heatmap)
    {
        var (left, right) = (across.Pixel(-0.5), across.Pixel(heatmap.Extent.Columns - 0.5));
        var (top, bottom) = (upwards.Pixel(-0.5), upwards.Pixel(heatmap.Extent.Rows - 0.5));
        if (double.IsNaN(left + right + top + bottom))
            return; // an axis without a place for the cells
        Image(left, top, right, bottom, Turned(heatmap.Pixels(), heatmap.Columns, right < left, bottom < top), heatmap.Columns,
            smooth: false);
        if (heatmap.Texts is { } texts)
            Texts(heatmap, texts, Math.Abs(right - left) / heatmap.Columns, Math.Abs(bottom - top) / heatmap.Rows);
    }

    public void Draw(ContourTrace contour)
    {
        if (contour.Filled)
            Fill(contour);
        if (contour.Lines)
            Lines(contour);
    }

    private void Texts(HeatmapTrace heatmap, IReadOnlyList<string> texts, double width, double height)
    {
        double widest = texts.Max(text => TextWidth.Of(text, 1));
        double size = Math.Min(13, Math.Min((width - 4) / Math.Max(widest, 0.1), height * 0.8));
        if (size < 8)
            return; // colours alone are read better than dust
        for (int i = 0; i < texts.Count; i++)
        {
            canvas.Text(across.Pixel(i % heatmap.Columns), upwards.Pixel(i / heatmap.Columns) + size * 0.35, texts[i], size,
                ColorScale.InkOn(heatmap.ColorOf(heatmap.Values[i])), "middle");
        }
    }

    /// <summary>The bands as pixels of the screen, two for every three, each coloured by the height at its middle.</summary>
    private void Fill(ContourTrace contour)
    {
        var (left, right) = Edges(across, contour.X);
        var (top, bottom) = Edges(upwards, contour.Y);
        if (!(right > left && bottom > top))
            return;
        var (columns, rows) = (Math.Max(1, (int)((right - left) / 1.5)), Math.Max(1, (int)((bottom - top) / 1.5)));
        var x = Enumerable.Range(0, columns)
            .Select(i => Between(contour.X, across.Value(left + (i + 0.5) * (right - left) / columns))).ToArray();
        var y = Enumerable.Range(0, rows).Select(i => Between(contour.Y, upwards.Value(top + (i + 0.5) * (bottom - top) / rows))).ToArray();
        var colors = Enumerable.Range(0, contour.Levels.Count + 1).Select(contour.BandColor).ToArray();
        byte[] pixels = new byte[3 * columns * rows];
        for (int i = 0; i < columns * rows; i++)
        {
            double height = Height(contour, y[i / columns], x[i % columns]);
            var color = Plottable.IsFinite(height) ? colors[contour.Band(height)] : Rgb.White;
            (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]) = (color.Red, color.Green, color.Blue);
        }
        Image(left, top, right, bottom, pixels, columns, smooth: true);
    }

    private void Lines(ContourTrace contour)
    {
        var labels = new List<(double X, double Y, string Text)>();
        foreach (var (level, name) in contour.Levels.Zip(contour.LevelNames))
        {
            var line = BoundaryTracer.Trace(contour.X.Count, contour.Y.Count,
                i => contour.Values[i] >= level ? 1 : 0,
                (i, label) => label == 1 ? contour.Values[i] - level : level - contour.Values[i],
                i => !Plottable.IsFinite(contour.Values[i]));
            double[] x = [.. line.Select(place => At(contour.X, place.X))], y = [.. line.Select(place => At(contour.Y, place.Y))];
            var (path, longest) = (new PathData(), new List<(double X, double Y)>());
            foreach (var run in Simplify.Line(x, y, across, upwards))
            {
                path.MoveTo(run[0].X, run[0].Y);
                foreach (var (toX, toY) in run.Skip(1))
                    path.LineTo(toX, toY);
                longest = run.Count > longest.Count ? run : longest;
            }
            if (path.IsEmpty)
                continue;
            canvas.Path(path, contour.Filled
                ? new PathLook { Stroke = Palette.Ink, StrokeWidth = 0.8, StrokeOpacity = 0.4 }
                : new PathLook { Stroke = Palette.Quiet, StrokeWidth = 1.2 });
            var middle = longest[longest.Count / 2];
            if (!contour.Filled && labels.All(label => Math.Abs(label.X - middle.X) > 40 || Math.Abs(label.Y - middle.Y) > 16))
                labels.Add((middle.X, middle.Y, name));
        }
        foreach (var (x, y, text) in labels)
            canvas.Text(Within(across, x, TextWidth.Most(text, 12) / 2), Within(upwards, y, 8) + 4, text, 12, Palette.Quiet,
                "middle", halo: true);
    }

    private static double Within(Scale scale, double at, double half) =>
        2 * half > scale.Last - scale.First ? at : Math.Clamp(at, scale.First + half, scale.Last - half);

    private void Image(double left, double top, double right, double bottom, byte[] pixels, int columns, bool smooth) =>
        canvas.Image(Math.Min(left, right), Math.Min(top, bottom), Math.Abs(right - left), Math.Abs(bottom - top), pixels, columns, smooth);

    /// <summary>The pixels with their columns or rows in the other order, for axes that run the other way.</summary>
    private static byte[] Turned(byte[] pixels, int columns, bool across, bool upwards)
    {
        if (!across && !upwards)
            return pixels;
        int rows = pixels.Length / 3 / columns;
        return [.. Enumerable.Range(0, rows * columns).SelectMany(i =>
        {
            var (row, column) = (i / columns, i % columns);
            return pixels.AsSpan(3 * ((upwards ? rows - 1 - row : row) * columns + (across ? columns - 1 - column : column)), 3).ToArray();
        })];
    }

    /// <summary>The pixels between which the axis and the grid both have a place; nothing between two equal ones, where they do not meet.
    /// </summary>
    private static (double From, double To) Edges(Scale scale, IReadOnlyList<double> places)
    {
        var (from, to) = (Math.Max(places[0], scale.Min), Math.Min(places[^1], scale.Max));
        if (!(to > from))
            return (0, 0);
        var (a, b) = (scale.Pixel(from), scale.Pixel(to));
        return (Math.Min(a, b), Math.Max(a, b));
    }

    private static double At(IReadOnlyList<double> places, double index)
    {
        if (double.IsNaN(index))
            return double.NaN;
        int before = Math.Clamp((int)index, 0, places.Count - 2);
        return places[before] + (index - before) * (places[before + 1] - places[before]);
    }

    private static (int Before, double Share) Between(IReadOnlyList<double> places, double value)
    {
        int before = 0;
        while (before < places.Count - 2 && places[before + 1] <= value)
            before++;
        return (before, Math.Clamp((value - places[before]) / (places[before + 1] - places[before]), 0, 1));
    }

    /// <summary>Bilinear between the four places around.</summary>
    private static double Height(ContourTrace contour, (int Before, double Share) y, (int Before, double Share) x)
    {
        double lower = contour.Z(y.Before, x.Before) * (1 - x.Share) + contour.Z(y.Before, x.Before + 1) * x.Share;
        double upper = contour.Z(y.Before + 1, x.Before) * (1 - x.Share) + contour.Z(y.Before + 1, x.Before + 1) * x.Share;
        return lower * (1 - y.Share) + upper * y.Share;
    }
}
