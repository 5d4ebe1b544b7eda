namespace NeuralNotebook.Interactive.Tests;

public sealed class ForwardPictureTests
{
    private static readonly Sequential Small = SubjectPictures.Small;

    private static DiagramTrace Draw(Sequential model, double[] sample, string[]? names = null) =>
        new ForwardPicture(new SamplePass(model, sample), names).Draw();

    private static List<TextShape> Texts(DiagramTrace diagram) => [.. diagram.Shapes.OfType<TextShape>()];

    private static List<BoxShape> Boxes(DiagramTrace diagram) => [.. diagram.Shapes.OfType<BoxShape>()];

    public static TheoryData<Layer, string> Layers => new()
    {
        { new Dense(2, 3), "Dense: · weights (2 × 3) + biases (1 × 3)" },
        { new Dense(2, 3) { Name = "hidden" }, "hidden: · weights (2 × 3) + biases (1 × 3)" },
        { new Softmax(), "Softmax: shares of 1" },
        { new Tanh { Name = "bend" }, "bend: each number on its own" },
        { new Dropout(0.5), "Dropout: nothing, outside training" },
        { new BatchNormalization(2), new BatchNormalization(2).ToString() },
    };

    [Theory, MemberData(nameof(Layers), DisableDiscoveryEnumeration = true)]
    public void A_layer_says_in_a_few_words_what_it_does(Layer layer, string words)
    {
        Assert.Equal(words, ForwardPicture.Doing(layer));
        Assert.Contains(Texts(Draw(new Sequential(layer), [1, 2])), text => text.Text == words && text.Bold);
    }

    [Fact]
    public void The_first_sum_is_written_out_of_up_to_three_inputs()
    {
        var three = Draw(new Sequential(new Dense([[2], [-1], [0.5]], [[-3]])), [1, -4, 6]);

        Assert.Contains(Texts(three), text => text is { Text: "first number: 1 · 2 + −4 · (−1) + 6 · 0.5 + (−3) = 6", Bold: false });
        // the second layer's begins with what came out of ReLU
        Assert.Contains(Texts(Draw(Small, [1, 0.5])), text => text.Text == "first number: 0.7 · 1.2 + 0 · 0.5 + 0.6 · (−0.3) + 0 = 0.66");
        Assert.DoesNotContain(Texts(Draw(new Sequential(new Dense(4, 1)), [1, 2, 3, 4])),
            text => text.Text.StartsWith("first number", StringComparison.Ordinal));
        Assert.DoesNotContain(Texts(Draw(new Sequential(new ReLU()), [1])),
            text => text.Text.StartsWith("first number", StringComparison.Ordinal));
    }

    [Theory, InlineData(8), InlineData(9)]
    public void Up_to_eight_numbers_are_all_shown_and_of_more_the_first_six_and_the_last(int count)
    {
        double[] sample = [.. Enumerable.Range(1, count).Select(i => (double)i)];
        var diagram = Draw(new Sequential(new ReLU()), sample);
        var first = Boxes(diagram)[..(Boxes(diagram).Count / 2)];
        var dots = Texts(diagram).Where(text => text.Text == "…").ToList();
        int[] shown = count == 8 ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 3, 4, 5, 6, 9];

