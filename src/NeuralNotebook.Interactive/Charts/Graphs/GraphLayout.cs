namespace NeuralNotebook.Interactive;

/// <summary>Places the nodes of a graph level by level, so that edges cross seldom and pass beside the nodes that they skip.</summary>
/// <remarks>After Sugiyama, Tagawa and Toda (1981), "Methods for visual understanding of hierarchical system structures":
/// an edge over several levels gets a stop in each; each level is ordered by where its neighbours stand;
/// then every place moves towards its neighbours' middle.</remarks>
internal sealed class GraphLayout
{
    private const int Sweeps = 12;

    private readonly List<List<int>> levels = [];
    private readonly List<List<int>> neighbours = [];
    private readonly List<double> heights = [];
    private readonly double[] y;

    /// <param name="levelOf">The level of each node.</param>
    /// <param name="edges">From where to where.</param>
    /// <param name="nodeHeight">The room a node takes from top to bottom.</param>
    /// <param name="stopHeight">The room a passing edge takes.</param>
    public GraphLayout(int[] levelOf, IReadOnlyList<(int From, int To)> edges, double nodeHeight, double stopHeight)
    {
        for (int level = 0; level <= levelOf.DefaultIfEmpty(0).Max(); level++)
            levels.Add([.. Enumerable.Range(0, levelOf.Length).Where(node => levelOf[node] == level)]);
        for (int node = 0; node < levelOf.Length; node++)
            Add(nodeHeight);
        Routes = [.. edges.Select(edge => Route(edge, levelOf, stopHeight))];
        foreach (var route in Routes)
        {
            for (int i = 1; i < route.Count; i++)
            {
                neighbours[route[i - 1]].Add(route[i]);
                neighbours[route[i]].Add(route[i - 1]);
            }
        }
        y = new double[heights.Count];
        Stack();
        for (int sweep = 0; sweep < Sweeps; sweep++)
            Order(sweep % 2 == 0);
        for (int sweep = 0; sweep < 2 * Sweeps; sweep++)
            Settle(sweep % 2 == 0);
        double top = y.Select((middle, place) => middle - heights[place] / 2).DefaultIfEmpty(0).Min();
        for (int place = 0; place < y.Length; place++)
            y[place] -= top;
        Height = y.Select((middle, place) => middle + heights[place] / 2).DefaultIfEmpty(0).Max();
    }

    /// <summary>How many levels there are.</summary>
    public int Levels => levels.Count;

    /// <summary>The height that all places need.</summary>
    public double Height { get; }

    /// <summary>For each edge its places: the node it leaves, a stop in every level it skips, the node it reaches.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Routes { get; }

    /// <summary>The height of a place's middle.</summary>
    public double Y(int place) => y[place];

    private int Add(double height)
    {
        heights.Add(height);
        neighbours.Add([]);
        return heights.Count - 1;
    }

    private List<int> Route((int From, int To) edge, int[] levelOf, double stopHeight)
    {
        var route = new List<int> { edge.From };
        for (int level = levelOf[edge.From] + 1; level < levelOf[edge.To]; level++)
        {
            int stop = Add(stopHeight);
            levels[level].Add(stop);
            route.Add(stop);
        }
        route.Add(edge.To);
        return route;
    }

    /// <summary>One under the other, each level around the same middle.</summary>
    private void Stack()
    {
        foreach (var level in levels)
        {
            double at = -level.Sum(place => heights[place]) / 2;
            foreach (int place in level)
            {
                y[place] = at + heights[place] / 2;
                at += heights[place];
            }
        }
    }

    private void Order(bool rightwards)
    {
        foreach (int i in Sequence(rightwards))
        {
            var level = levels[i];
            // A stable sort: places without neighbours on that side stay where they are.
            levels[i] =
                [.. level.Select((place, rank) => (place, rank, Middle: Middle(place, levels[rightwards ? i - 1 : i + 1]) ?? y[place]))
                    .OrderBy(item => item.Middle).ThenBy(item => item.rank).Select(item => item.place)];
        }
        Stack();
    }

    private void Settle(bool rightwards)
    {
        foreach (int i in Sequence(rightwards))
        {
            var level = levels[i];
            foreach (int place in level)
                y[place] = Middle(place, null) ?? y[place];
            // Push apart downwards, then shift the whole level back by what it moved on average.
            double wanted = level.Sum(place => y[place]);
            for (int rank = 1; rank < level.Count; rank++)
                y[level[rank]] = Math.Max(y[level[rank]], y[level[rank - 1]] + (heights[level[rank]] + heights[level[rank - 1]]) / 2);
            double shift = (level.Sum(place => y[place]) - wanted) / level.Count;
            foreach (int place in level)
                y[place] -= shift;
        }
    }

    private IEnumerable<int> Sequence(bool rightwards) =>
        rightwards ? Enumerable.Range(1, levels.Count - 1) : Enumerable.Range(0, levels.Count - 1).Reverse();

    private double? Middle(int place, List<int>? among)
    {
        var near = neighbours[place].Where(other => among is null || among.Contains(other)).ToList();
        return near.Count == 0 ? null : near.Average(other => y[other]);
    }
}
