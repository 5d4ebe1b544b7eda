namespace NeuralNotebook.Interactive;

/// <summary>Curves as short straight lines, by arithmetic that gives the same bits on every machine: no sine is.</summary>
internal static class Arcs
{
    /// <summary>A circle that turns as <see cref="StrokeOutline"/>'s polygons do.</summary>
    public static List<(double X, double Y)> Circle(double x, double y, double radius) =>
        RoundedRectangle(x - radius, y - radius, x + radius, y + radius, radius);

    public static List<(double X, double Y)> RoundedRectangle(double left, double top, double right, double bottom, double radius)
    {
        radius = Math.Min(radius, Math.Min(right - left, bottom - top) / 2);
        int steps = radius <= 0 ? 0 : 3 + (int)Math.Sqrt(radius);
        var points = new List<(double X, double Y)>();
        Corner(right - radius, bottom - radius, 1, 0);
        Corner(left + radius, bottom - radius, 0, 1);
        Corner(left + radius, top + radius, -1, 0);
        Corner(right - radius, top + radius, 0, -1);
        return points;

        // A quarter of a circle: cos = (1 − t²) / (1 + t²) and sin = 2t / (1 + t²) run from (1, 0) to (0, 1) as t does from 0 to 1.
        void Corner(double x, double y, double fromX, double fromY)
        {
            for (int i = 0; i <= steps; i++)
            {
                double t = steps == 0 ? 0 : (double)i / steps;
                var (cos, sin) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t));
                points.Add((x + radius * (fromX * cos - fromY * sin), y + radius * (fromY * cos + fromX * sin)));
            }
        }
    }
}
