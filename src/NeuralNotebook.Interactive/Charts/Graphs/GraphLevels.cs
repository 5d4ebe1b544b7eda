namespace NeuralNotebook.Interactive;

/// <summary>Sorts a graph without cycles into levels from left to right: every edge leads to a later level.</summary>
internal static class GraphLevels
{
    /// <summary>The level of each node. A node that nothing leads to stands right before the first that uses it.</summary>
    /// <exception cref="ArgumentException">The edges run in a circle.</exception>
    public static int[] Of(int nodes, IReadOnlyList<(int From, int To)> edges, Func<int, string> name)
    {
        var (levels, open) = (new int[nodes], new int[nodes]);
        foreach (var (_, to) in edges)
            open[to]++;
        var ready = new Queue<int>(Enumerable.Range(0, nodes).Where(node => open[node] == 0));
        var order = new List<int>();
        while (ready.TryDequeue(out int node))
        {
            order.Add(node);
            foreach (var (_, to) in edges.Where(edge => edge.From == node))
            {
                levels[to] = Math.Max(levels[to], levels[node] + 1);
                if (--open[to] == 0)
                    ready.Enqueue(to);
            }
        }
        if (order.Count < nodes)
        {
            int within = Enumerable.Range(0, nodes).First(node => open[node] > 0);
            throw new ArgumentException(
                $"The edges run in a circle through '{name(within)}'; in a computational graph each number is made only of earlier ones.");
        }

        foreach (int node in Enumerable.Range(0, nodes).Where(node => edges.All(edge => edge.To != node)))
        {
            var uses = edges.Where(edge => edge.From == node).Select(edge => levels[edge.To]).ToList();
            if (uses.Count > 0)
                levels[node] = uses.Min() - 1;
        }
        return levels;
    }
}
