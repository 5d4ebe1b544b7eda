namespace NeuralNotebook.Interactive;

/// <summary>Finds the lines between regions of any number of classes on a lattice: marching squares (Lorensen and Cline, 1987,
/// in the plane), each crossing placed where the scores of its two classes are equal.</summary>
internal static class BoundaryTracer
{
    /// <summary>The lines in lattice units, one after another with a NaN between two.</summary>
    /// <param name="columns">Places in a row.</param>
    /// <param name="rows">Rows of places.</param>
    /// <param name="label">The class at a place, counted row by row.</param>
    /// <param name="score">The score of a class at a place.</param>
    /// <param name="missing">True for a place without a score: no line comes near it.</param>
    public static List<(double X, double Y)> Trace(int columns, int rows, Func<int, int> label, Func<int, int, double> score,
        Func<int, bool>? missing = null) =>
        TraceBy(columns, rows, label, (from, to) =>
        {
            var (a, b) = (label(from), label(to));
            var (before, after) = (score(from, a) - score(from, b), score(to, b) - score(to, a));
            return before + after > 0 ? before / (before + after) : 0.5;
        }, missing);

    /// <summary>The same for a caller who knows where a line crosses.</summary>
    /// <param name="columns">Places in a row.</param>
    /// <param name="rows">Rows of places.</param>
    /// <param name="label">The class at a place, counted row by row.</param>
    /// <param name="crossing">How far on the way from one place to its neighbour of another class the line lies, from 0 to 1.</param>
    /// <param name="missing">True for a place where nothing is known: no line comes near it.</param>
    public static List<(double X, double Y)> TraceBy(int columns, int rows, Func<int, int> label, Func<int, int, double> crossing,
        Func<int, bool>? missing = null)
    {
        var places = new SortedDictionary<int, (double X, double Y)>();
        var links = new Dictionary<int, List<int>>();
        for (int row = 0; row + 1 < rows; row++)
        {
            for (int column = 0; column + 1 < columns; column++)
                Cell(column, row);
        }
        return Join(places, links);

        void Cell(int column, int row)
        {
            var (sw, se) = (row * columns + column, row * columns + column + 1);
            var (nw, ne) = (sw + columns, se + columns);
            if (missing is not null && (missing(sw) || missing(se) || missing(nw) || missing(ne)))
                return;
            // Three names a place: its side to the right, its side upwards, the middle of its cell.
            var crossed = new List<int>(4);
            foreach (var (from, to, side) in new[] { (sw, se, 3 * sw), (se, ne, 3 * se + 1), (nw, ne, 3 * nw), (sw, nw, 3 * sw + 1) })
            {
                if (label(from) == label(to))
                    continue;
                crossed.Add(side);
                places.TryAdd(side, Crossing(from, to));
            }
            if (crossed.Count == 2)
            {
                Link(crossed[0], crossed[1]);
            }
            else if (crossed.Count == 4 && label(sw) == label(ne))
            {
                Link(crossed[0], crossed[1]); // a saddle: the class of the rising diagonal stays whole
                Link(crossed[2], crossed[3]);
            }
            else if (crossed.Count > 2)
            {
                int centre = 3 * sw + 2; // three classes or more meet
                places[centre] = (crossed.Average(side => places[side].X), crossed.Average(side => places[side].Y));
                foreach (int side in crossed)
                    Link(side, centre);
            }
        }

        (double X, double Y) Crossing(int from, int to)
        {
            double share = crossing(from, to);
            return (from % columns + share * (to % columns - from % columns), from / columns + share * (to / columns - from / columns));
        }

        void Link(int from, int to)
        {
            (links.TryGetValue(from, out var some) ? some : links[from] = []).Add(to);
            (links.TryGetValue(to, out var more) ? more : links[to] = []).Add(from);
        }
    }

    private static List<(double X, double Y)> Join(SortedDictionary<int, (double X, double Y)> places, Dictionary<int, List<int>> links)
    {
        var line = new List<(double X, double Y)>();
        // Open ends and meeting points first; what is left then are closed rings.
        foreach (int start in places.Keys.OrderBy(place => links[place].Count == 2).ThenBy(place => place).ToList())
        {
            while (links[start].Count > 0)
            {
                if (line.Count > 0)
                    line.Add((double.NaN, double.NaN));
                line.Add(places[start]);
                int at = start;
                do
                {
                    int next = links[at][0];
                    links[at].RemoveAt(0);
                    links[next].Remove(at);
                    line.Add(places[next]);
                    at = next;
                }
                while (links[at].Count == 1);
            }
        }
        return line;
    }
}
