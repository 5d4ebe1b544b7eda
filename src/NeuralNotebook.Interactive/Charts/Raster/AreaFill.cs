using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>Finds how much of each pixel lies inside of polygons. What is covered by one of them or by more is covered once (the nonzero rule), so a stroke can be
/// the union of simple pieces.</summary>
/// <remarks>Each row of pixels is cut by <see cref="Lines"/> lines; along a line the covered length is exact to 1/256 pixel. Additions, multiplications and whole numbers
/// only: the same on every machine. A notebook's first pictures are painted by a fresh process, so the inner loops are not left to the runtime's first, slow code.</remarks>
internal sealed class AreaFill
{
    /// <summary>What a pixel has that lies wholly inside.</summary>
    public const int Full = Lines * Sub;

    private const int Lines = 8, Sub = 256;

    private readonly List<Edge> edges = [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(IReadOnlyList<(double X, double Y)> polygon)
    {
        foreach (var (x, y) in polygon)
        {
            if (!double.IsFinite(x + y))
                return;
        }
        for (var i = 0; i < polygon.Count; i++)
        {
            var (from, to) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            var (upper, lower, direction) = from.Y < to.Y ? (from, to, 1) : (to, from, -1);
            var (first, end) = (Line(upper.Y), Line(lower.Y));
            if (first < end)
                edges.Add(new Edge(first, end, upper.X, upper.Y, (lower.X - upper.X) / (lower.Y - upper.Y), direction));
        }
    }

    /// <summary>Hands out each row of the window that something covers: its number, the first and the last such pixel, and how much of each pixel of the row is covered,
    /// 0 to <see cref="Full"/>. Afterwards there is nothing left to fill.</summary>
    public void Rows((int Left, int Top, int Right, int Bottom) window, Action<int, int, int, int[]> row)
    {
        edges.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.X.CompareTo(b.X));
        var (active, crossings, cover, next) = (new List<Edge>(), new List<(int X, int Direction)>(), new int[Math.Max(window.Right, 0)], 0);
        var lines = (From: window.Top * Lines, To: window.Bottom * Lines);
        for (var line = lines.From; line < lines.To && (active.Count > 0 || next < edges.Count);)
        {
            if (active.Count == 0 && edges[next].First > line)
                line = Math.Max(line, edges[next].First / Lines * Lines);
            var (first, last, y) = (int.MaxValue, -1, line / Lines);
            for (var end = Math.Min(line + Lines, lines.To); line < end; line++)
            {
                while (next < edges.Count && edges[next].First <= line)
                    active.Add(edges[next++]);
                RemoveEnded(active, line);
                if (active.Count > 0)
                    Cross(active, line, window, crossings, cover, ref first, ref last);
            }
            if (last < first)
                continue;
            row(y, first, last, cover);
            Array.Clear(cover, first, last - first + 1);
        }
        edges.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Cross(List<Edge> active, int line, (int Left, int Top, int Right, int Bottom) window, List<(int X, int Direction)> crossings, int[] cover, ref int first, ref int last)
    {
        crossings.Clear();
        var y = (line + 0.5) / Lines;
        foreach (var edge in active)
        {
            var x = (int)Math.Clamp(Math.Round((edge.X + (y - edge.Y) * edge.Slope) * Sub), window.Left * Sub, window.Right * Sub);
            // Into its place from left to right: they are few.
            var place = crossings.Count;
            crossings.Add((x, edge.Direction));
            for (; place > 0 && crossings[place - 1].X > x; place--)
                crossings[place] = crossings[place - 1];
            crossings[place] = (x, edge.Direction);
        }
        var winding = 0;
        for (var i = 0; i + 1 < crossings.Count; i++)
        {
            winding += crossings[i].Direction;
            var (from, to) = (crossings[i].X, crossings[i + 1].X);
            if (winding == 0 || from == to)
                continue;
            var (left, right) = (from / Sub, (to - 1) / Sub);
            (first, last) = (Math.Min(first, left), Math.Max(last, right));
            if (left == right)
            {
                cover[left] += to - from;
                continue;
            }
            cover[left] += (left + 1) * Sub - from;
            for (var x = left + 1; x < right; x++)
                cover[x] += Sub;
            cover[right] += to - right * Sub;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RemoveEnded(List<Edge> active, int line)
    {
        var kept = 0;
        for (var i = 0; i < active.Count; i++)
        {
            if (active[i].End > line)
                active[kept++] = active[i];
        }
        active.RemoveRange(kept, active.Count - kept);
    }

    /// <summary>The first line whose middle is at or below a height.</summary>
    private static int Line(double y) => (int)Math.Clamp(Math.Ceiling(y * Lines - 0.5), -1e6, 1e6);

    private readonly record struct Edge(int First, int End, double X, double Y, double Slope, int Direction);
}
