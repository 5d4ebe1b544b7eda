using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>Finds how much of each pixel lies inside of polygons. What is covered by one of them or by more is covered once (the nonzero
/// rule), so a stroke can be the union of simple pieces.</summary>
/// <remarks>Each row of pixels is cut by <see cref="Lines"/> lines; along a line the covered length is exact to 1/256 pixel. Additions,
/// multiplications and whole numbers only: the same on every machine. A notebook's first pictures are painted by a fresh process,
/// and in a browser by an interpreter, so the inner loops are plain arrays and not left to the runtime's first, slow code.</remarks>
internal sealed class AreaFill
{
    /// <summary>What a pixel has that lies wholly inside.</summary>
    public const int Full = Lines * Sub;

    private const int Lines = 8, Sub = 256;

    private readonly List<Edge> edges = [];
    private Edge?[] starts = [];
    private Edge[] active = [];
    private (int X, int Direction)[] crossings = [];

    // What a pixel has by itself, and where whole pixels begin and end to be covered, as a difference to the pixel before.
    private int[] cover = [], whole = [];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(IReadOnlyList<(double X, double Y)> polygon)
    {
        foreach (var (x, y) in polygon)
        {
            if (!double.IsFinite(x + y))
                return;
        }
        for (int i = 0; i < polygon.Count; i++)
        {
            var (from, to) = (polygon[i], polygon[i + 1 == polygon.Count ? 0 : i + 1]);
            var (upper, lower, direction) = from.Y < to.Y ? (from, to, 1) : (to, from, -1);
            var (first, end) = (Line(upper.Y), Line(lower.Y));
            if (first < end)
                edges.Add(new Edge(first, end, upper.X, upper.Y, (lower.X - upper.X) / (lower.Y - upper.Y), direction));
        }
    }

    /// <summary>Hands out each row of the window that something covers: its number, the first and the last such pixel,
    /// and how much of each pixel of the row is covered, 0 to <see cref="Full"/>. Afterwards there is nothing left to fill.</summary>
    public void Rows((int Left, int Top, int Right, int Bottom) window, Action<int, int, int, int[]> row)
    {
        var (from, to) = window.Left < window.Right && window.Top < window.Bottom
            ? Begin(window.Top * Lines, window.Bottom * Lines) : (0, 0);
        edges.Clear();
        if (cover.Length <= window.Right)
            (cover, whole) = (new int[window.Right + 1], new int[window.Right + 1]);
        int count = 0;
        for (int y = from / Lines; y * Lines < to; y++)
        {
            var (first, last) = (int.MaxValue, -1);
            for (int line = Math.Max(y * Lines, from); line < Math.Min((y + 1) * Lines, to); line++)
            {
                for (var edge = starts[line - from]; edge is not null; edge = edge.Next)
                    active[count++] = edge;
                if (count > 0)
                    Cover(Cross(line, window, ref count), ref first, ref last);
            }
            if (last < first)
                continue;
            Sum(cover, whole, first, last);
            row(y, first, last, cover);
            Array.Clear(cover, first, last - first + 1);
        }
    }

    /// <summary>Hangs each edge under the line of the window on which it begins; returns from which line to which there are any.</summary>
    private (int From, int To) Begin(int top, int bottom)
    {
        var (from, to) = (bottom, top);
        foreach (var edge in edges)
        {
            if (edge.End > top && edge.First < bottom)
                (from, to) = (Math.Min(from, Math.Max(edge.First, top)), Math.Max(to, Math.Min(edge.End, bottom)));
        }
        if (starts.Length < to - from)
            starts = new Edge[to - from];
        if (active.Length < edges.Count)
            (active, crossings) = (new Edge[2 * edges.Count], new (int, int)[2 * edges.Count]);
        Array.Clear(starts, 0, Math.Max(0, to - from));
        foreach (var edge in edges)
        {
            if (edge.End <= top || edge.First >= bottom)
                continue;
            ref var start = ref starts[Math.Max(edge.First, top) - from];
            (edge.Next, start) = (start, edge);
        }
        return (from, to);
    }

    /// <summary>Where a line crosses the edges that it meets, from left to right; returns how many there are.
    /// Edges that have ended are left out from now on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Cross(int line, (int Left, int Top, int Right, int Bottom) window, ref int count)
    {
        var (edges, found, kept, y) = (active, crossings, 0, (line + 0.5) / Lines);
        double left = window.Left * Sub, right = window.Right * Sub;
        for (int i = 0; i < count; i++)
        {
            var edge = edges[i];
            if (edge.End <= line)
                continue;
            double exact = (edge.X + (y - edge.Y) * edge.Slope) * Sub;
            int x = (int)(exact <= left ? left : exact >= right ? right : Rounded(exact));
            // Into its place: they are few.
            int place = kept;
            for (; place > 0 && found[place - 1].X > x; place--)
                found[place] = found[place - 1];
            found[place] = (x, edge.Direction);
            edges[kept++] = edge;
        }
        return count = kept;
    }

    /// <summary>Adds what one line covers to its row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Cover(int count, ref int first, ref int last)
    {
        var (found, part, inside, winding) = (crossings, cover, whole, 0);
        for (int i = 0; i + 1 < count; i++)
        {
            winding += found[i].Direction;
            var (from, to) = (found[i].X, found[i + 1].X);
            if (winding == 0 || from == to)
                continue;
            var (left, right) = (from / Sub, (to - 1) / Sub);
            if (left < first)
                first = left;
            if (right > last)
                last = right;
            if (left == right)
            {
                part[left] += to - from;
                continue;
            }
            part[left] += (left + 1) * Sub - from;
            inside[left + 1] += Sub;
            inside[right] -= Sub;
            part[right] += to - right * Sub;
        }
    }

    /// <summary>Adds the pixels that lines covered whole to those that they covered in part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(int[] cover, int[] whole, int first, int last)
    {
        int inside = 0;
        for (int x = first; x <= last; x++)
        {
            inside += whole[x];
            whole[x] = 0;
            cover[x] += inside;
        }
    }

    /// <summary>The nearest whole number, of two the even one, as <see cref="Math.Round(double)"/> has it:
    /// for numbers that small, adding and taking away 1.5 · 2⁵² leaves no place for a fraction.</summary>
    private static double Rounded(double value) => value + 6755399441055744.0 - 6755399441055744.0;

    /// <summary>The first line whose middle is at or below a height.</summary>
    private static int Line(double y) => (int)Math.Clamp(Math.Ceiling(y * Lines - 0.5), -1e6, 1e6);

    private sealed class Edge(int first, int end, double x, double y, double slope, int direction)
    {
        public readonly int First = first, End = end, Direction = direction;
        public readonly double X = x, Y = y, Slope = slope;
        public Edge? Next;
    }
}
