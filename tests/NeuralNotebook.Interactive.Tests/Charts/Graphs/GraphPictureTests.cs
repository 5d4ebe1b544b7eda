namespace NeuralNotebook.Interactive.Tests;

/// <summary>Where the boxes, arrows and texts of a graph stand.</summary>
public sealed class GraphPictureTests
{
    private static readonly GraphNode[] Plain = [new("a"), new("b"), new("c"), new("d")];

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "01")]
    [InlineData(3, "01 12")]
    [InlineData(4, "01 12 23 03")]
    [InlineData(9, "01 12 23 34 45 56 67 78")]
    public void Columns_of_boxes_stand_apart_and_in_the_middle_of_the_picture(int count, string edges)
    {
        var diagram = Draw([.. Enumerable.Range(0, count).Select(i => new GraphNode($"{i}"))], edges);
        var boxes = diagram.Shapes.OfType<BoxShape>().OrderBy(box => box.X).ToList();
        double[] gaps = [.. boxes.Zip(boxes.Skip(1)).Select(pair => Left(pair.Second) - Right(pair.First))];

        Assert.All(gaps, gap => Assert.Equal(gaps[0], gap, 1e-9));
        Assert.All(gaps, gap => Assert.InRange(gap, 29.999, 90.001));
        Assert.Equal(Left(boxes[0]), diagram.Width - Right(boxes[^1]), 1e-9);
        Assert.InRange(Left(boxes[0]), 1, diagram.Width);
        // Wider than usual only where the columns would not fit.
        Assert.True(diagram.Width == DiagramFigure.UsualWidth || gaps[0] < 30.001 && Left(boxes[0]) < 3);
        Assert.True(count < 9 || diagram.Width > DiagramFigure.UsualWidth);
    }

    [Fact]
    public void Columns_that_fill_the_picture_share_the_room_between_them()
    {
        var nodes = Enumerable.Range(0, 5).Select(i => new GraphNode($"{i}")).ToList();
        var boxes = Draw(nodes, "01 12 23 34").Shapes.OfType<BoxShape>().ToList();

        // Two pixels are left on either side.
        Assert.Equal(2, Left(boxes[0]), 1e-9);
        Assert.Equal(DiagramFigure.UsualWidth - 2, Right(boxes[^1]), 1e-9);
    }

    [Fact]
    public void A_column_is_as_wide_as_its_widest_text_within_reason()
    {
        GraphNode[] nodes = [new("a", "a name of length"), new("b", "b"), new("c", "x", -0.000123456789), new("d", new string('w', 40))];
        var diagram = Draw(nodes, "02 12 23");
        var boxes = diagram.Shapes.OfType<BoxShape>().ToList();
        var names = diagram.Shapes.OfType<TextShape>().Where(text => text.Bold).ToList();

        Assert.Equal(boxes[0].Width, boxes[1].Width);
        Assert.Equal(nodes[0].Label, names[0].Text);
        Assert.Equal(TextWidth.Of(nodes[0].Label!, 13 * 1.05) + 14, boxes[0].Width, 1e-9);
        Assert.Equal(TextWidth.Of(NumberText.Short(-0.000123456789), 13) + 14, boxes[2].Width, 1e-9);
        Assert.Equal(150, boxes[3].Width);
        Assert.EndsWith("…", names[3].Text, StringComparison.Ordinal);
        Assert.InRange(names[3].Width, 100, 150 - 7);
        Assert.Equal(62, Draw([new("a")], "").Shapes.OfType<BoxShape>().Single().Width);
        Assert.Equal(TextWidth.Of("∂ −0.00123", 13) + 14,
            Draw([new("a", Gradient: -0.00123)], "").Shapes.OfType<BoxShape>().Single().Width, 1e-9);
    }

    [Fact]
    public void A_name_of_any_length_keeps_a_distance_from_the_edges_of_its_box() => Assert.All(Enumerable.Range(1, 30), letters =>
    {
        var diagram = Draw([new(new string('n', letters))], "");

        Assert.InRange(diagram.Shapes.OfType<TextShape>().Single().Width, 0, diagram.Shapes.OfType<BoxShape>().Single().Width - 7);
    });

    [Theory]
    [InlineData(null, null, "a")]
    [InlineData(2.0, null, "a|2")]
    [InlineData(null, 3.0, "a|∂ 3")]
    [InlineData(2.0, -3.0, "a|2|∂ −3")]
    public void A_box_has_a_line_for_all_that_is_known_with_even_room_over_and_under(double? value, double? gradient, string lines)
    {
        var diagram = Draw([new("a", null, value, gradient)], "");
        var box = diagram.Shapes.OfType<BoxShape>().Single();
        var texts = diagram.Shapes.OfType<TextShape>().Where(text => text.Anchor == TextAnchor.Middle).ToList();

        Assert.Equal(lines.Split('|'), texts.Select(text => text.Text));
        Assert.All(texts, text => Assert.Equal(box.X, text.X));
        Assert.Equal(texts[0].Y - (box.Y - box.Height / 2), box.Y + box.Height / 2 - texts[^1].Y, 1e-9);
        Assert.All(texts.Zip(texts.Skip(1)), pair => Assert.InRange(pair.Second.Y - pair.First.Y, 14, 20));
        Assert.InRange(texts[0].Y - (box.Y - box.Height / 2), 7, 16);
    }

    [Fact]
    public void A_gradient_keeps_its_line_where_the_value_is_missing()
    {
        var texts = Draw([new("a", null, 1, 5), new("b", null, null, 7)], "01").Shapes.OfType<TextShape>().ToList();
        double Line(string text) => texts.Single(shape => shape.Text == text).Y - texts.Single(shape => shape.Text == "b").Y;

        Assert.Equal(Line("∂ 7") / 2, texts.Single(shape => shape.Text == "1").Y - texts.Single(shape => shape.Text == "a").Y, 1e-9);
    }

    [Fact]
    public void What_is_given_is_shaded_and_the_result_has_a_strong_edge()
    {
        var boxes = Draw([.. Plain, new("alone")], "01 12 32").Shapes.OfType<BoxShape>().ToList();

        Assert.Equal([true, false, false, true, true], boxes.Select(box => box.Fill != Palette.Background));
        Assert.Equal([false, false, true, false, false], boxes.Select(box => box.Outline == Palette.Ink));
        Assert.Equal(boxes.Select(box => box.Outline == Palette.Ink), boxes.Select(box => box.OutlineWidth > 2));
        Assert.Equal(Palette.AxisLine, boxes[4].Outline);
        Assert.All(boxes, box => Assert.InRange(box.Corner, 1, box.Height / 2));
    }

    [Fact]
    public void A_hint_says_all_that_is_known_of_a_node() => Assert.Equal(["a", "× = 2", "x (gradient −3)", "y = 1 (gradient 0)"],
        Draw([new("a"), new("b", "×", 2), new("c", "x", null, -3), new("d", "y", 1, 0)], "").Shapes.OfType<BoxShape>()
            .Select(box => box.Hint));

    [Theory, InlineData("01"), InlineData("01 12 02 13 03"), InlineData("01 01 12 12"), InlineData("02 12 32"), InlineData("03 13 23 03")]
    public void An_arrow_goes_from_the_right_of_one_box_to_the_left_of_the_other(string edges)
    {
        var diagram = Draw(Plain, edges);
        var boxes = diagram.Shapes.OfType<BoxShape>().ToList();
        var arrows = diagram.Shapes.OfType<StrokeShape>().ToList();
        var pairs = Edges(edges);

        Assert.Equal(pairs.Count, arrows.Count);
        Assert.All(arrows.Zip(pairs), pair =>
        {
            var (arrow, from, to) = (pair.First, boxes[pair.Second.From], boxes[pair.Second.To]);
            Assert.Equal(Right(from), arrow.Points[0].X, 1e-9);
            Assert.InRange(arrow.Points[0].Y, from.Y - from.Height / 2, from.Y + from.Height / 2);
            // A pixel before the edge, so that the tip touches it and does not lie on it.
            Assert.Equal(Left(to) - 1, arrow.Points[^1].X, 1e-9);
            Assert.InRange(arrow.Points[^1].Y, to.Y - to.Height / 2, to.Y + to.Height / 2);
            Assert.True(arrow.Arrow);
        });
        // Arrows lie under the boxes.
        Assert.All(diagram.Shapes.Take(arrows.Count), shape => Assert.IsType<StrokeShape>(shape));
        // What enters a box enters it evenly about its middle.
        foreach (var entering in arrows.Zip(pairs).GroupBy(pair => pair.Second.To))
            Assert.Equal(boxes[entering.Key].Y, entering.Average(pair => pair.First.Points[^1].Y), 1e-9);
    }

    [Fact]
    public void Arrows_enter_a_box_apart_in_the_order_in_which_they_come_from_above()
    {
        var diagram = Draw([.. Plain, new("e", null, 1, 1)], "04 14 24 34");
        var boxes = diagram.Shapes.OfType<BoxShape>().ToList();
        var arrows = diagram.Shapes.OfType<StrokeShape>().OrderBy(arrow => arrow.Points[0].Y).ToList();
        double[] ends = [.. arrows.Select(arrow => arrow.Points[^1].Y)];

        Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.Equal(14, pair.Second - pair.First, 1e-9)); // (58 − 12) / 3 = 15.3, 14 at most
        Assert.Equal(boxes[4].Y, (ends[0] + ends[^1]) / 2, 1e-9);
    }

    [Fact]
    public void Many_arrows_share_the_height_of_the_box_that_they_enter()
    {
        var nodes = Enumerable.Range(0, 10).Select(i => new GraphNode($"{i}")).ToList();
        var diagram = Draw(nodes, "09 19 29 39 49 59 69 79 89");
        var box = diagram.Shapes.OfType<BoxShape>().Last();
        double[] ends = [.. diagram.Shapes.OfType<StrokeShape>().Select(arrow => arrow.Points[^1].Y).Order()];

        Assert.Equal(6, ends[0] - (box.Y - box.Height / 2), 1e-9);
        Assert.Equal(6, box.Y + box.Height / 2 - ends[^1], 1e-9);
        Assert.Equal(9, ends.Distinct().Count());
    }

    [Fact]
    public void Two_arrows_between_the_same_boxes_stand_twelve_apart()
    {
        var diagram = Draw([new("a", null, 3), new("b", null, 9)], "01 01");
        var arrows = diagram.Shapes.OfType<StrokeShape>().ToList();

        Assert.Equal(12, Math.Abs(arrows[0].Points[0].Y - arrows[1].Points[0].Y), 1e-9);
        Assert.Equal(diagram.Shapes.OfType<BoxShape>().First().Y, arrows.Average(arrow => arrow.Points[0].Y), 1e-9);
        // And they do not cross.
        Assert.True((arrows[0].Points[0].Y - arrows[1].Points[0].Y) * (arrows[0].Points[^1].Y - arrows[1].Points[^1].Y) > 0);
    }

    [Fact]
    public void An_arrow_that_passes_a_column_runs_level_beside_its_boxes()
    {
        var diagram = Draw(Plain, "01 12 23 03");
        var boxes = diagram.Shapes.OfType<BoxShape>().ToList();
        var passing = diagram.Shapes.OfType<StrokeShape>().Last();

        Assert.Equal(6, passing.Points.Count);
        for (int level = 1; level <= 2; level++)
        {
            var (start, end) = (passing.Points[2 * level - 1], passing.Points[2 * level]);
            Assert.Equal(Left(boxes[level]), start.X, 1e-9);
            Assert.Equal(Right(boxes[level]), end.X, 1e-9);
            Assert.Equal(start.Y, end.Y);
            Assert.True(Math.Abs(start.Y - boxes[level].Y) > boxes[level].Height / 2);
        }
    }

    [Theory]
    [InlineData(null, null, "")]
    [InlineData(1.0, null, "name, value")]
    [InlineData(null, 1.0, "name|∂ slope of the last node for this one")]
    [InlineData(1.0, 1.0, "name, value|∂ slope of the last node for this one")]
    public void A_key_under_the_boxes_says_what_their_lines_are(double? value, double? gradient, string key)
    {
        var diagram = Draw([new("a", null, value, gradient), new("b")], "01");
        var texts = diagram.Shapes.OfType<TextShape>().Where(text => text.Anchor == TextAnchor.Start).ToList();
        double bottom = diagram.Shapes.OfType<BoxShape>().Max(box => box.Y + box.Height / 2);

        Assert.Equal(key, string.Join('|', texts.Select(text => text.Text)));
        Assert.All(texts, text => Assert.InRange(text.Y, bottom + text.Size / 2, diagram.Height - text.Size / 2));
        Assert.All(texts.Zip(texts.Skip(1)), pair =>
        {
            Assert.InRange(pair.Second.X, pair.First.X + pair.First.Width + 5, diagram.Width - pair.Second.Width);
            Assert.Equal(pair.First.Y, pair.Second.Y);
        });
        Assert.InRange(diagram.Height, bottom, bottom + (key == "" ? 20 : 45));
    }

    private static double Left(BoxShape box) => box.X - box.Width / 2;

    private static double Right(BoxShape box) => box.X + box.Width / 2;

    private static DiagramTrace Draw(IReadOnlyList<GraphNode> nodes, string edges) => new GraphPicture(nodes, Edges(edges)).Draw();

    private static List<(int From, int To)> Edges(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(edge => (edge[0] - '0', edge[1] - '0'))];
}
