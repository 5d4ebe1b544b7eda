namespace NeuralNotebook.Interactive;

/// <summary>Draws a computational graph: boxes with a name, a value and a gradient, and arrows to what is made of them.</summary>
internal sealed class GraphPicture
{
    private const double BoxPadding = 7, LineHeight = 16, LevelGap = 30, LeastBox = 62, MostBox = 150, TextSize = 13;

    private readonly IReadOnlyList<GraphNode> nodes;
    private readonly IReadOnlyList<(int From, int To)> edges;
    private readonly GraphLayout layout;
    private readonly int[] levelOf;
    private readonly double boxHeight, gap, width;
    private readonly double[] boxWidth, levelX;
    private readonly bool valued, backward;

    public GraphPicture(IReadOnlyList<GraphNode> nodes, IReadOnlyList<(int From, int To)> edges)
    {
        (this.nodes, this.edges) = (nodes, edges);
        (valued, backward) = (nodes.Any(node => node.Value is not null), nodes.Any(node => node.Gradient is not null));
        boxHeight = 10 + LineHeight * (1 + (valued ? 1 : 0) + (backward ? 1 : 0));
        levelOf = GraphLevels.Of(nodes.Count, edges, node => nodes[node].Id);
        layout = new GraphLayout(levelOf, edges, boxHeight + 14, stopHeight: 22);
        boxWidth = [.. Enumerable.Range(0, layout.Levels)
            .Select(level => nodes.Where((_, node) => levelOf[node] == level).Select(NeededWidth).DefaultIfEmpty(LeastBox).Max())];
        double free = DiagramFigure.UsualWidth - 4 - boxWidth.Sum();
        gap = layout.Levels == 1 ? 0 : Math.Clamp(free / (layout.Levels - 1), LevelGap, 90);
        double needed = boxWidth.Sum() + gap * (layout.Levels - 1) + 4;
        width = Math.Max(DiagramFigure.UsualWidth, needed);
        levelX = new double[layout.Levels];
        double x = (width - needed) / 2 + 2;
        for (int level = 0; level < layout.Levels; level++)
        {
            levelX[level] = x + boxWidth[level] / 2;
            x += boxWidth[level] + gap;
        }
    }

    public DiagramTrace Draw()
    {
        var shapes = new List<Shape>();
        for (int i = 0; i < edges.Count; i++)
            shapes.Add(Arrow(i));
        for (int node = 0; node < nodes.Count; node++)
            Box(node, shapes);
        bool key = backward || valued;
        if (key)
            shapes.AddRange(Key(layout.Height + 18));
        return new DiagramTrace(width, layout.Height + (key ? 32 : 4), shapes);
    }

    private StrokeShape Arrow(int edge)
    {
        var (from, to) = edges[edge];
        var route = layout.Routes[edge];
        // Arrows that enter a box keep apart, in the order in which they come from above; so do two arrows between the same boxes.
        var entering = Enumerable.Range(0, edges.Count).Where(other => edges[other].To == to)
            .OrderBy(other => layout.Y(layout.Routes[other][^2])).ToList();
        var leaving = Enumerable.Range(0, edges.Count).Where(other => edges[other].From == from && edges[other].To == to).ToList();
        var points = new List<(double, double)>
        {
            (levelX[levelOf[from]] + boxWidth[levelOf[from]] / 2, layout.Y(from) + Apart(leaving.IndexOf(edge), leaving.Count, 12)),
        };
        for (int stop = 1; stop < route.Count - 1; stop++)
        {
            var (level, y) = (levelOf[from] + stop, layout.Y(route[stop]));
            points.Add((levelX[level] - boxWidth[level] / 2, y));
            points.Add((levelX[level] + boxWidth[level] / 2, y));
        }
        points.Add(
            (levelX[levelOf[to]] - boxWidth[levelOf[to]] / 2 - 1, layout.Y(to)
                + Apart(entering.IndexOf(edge), entering.Count, Math.Min(14, (boxHeight - 12) / Math.Max(1, entering.Count - 1)))));
        return new StrokeShape([.. points]) { Color = Palette.Quiet, Arrow = true };
    }

    private static double Apart(int rank, int count, double distance) => (rank - (count - 1) / 2.0) * distance;

    private void Box(int node, List<Shape> shapes)
    {
        var (x, y, what) = (levelX[levelOf[node]], layout.Y(node), nodes[node]);
        var (given, final) = (edges.All(edge => edge.To != node), edges.All(edge => edge.From != node));
        double size = boxWidth[levelOf[node]];
        shapes.Add(new BoxShape(x, y, size, boxHeight)
        {
            Corner = 7,
            Fill = given ? "#eef2f6" : Palette.Background,
            Outline = final && !given ? Palette.Ink : Palette.AxisLine,
            OutlineWidth = final && !given ? 2.2 : 1.2,
            Hint = Describe(what),
        });
        double line = y - boxHeight / 2 + 5 + LineHeight / 2;
        shapes.Add(new TextShape(x, line, TextWidth.Cut(Label(what), TextSize * 1.05, size - BoxPadding)) { Bold = true });
        if (what.Value is { } value)
            shapes.Add(new TextShape(x, line + LineHeight, NumberText.Short(value)));
        if (what.Gradient is { } gradient)
            shapes.Add(new TextShape(x, line + LineHeight * (valued ? 2 : 1), "∂ " + NumberText.Short(gradient))
            { Color = DivergingColors.InkOf(gradient) });
    }

    private IEnumerable<Shape> Key(double y)
    {
        string said = valued ? "name, value" : "name";
        yield return new TextShape(2, y, said) { Anchor = TextAnchor.Start, Color = Palette.Quiet };
        if (backward)
            yield return new TextShape(2 + TextWidth.Of(said, TextSize) + 20, y, "∂ slope of the last node for this one")
            { Anchor = TextAnchor.Start, Color = Palette.Quiet };
    }

    /// <summary>A node in words, with all its digits that matter.</summary>
    internal static string Describe(GraphNode node) => Label(node)
        + (node.Value is { } value ? $" = {NumberText.Short(value)}" : "")
        + (node.Gradient is { } gradient ? $" (gradient {NumberText.Short(gradient)})" : "");

    private static string Label(GraphNode node) => node.Label ?? node.Id;

    private static double NeededWidth(GraphNode node)
    {
        double[] texts = new[] { TextWidth.Of(Label(node), TextSize * 1.05), TextWidth.Of(NumberText.Short(node.Value ?? 0), TextSize),
            TextWidth.Of("∂ " + NumberText.Short(node.Gradient ?? 0), TextSize) };
        return Math.Clamp(texts.Max() + 2 * BoxPadding, LeastBox, MostBox);
    }
}