        Assert.Equal(shown.Select(i => $"number {i}: {i}"), first.Select(box => box.Hint));
        Assert.All(first, box => Assert.Contains(Texts(diagram), text => (text.X, text.Y) == (box.X, box.Y)));
        Assert.Equal(count == 8 ? 0 : 2, dots.Count);
        Assert.All(dots, text => Assert.Equal((first[5].X + first[6].X) / 2, text.X, 9));
        Assert.Equal(first[0].X + 7 * first[0].Width, first[^1].X, 9); // side by side, the last in the eighth place
        Assert.Equal(first[0].X + first[0].Width, first[1].X, 9);
        Assert.InRange(first[^1].X + first[^1].Width / 2, diagram.Width - 10, diagram.Width);
    }

    [Fact]
    public void Each_row_says_its_shape_and_is_shaded_against_its_own_largest()
    {
        var diagram = Draw(new Sequential(new Dense([[10, -20]], [[0, 0]])), [0.5]);

        Assert.Equal(new[] { (0.5, 0.5), (5, 10), (-10, 10) }.Select(pair => DivergingColors.Of(pair.Item1, pair.Item2).ToString()),
            Boxes(diagram).Select(box => box.Fill));
        foreach (var (shape, box) in new[] { ("x: 1 × 1", Boxes(diagram)[0]), ("1 × 2", Boxes(diagram)[1]) })
        {
            var said = Texts(diagram).Single(text => text.Text == shape);
            Assert.Equal((box.Y, TextAnchor.Start, Palette.Quiet), (said.Y, said.Anchor, said.Color));
            Assert.True(said.X >= 0 && said.X + said.Width < box.X - box.Width / 2);
        }
    }

    [Fact]
    public void Steps_lie_between_the_rows_with_an_arrow_from_each_to_the_next()
    {
        var diagram = Draw(Small, [1, 0.5]);
        var rows = Boxes(diagram).GroupBy(box => box.Y).Select(row => row.ToList()).ToList();
        var arrows = diagram.Shapes.OfType<StrokeShape>().ToList();

        Assert.Equal([2, 3, 3, 2, 2], rows.Select(row => row.Count));
        Assert.Equal(4, arrows.Count);
        Assert.All(arrows, arrow => Assert.True(arrow.Arrow && arrow.Color == Palette.Quiet));
        for (int i = 0; i < arrows.Count; i++)
        {
            var (from, to) = (rows[i][0].Y + rows[i][0].Height / 2, rows[i + 1][0].Y - rows[i + 1][0].Height / 2);
            var (start, end) = (arrows[i].Points[0], arrows[i].Points[1]);
            Assert.Equal((rows[i][0].X, rows[i][0].X), (start.X, end.X));
            Assert.True(from <= start.Y && start.Y < end.Y && end.Y < to);
            var said = Texts(diagram).Where(text => text.Y > from && text.Y < to).ToList();
            Assert.Equal(i % 2 == 0 ? 2 : 1, said.Count); // a dense layer says its first sum, too
            Assert.All(said, text => Assert.Equal(text.Bold ? Palette.Ink : Palette.Quiet, text.Color));
            Assert.All(said, text => Assert.True(text.X > start.X && text.Y - text.Size / 2 >= from && text.Y + text.Size / 2 <= to));
            Assert.All(said.Zip(said.Skip(1)), pair => Assert.True(pair.Second.Y - pair.First.Y >= 13));
        }
    }

    [Fact]
    public void Names_stand_under_the_outputs_and_the_colours_are_told_at_the_end()
    {
        var diagram = Draw(Small, [1, 0.5], ["cat", "a name longer than its cell"]);
        var (boxes, note) = (Boxes(diagram)[^2..], Texts(diagram)[^1]);
        var names = Texts(diagram)[^3..^1];

        Assert.Equal("cat", names[0].Text);
        Assert.EndsWith("…", names[1].Text, StringComparison.Ordinal);
        Assert.All(names.Zip(boxes), pair =>
        {
            Assert.Equal((pair.Second.X, Palette.Quiet), (pair.First.X, pair.First.Color));
            Assert.True(pair.First.Width <= pair.Second.Width);
            Assert.InRange(pair.First.Y - pair.First.Size / 2 - (pair.Second.Y + pair.Second.Height / 2), 0, 12);
        });
        Assert.True(note.Y - note.Size / 2 >= names[0].Y + names[0].Size / 2 - 3 && note.Y + note.Size / 2 <= diagram.Height);
        Assert.Contains("blue: above 0, orange: below 0", note.Text, StringComparison.Ordinal);
        Assert.Equal((0, TextAnchor.Start, Palette.Quiet), (note.X, note.Anchor, note.Color));
        Assert.True(diagram.Height > Draw(Small, [1, 0.5]).Height);
        Assert.Equal(DiagramFigure.UsualWidth, diagram.Width);
    }

    [Fact]
    public void Long_words_and_long_numbers_stay_in_their_room()
    {
        var model = new Sequential(new Dense([[-1.23e-5, 1], [2.5e-7, 1], [-3.25e-9, 1]], [[-1.5e-8, 1]])
        { Name = "a layer whose name is as long as a sentence that nobody would read to its end" });
        var diagram = Draw(model, [-1.23e-5, -2.5e-7, -3.25e-9]);

        Assert.All(Texts(diagram).Where(text => text.Anchor == TextAnchor.Start),
            text => Assert.True(text.X + text.Width <= diagram.Width));
        Assert.All(Boxes(diagram), box => Assert.True(
            Texts(diagram).Single(text => (text.X, text.Y) == (box.X, box.Y)).Width <= box.Width));
    }
}
