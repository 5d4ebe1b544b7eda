using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>The area that a pen covers on its way along a path: polygons that all turn the same way,
/// so that together they are their union.</summary>
internal sealed class StrokeOutline(AreaFill area, double width, string? cap, bool roundJoins)
{
    /// <summary>A corner sharper than this many half widths is cut off, as in SVG.</summary>
    private const double MiterLimit = 4;

    private readonly double half = width / 2;

    public void Add(IReadOnlyList<(double X, double Y)> points, bool closed, string? dash = null)
    {
        if (closed && points.Count > 1)
            points = [.. points, points[0]];
        if (dash is null)
            Draw(points, closed);
        else
            foreach (var piece in Dashes(points,
                [.. dash.Split(' ').Select(length => double.Parse(length, CultureInfo.InvariantCulture) * Scale)]))
                Draw(piece, closed: false);
    }

    /// <summary>How many pixels of the picture are one of the figure: dashes are given in the figure's.</summary>
    public double Scale { get; init; } = 1;

    private void Draw(IReadOnlyList<(double X, double Y)> points, bool closed)
    {
        if (points.Count == 1)
        {
            Dot(points[0]);
            return;
        }
        for (int i = 0; i + 1 < points.Count; i++)
        {
            var (from, to) = (points[i], points[i + 1]);
            var (x, y) = Along(from, to);
            if (x == 0 && y == 0)
            {
                if (points.Count == 2)
                    Dot(from);
                continue;
            }
            var (before, after) =
                (cap == "square" && !closed && i == 0 ? half : 0, cap == "square" && !closed && i == points.Count - 2 ? half : 0);
            (from, to) = ((from.X - x * before, from.Y - y * before), (to.X + x * after, to.Y + y * after));
            var (sideX, sideY) = (-y * half, x * half);
            Polygon((from.X + sideX, from.Y + sideY), (to.X + sideX, to.Y + sideY), (to.X - sideX, to.Y - sideY),
                (from.X - sideX, from.Y - sideY));
            if (i + 2 < points.Count)
                Join(points[i], points[i + 1], points[i + 2]);
        }
        if (closed)
            Join(points[^2], points[0], points[1]);
        else if (cap == "round")
        {
            Circle(points[0]);
            Circle(points[^1]);
        }
    }

    private void Dot((double X, double Y) at)
    {
        if (cap == "round")
            Circle(at);
        else if (cap == "square")
            Polygon((at.X - half, at.Y - half), (at.X + half, at.Y - half), (at.X + half, at.Y + half), (at.X - half, at.Y + half));
    }

    private void Join((double X, double Y) before, (double X, double Y) at, (double X, double Y) after)
    {
        var ((x1, y1), (x2, y2)) = (Along(before, at), Along(at, after));
        var (turn, straight) = (x1 * y2 - y1 * x2, x1 * x2 + y1 * y2);
        if (turn == 0 && straight > 0)
            return;
        if (roundJoins && straight < 0.9)
        {
            Circle(at);
            return;
        }
        // The two outer corners, and, unless that is too far away, the place where the outer edges meet.
        double side = turn > 0 ? -half : half;
        var (first, second) = ((X: at.X - y1 * side, Y: at.Y + x1 * side), (X: at.X - y2 * side, Y: at.Y + x2 * side));
        var (middleX, middleY) = (first.X + second.X - 2 * at.X, first.Y + second.Y - 2 * at.Y);
        double length = middleX * middleX + middleY * middleY;
        double far = length > 0 ? 2 * half * half / length : double.PositiveInfinity; // tip = middle · 2·half² / |middle|²
        if (4 * half * half <= MiterLimit * MiterLimit * length)
            Polygon(at, first, (at.X + middleX * far, at.Y + middleY * far), second);
        else
            Polygon(at, first, second);
    }

    private void Circle((double X, double Y) at) => area.Add(Arcs.Circle(at.X, at.Y, half));

    /// <summary>Adds a polygon turned the one way.</summary>
    private void Polygon(params (double X, double Y)[] points)
    {
        double twice = 0.0;
        for (int i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            twice += (a.X - points[0].X) * (b.Y - points[0].Y) - (a.Y - points[0].Y) * (b.X - points[0].X);
        }
        if (twice < 0)
            Array.Reverse(points);
        area.Add(points);
    }

    private static (double X, double Y) Along((double X, double Y) from, (double X, double Y) to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        double length = Math.Sqrt(x * x + y * y);
        return length > 0 ? (x / length, y / length) : (0, 0);
    }

    private static IEnumerable<List<(double X, double Y)>> Dashes(IReadOnlyList<(double X, double Y)> points, double[] pattern)
    {
        var (slot, left, piece) = (0, pattern[0], new List<(double X, double Y)> { points[0] });
        for (int i = 0; i + 1 < points.Count; i++)
        {
            var (from, to) = (points[i], points[i + 1]);
            var (x, y) = Along(from, to);
            double length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
            for (double done = 0.0; done < length;)
            {
                double step = Math.Min(left, length - done);
                (done, left) = (done + step, left - step);
                var at = (from.X + x * done, from.Y + y * done);
                if (slot % 2 == 0)
                    piece.Add(at);
                if (left > 1e-9)
                    continue;
                if (slot % 2 == 0)
                    yield return piece;
                slot = (slot + 1) % pattern.Length;
                (left, piece) = (pattern[slot], [at]);
            }
        }
        if (slot % 2 == 0 && piece.Count > 1)
            yield return piece;
    }
}
