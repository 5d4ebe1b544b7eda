namespace NeuralNotebook.Interactive;

/// <summary>Draws strokes with a round pen, its edges antialiased.</summary>
/// <remarks>The pen is as thick as MNIST's strokes are, which measure 2 to 3 of the 20 pixels of their box:
/// an eighth of the drawing's longer side. So a small drawing and a large one give the same picture,
/// and one that is gone over again and again gives thicker strokes.</remarks>
internal static class RoundPen
{
    private const double ThicknessOfSide = 1.0 / 8;

    /// <summary>The least side of what is drawn, as a share of the pad: a dot is not made as large as a digit by its tremble.</summary>
    private const double LeastSide = 1.0 / 50;

    /// <summary>Pixels of the longer side: six for each of MNIST's.</summary>
    private const int Pixels = 120;

    /// <summary>The ink of strokes, cut out to what is drawn.</summary>
    /// <param name="strokes">The points of each stroke, x to the right and y down, in a square with sides of 1.</param>
    /// <exception cref="ArgumentException">There is no point, or one that is not finite.</exception>
    public static Matrix Draw(IReadOnlyList<IReadOnlyList<(double X, double Y)>> strokes)
    {
        var points = strokes.SelectMany(stroke => stroke).ToList();
        if (points.Count == 0)
            throw new ArgumentException("There is no stroke to draw.", nameof(strokes));
        if (points.Any(point => !Plottable.IsFinite(point.X) || !Plottable.IsFinite(point.Y)))
            throw new ArgumentException("A stroke goes through finite points.", nameof(strokes));
        double left = points.Min(point => point.X), top = points.Min(point => point.Y), width = points.Max(point => point.X) - left,
            height = points.Max(point => point.Y) - top;
        double side = Math.Max(LeastSide, Math.Max(width, height)), radius = side * ThicknessOfSide / 2,
            pixel = (side + (2 * radius)) / Pixels;
        var ink = new Matrix((int)Math.Ceiling((height + (2 * radius)) / pixel) + 2, (int)Math.Ceiling((width + (2 * radius)) / pixel) + 2);
        // In pixels of the picture, one of paper around it.
        (double X, double Y) Place((double X, double Y) point) =>
            (((point.X - left + radius) / pixel) + 1, ((point.Y - top + radius) / pixel) + 1);
        foreach (var stroke in strokes)
        {
            for (int i = 0; i < stroke.Count; i++)
                Line(ink, Place(stroke[Math.Max(0, i - 1)]), Place(stroke[i]), radius / pixel);
        }

        return ink;
    }

    private static void Line(Matrix ink, (double X, double Y) from, (double X, double Y) to, double radius)
    {
        int top = Math.Max(0, (int)(Math.Min(from.Y, to.Y) - radius - 1)),
            bottom = Math.Min(ink.Rows - 1, (int)(Math.Max(from.Y, to.Y) + radius + 1));
        int left = Math.Max(0, (int)(Math.Min(from.X, to.X) - radius - 1)),
            right = Math.Min(ink.Columns - 1, (int)(Math.Max(from.X, to.X) + radius + 1));
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                double covered = Math.Clamp(radius + 0.5 - Distance((column + 0.5, row + 0.5), from, to), 0, 1);
                ink[row, column] = Math.Max(ink[row, column], covered);
            }
        }
    }

    /// <summary>How far a place is from a line between two points.</summary>
    private static double Distance((double X, double Y) place, (double X, double Y) from, (double X, double Y) to)
    {
        double x = to.X - from.X, y = to.Y - from.Y, length = (x * x) + (y * y);
        double along = length == 0 ? 0 : Math.Clamp((((place.X - from.X) * x) + ((place.Y - from.Y) * y)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(place.X - from.X - (along * x), 2) + Math.Pow(place.Y - from.Y - (along * y), 2));
    }
}
