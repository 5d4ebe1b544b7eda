using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

public sealed class GraphTests
{
    private static readonly GraphNode[] Nodes = [new("a", "a", 2, -3), new("b", "b", -3, 2), new("c", "×", -6, 1)];

    [Fact]
    public void Every_node_says_its_name_its_value_and_its_gradient() =>
        Assert.Equal(["a", "2", "∂ −3", "b", "−3", "∂ 2", "×", "−6", "∂ 1"], Texts(Chart.Graph(Nodes, [("a", "c"), ("b", "c")])).Take(9));

    [Fact]
    public void Before_the_way_back_no_gradient_is_shown()
    {
        var figure = Chart.Graph([.. Nodes.Select(node => node with { Gradient = null })], [("a", "c"), ("b", "c")]);

        Assert.DoesNotContain(Texts(figure), text => text.Contains('∂', StringComparison.Ordinal));
    }

    [Fact]
    public void The_sentence_goes_from_what_is_given_to_the_result() => Assert.Equal(
        "How the result is computed: a computational graph of 3 nodes and 2 edges: from a = 2 (gradient −3), b = −3 (gradient 2) to × = "
            + "−6 (gradient 1).",
        Chart.Graph(Nodes, [("a", "c"), ("b", "c")]).AlternativeText);

    [Fact]
    public void The_graph_of_an_autograd_is_walked_from_its_result()
    {
        var x = new Number("x", 3);
        var square = new Number("×", 9, x, x);
        var figure = Chart.Graph(new Number("+", 12, square, x), number => number.Parents, number => number.Name, number => number.Value,
            number => number.Value * 2);

        Assert.Contains("3 nodes and 4 edges: from x = 3 (gradient 6) to + = 12 (gradient 24)", figure.AlternativeText,
            StringComparison.Ordinal);
        Assert.Equal(4, Shapes(figure).OfType<StrokeShape>().Distinct().Count());
    }

    [Fact]
    public void Numbers_that_are_equal_but_not_the_same_stay_apart()
    {
        var figure = Chart.Graph(new Number("+", 2, new Number("a", 1), new Number("a", 1)), number => number.Parents,
            number => number.Name, number => number.Value);

        Assert.Contains("3 nodes", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_never_touch_and_every_arrow_runs_to_the_right()
    {
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<FsCheck.NonEmptyArray<(byte, byte)>>(pairs =>
        {
            // Any pairs make a graph without cycles once each runs from the smaller to the larger.
            var edges = pairs.Get.Select(pair => (From: pair.Item1 % 24, To: pair.Item2 % 24)).Where(edge => edge.From != edge.To)
                .Select(edge =>
                    (Math.Min(edge.From, edge.To).ToString(System.Globalization.CultureInfo.InvariantCulture),
                        Math.Max(edge.From, edge.To).ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
            var nodes = Enumerable.Range(0, 24)
                .Select(i => new GraphNode(i.ToString(System.Globalization.CultureInfo.InvariantCulture), null, i / 7.0, -i)).ToList();
            var figure = Chart.Graph(nodes, edges);
            var boxes = Shapes(figure).OfType<BoxShape>().ToList();
            for (int i = 0; i < boxes.Count; i++)
                Assert.All(boxes.Skip(i + 1),
                    other => Assert.True(Math.Abs(boxes[i].X - other.X) >= (boxes[i].Width + other.Width) / 2
                        || Math.Abs(boxes[i].Y - other.Y) >= (boxes[i].Height + other.Height) / 2));
            Assert.All(Shapes(figure).OfType<StrokeShape>(),
                arrow => Assert.All(arrow.Points.Zip(arrow.Points.Skip(1)), step => Assert.True(step.Second.X > step.First.X)));
            // No arrow runs through a box that it does not belong to.
            Assert.All(Shapes(figure).OfType<StrokeShape>(),
                arrow => Assert.DoesNotContain(arrow.Points.Skip(1).SkipLast(1), point => boxes.Any(box => Inside(box, point))));
            System.Xml.Linq.XElement.Parse(figure.ToSvg());
        }));
    }

    [Fact]
    public void Edges_in_a_circle_are_refused() =>
        Assert.Contains("circle through 'a'",
            Assert.Throws<ArgumentException>(() => Chart.Graph([new("a"), new("b")], [("a", "b"), ("b", "a")])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_unknown_node_is_refused_by_its_name() =>
        Assert.Contains("'d', which is not among the nodes: a, b, c",
            Assert.Throws<ArgumentException>(() => Chart.Graph(Nodes, [("a", "d")])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_same_id_twice_is_refused() => Assert.Throws<ArgumentException>(() => Chart.Graph([new("a"), new("a")], []));

    [Fact]
    public void No_node_and_too_many_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Chart.Graph([], []));
        Assert.Throws<ArgumentException>(() => Chart.Graph([.. Enumerable.Range(0, 201).Select(i => new GraphNode($"{i}"))], []));
    }

    [Fact]
    public void One_node_without_a_value_and_values_that_are_no_numbers_are_drawn()
    {
        Assert.Contains("alone", Texts(Chart.Graph([new("alone")], [])));
        Assert.Contains("NaN", Texts(Chart.Graph([new("n", "<b>&", double.NaN, double.PositiveInfinity)], [])));
    }

    private static bool Inside(BoxShape box, (double X, double Y) point) =>
        Math.Abs(point.X - box.X) < box.Width / 2 - 0.5 && Math.Abs(point.Y - box.Y) < box.Height / 2 - 0.5;

    private static IReadOnlyList<Shape> Shapes(Figure figure) => figure.Panels[0].Traces.OfType<DiagramTrace>().Single().Shapes;

    private static List<string> Texts(Figure figure) => [.. Shapes(figure).OfType<TextShape>().Select(text => text.Text)];

    private sealed record Number(string Name, double Value, params Number[] Parents);
}
