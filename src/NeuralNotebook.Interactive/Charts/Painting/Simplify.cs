namespace NeuralNotebook.Interactive;

/// <summary>Leaves out the points of a line that nobody can see. Extremes stay.</summary>
internal static class Simplify
{
    private const double Tolerance = 0.12;

    /// <summary>The pixels of a line in runs without gaps, thinned so that no point moves by more than a fraction of a pixel.</summary>
    public static IEnumerable<List<(double X, double Y)>> Line(IReadOnlyList<double> x, IReadOnlyList<double> y,
        Scale across, Scale upwards)
    {
        var run = new List<(double X, double Y)>();
        for (int i = 0; i < x.Count; i++)
        {
            var point = (X: across.Pixel(x[i]), Y: upwards.Pixel(y[i]));
            if (!double.IsNaN(point.X) && !double.IsNaN(point.Y))
                run.Add(point);
            else if (run.Count > 0)
            {
                yield return Thin(run);
                run = [];
            }
        }
        if (run.Count > 0)
            yield return Thin(run);
    }

    private static List<(double X, double Y)> Thin(List<(double X, double Y)> run) => DouglasPeucker(run.Count > 2000 ? Columns(run) : run);

    /// <summary>Of each column of pixels that a line stays in, its first, lowest, highest and last point, in their order.</summary>
    private static List<(double X, double Y)> Columns(List<(double X, double Y)> run)
    {
        var kept = new List<(double X, double Y)>();
        for (int start = 0; start < run.Count;)
        {
            int end = start + 1;
            while (end < run.Count && Math.Floor(run[end].X) == Math.Floor(run[start].X))
                end++;
            var (low, high) = (start, start);
            for (int i = start; i < end; i++)
            {
                if (run[i].Y < run[low].Y) low = i;
                if (run[i].Y > run[high].Y) high = i;
            }
            kept.AddRange(new[] { start, low, high, end - 1 }.Distinct().Order().Select(i => run[i]));
            start = end;
        }
        return kept;
    }

    /// <summary>Douglas and Peucker (1973), with a stack of its own.</summary>
    private static List<(double X, double Y)> DouglasPeucker(List<(double X, double Y)> run)
    {
        if (run.Count < 3)
            return run;
        bool[] keep = new bool[run.Count];
        keep[0] = keep[^1] = true;
        var open = new Stack<(int From, int To)>([(0, run.Count - 1)]);
        while (open.TryPop(out var part))
        {
            var (farthest, distance) = (-1, Tolerance);
            for (int i = part.From + 1; i < part.To; i++)
            {
                double d = Distance(run[i], run[part.From], run[part.To]);
                if (d > distance)
                    (farthest, distance) = (i, d);
            }
            if (farthest < 0)
                continue;
            keep[farthest] = true;
            open.Push((part.From, farthest));
            open.Push((farthest, part.To));
        }
        return [.. run.Where((_, i) => keep[i])];
    }

    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        double length = dx * dx + dy * dy;
        double share = length == 0 ? 0 : Math.Clamp(((point.X - from.X) * dx + (point.Y - from.Y) * dy) / length, 0, 1);
        var (ex, ey) = (point.X - from.X - share * dx, point.Y - from.Y - share * dy);
        return Math.Sqrt(ex * ex + ey * ey);
    }
}
