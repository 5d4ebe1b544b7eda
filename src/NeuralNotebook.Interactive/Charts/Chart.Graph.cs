namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>The most nodes a picture of a graph can hold and still be read.</summary>
    private const int MostNodes = 200;

    /// <summary>A computational graph from left to right: each node with its value and gradient,
    /// an arrow from each number to what is made of it.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="edges">From which node to which, by their ids; the same pair twice for a number that is used twice.</param>
    /// <exception cref="ArgumentException">There is no node or too many, an id is there twice or is unknown,
    /// or the edges run in a circle.</exception>
    public static Figure Graph(IReadOnlyList<GraphNode> nodes, IReadOnlyList<(string From, string To)> edges)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        if (nodes.Count is 0 or > MostNodes)
            throw new ArgumentException($"A graph to look at has 1 to {MostNodes} nodes, got {nodes.Count}.");
        var places = new Dictionary<string, int>();
        for (int i = 0; i < nodes.Count; i++)
        {
            if (!places.TryAdd(nodes[i].Id, i))
                throw new ArgumentException($"Each node has an id of its own, but '{nodes[i].Id}' is there twice.");
        }
        var pairs = edges.Select(edge => (Place(edge.From), Place(edge.To))).ToList();
        var last = Enumerable.Range(0, nodes.Count).Where(node => pairs.All(pair => pair.Item1 != node))
            .Select(node => GraphPicture.Describe(nodes[node]));
        var given = Enumerable.Range(0, nodes.Count).Where(node => pairs.All(pair => pair.Item2 != node))
            .Select(node => GraphPicture.Describe(nodes[node]));
        string description =
            $"a computational graph of {nodes.Count} {(nodes.Count == 1 ? "node" : "nodes")} and {edges.Count}"
                + $" {(edges.Count == 1 ? "edge" : "edges")}: from {string.Join(", ", given)} to {string.Join(", ", last)}";
        return DiagramFigure.Of(DiagramFigure.Panel(new GraphPicture(nodes, pairs).Draw(), description))
            .WithTitle("How the result is computed");

        int Place(string id) => places.TryGetValue(id, out int place)
            ? place
            : throw new ArgumentException(
                $"An edge names the node '{id}', which is not among the nodes: {string.Join(", ", places.Keys.Take(12))}.");
    }

    /// <summary>The computational graph behind a result: from the result backwards through what each number was made of,
    /// as a scalar autograd keeps it.</summary>
    /// <typeparam name="T">The numbers' own type.</typeparam>
    /// <param name="result">The last number.</param>
    /// <param name="parents">What a number was made of; a number that it was made of twice, twice.</param>
    /// <param name="label">What a number is called: its name, or the operation that made it.</param>
    /// <param name="value">The number itself.</param>
    /// <param name="gradient">∂result/∂number; not given, no gradients are shown.</param>
    /// <exception cref="ArgumentException">There are too many numbers, or they run in a circle.</exception>
    public static Figure Graph<T>(T result, Func<T, IEnumerable<T>> parents, Func<T, string> label, Func<T, double> value,
        Func<T, double>? gradient = null) where T : class
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(parents);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(value);
        var ids = new Dictionary<T, string>(ReferenceEqualityComparer.Instance);
        var (nodes, edges, open) = (new List<GraphNode>(), new List<(string, string)>(), new Queue<T>());
        Meet(result);
        while (open.TryDequeue(out var number))
        {
            foreach (var parent in parents(number))
            {
                Meet(parent);
                edges.Add((ids[parent], ids[number]));
            }
        }
        return Graph(nodes, edges);

        void Meet(T number)
        {
            if (!ids.TryAdd(number, $"n{ids.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}"))
                return;
            if (ids.Count > MostNodes)
                throw new ArgumentException(
                    $"The result is made of more than {MostNodes} numbers, too many to look at: draw a smaller part of it.");
            nodes.Add(new GraphNode(ids[number], label(number), value(number), gradient?.Invoke(number)));
            open.Enqueue(number);
        }
    }
}
