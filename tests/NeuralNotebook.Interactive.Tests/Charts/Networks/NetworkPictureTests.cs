namespace NeuralNotebook.Interactive.Tests;

public sealed class NetworkPictureTests
{
    private static readonly Sequential Small = SubjectPictures.Small;

    /// <summary>Weights that all differ, so that a line is known by its number: 0.01, 0.02, …</summary>
    private static Sequential Counted(int inputs, int outputs) => new(new Dense(
        new Matrix(inputs, outputs, [.. Enumerable.Range(1, inputs * outputs).Select(i => i * 0.01)]),
        new Matrix(1, outputs, [.. Enumerable.Range(1, outputs).Select(i => i * 10.0)])));

    private static DiagramTrace Diagram(Figure figure, int panel = 0) => figure.Panels[panel].Traces.OfType<DiagramTrace>().Single();

    private static List<TextShape> Texts(Figure figure, int panel = 0) => [.. Diagram(figure, panel).Shapes.OfType<TextShape>()];

    private static List<BoxShape> Boxes(Figure figure, int panel = 0) => [.. Diagram(figure, panel).Shapes.OfType<BoxShape>()];

    private static List<StrokeShape> Lines(Figure figure) => [.. Diagram(figure).Shapes.OfType<StrokeShape>().SkipLast(2)];

    private static TextShape Said(Figure figure, string text, int panel = 0) => Texts(figure, panel).First(said => said.Text == text);

    [Fact]
    public void Lines_run_from_box_to_box_and_the_larger_lie_over_the_smaller()
    {
        var figure = Chart.Network(new Sequential(new Dense([[0.1, -0.2], [-0.3, 0.4]], [[0, 0]])));
        var (lines, boxes) = (Lines(figure), Boxes(figure));

        // the inputs 0 and 1 are boxes 0 and 1, the neurons boxes 2 and 3
        var ways = new[] { (0, 2), (0, 3), (1, 2), (1, 3) };
        Assert.All(lines.Zip(ways), pair =>
        {
            var (from, to) = (boxes[pair.Second.Item1], boxes[pair.Second.Item2]);
            Assert.Equal([(from.X + from.Width / 2, from.Y), (to.X - to.Width / 2, to.Y)], pair.First.Points);
        });
        Assert.Equal(lines.Select(line => line.Width).Order(), lines.Select(line => line.Width));
        Assert.Equal([DivergingColors.Positive, DivergingColors.Negative, DivergingColors.Negative, DivergingColors.Positive],
            lines.Select(line => line.Color));
        var shapes = Diagram(figure).Shapes.ToList();
        Assert.True(shapes.IndexOf(lines[^1]) < shapes.FindIndex(shape => shape is TextShape { Backed: true }));
        Assert.True(shapes.FindLastIndex(shape => shape is TextShape { Text: "0.4" }) < shapes.IndexOf(boxes[0]));
    }

    [Fact]
    public void Weights_of_zero_are_thin_and_say_so()
    {
        var figure = Chart.Network(new Sequential(new Dense([[0], [0]], [[0]])));

        Assert.All(Lines(figure), line => Assert.True(line is { Width: > 0 and < 1, Dash: Dash.Dotted }));
        Assert.Equal(Palette.AxisLine, Lines(figure)[0].Color);
        Assert.Contains(Texts(figure), text => text.Text == "widest line: 0");
    }

    [Theory, InlineData(3, 4, true), InlineData(2, 6, true), InlineData(6, 2, true), InlineData(1, 7, false), InlineData(7, 1, false),
        InlineData(4, 4, false)]
    public void Up_to_twelve_lines_between_whole_columns_say_their_numbers_and_the_neurons_their_biases(int inputs, int outputs, bool say)
    {
        var figure = Chart.Network(Counted(inputs, outputs));
        var said = Texts(figure).Where(text => text.Backed).Select(text => text.Text).Order(StringComparer.Ordinal).ToList();
        var expected = Enumerable.Range(1, inputs * outputs).Select(i => NumberText.Tight(i * 0.01))
            .Concat(Enumerable.Range(1, outputs).Select(i => $"bias {i}0")).Order(StringComparer.Ordinal);

        Assert.Equal(say ? expected : [], said);
        Assert.Contains(Boxes(figure), box => box.Hint == "layer 1, neuron 1, bias 10");
    }

    [Fact]
    public void Biases_stand_under_their_neurons()
    {
        var figure = Chart.Network(Counted(2, 3));

        Assert.All(Enumerable.Range(0, 3), i =>
        {
            var (box, bias) = (Boxes(figure)[2 + i], Said(figure, $"bias {i + 1}0"));
            Assert.Equal(box.X, bias.X);
            Assert.InRange(bias.Y - (box.Y + box.Height / 2), 5, 15);
            if (i < 2) // and end before the next
                Assert.True(bias.Y + bias.Size / 2 < Boxes(figure)[3 + i].Y - box.Height / 2);
        });
        var partly = Chart.Network(new Sequential(new Dense([[1, 2]], [[30, 40]]), new Dense(2, 9)));
        Assert.Contains(Texts(partly), text => text.Text == "bias 40"); // the lines to the second layer have no numbers
    }

    [Fact]
    public void Pointing_at_a_neuron_says_its_place_its_name_its_value_and_its_bias()
    {
        var hints = Boxes(Chart.Network(Small, [1, 0.5], ["age", "size"], ["cat", "dog"])).Select(box => box.Hint).ToList();

        Assert.Equal(["input 1 (age): 1", "input 2 (size): 0.5", "layer 1, neuron 1: 0.7, bias 0.1", "layer 1, neuron 2: 0, bias −0.2",
            "layer 1, neuron 3: 0.6, bias 0"], hints[..5]);
        Assert.StartsWith("layer 2, neuron 2 (dog): 0.", hints[6], StringComparison.Ordinal);
        Assert.Equal("input 2 (x₂)", Boxes(Chart.Network(Small))[1].Hint);
        var slopes = Boxes(Chart.Network(new Sequential(new Dense([[2]], [[1]])), [3], new MeanSquaredError(), [5]), 1);
        Assert.Equal(["input 1 (x₁): 8", "layer 1, neuron 1: 4"], slopes.Select(box => box.Hint)); // 2 (7 − 5) = 4, times the weight 2
    }

    [Fact]
    public void Names_of_inputs_stand_in_empty_neurons_and_left_of_those_with_a_value()
    {
        var empty = Chart.Network(Small, ["age", "size"], ["cat", "dog"]);
        var valued = Chart.Network(Small, [1, 0.5], ["age", "size"], ["cat", "dog"]);

        Assert.Equal((Boxes(empty)[0].X, Boxes(empty)[0].Y), (Said(empty, "age").X, Said(empty, "age").Y));
        var (name, box) = (Said(valued, "size"), Boxes(valued)[1]);
        Assert.Equal((TextAnchor.End, box.Y), (name.Anchor, name.Y));
        Assert.InRange(box.X - box.Width / 2 - name.X, 1, 10);
        Assert.True(name.X - name.Width >= 0);
        Assert.All(new[] { empty, valued }, figure =>
        {
            var (dog, last) = (Said(figure, "dog"), Boxes(figure)[^1]);
            Assert.Equal((TextAnchor.Start, last.Y), (dog.Anchor, dog.Y));
            Assert.InRange(dog.X - (last.X + last.Width / 2), 1, 10);
            Assert.True(dog.X + dog.Width <= Diagram(figure).Width);
        });
        Assert.Equal("0.5", Texts(valued).Single(text => (text.X, text.Y) == (box.X, box.Y)).Text);
        Assert.Contains(Texts(Chart.Network(Small)), text => text.Text == "x₂");
    }

    [Fact]
    public void Long_names_are_cut_at_the_edges_of_the_picture()
    {
        string[] names = ["a name of very many words", "another one that never ends"];
        var figure = Chart.Network(Small, [1, 0.5], names, names);
        var empty = Chart.Network(Small, names, names);

        foreach (var text in Texts(figure).Concat(Texts(empty)).Where(text => text.Text.EndsWith('…')))
        {
            var (from, to) = text.Anchor switch
            {
                TextAnchor.Start => (text.X, text.X + text.Width),
                TextAnchor.End => (text.X - text.Width, text.X),
                _ => (text.X - text.Width / 2, text.X + text.Width / 2),
            };
            Assert.True(from >= 0 && to <= DiagramFigure.UsualWidth, text.Text);
        }
        Assert.All(new[] { figure, empty }, any => Assert.Equal(4, Texts(any).Count(text => text.Text.EndsWith('…'))));
        Assert.All(Texts(empty).Where(text => text.Text.EndsWith('…') && text.X < 100),
            text => Assert.True(text.Width <= Boxes(empty)[0].Width));
        // as wide as the disc and a little more
        Assert.DoesNotContain(Texts(Chart.Network(Small, ["aaaai", "b"])), text => text.Text == "aaaai");
        Assert.True(Boxes(figure)[0].Width > Boxes(empty)[0].Width); // a number needs more room than none
    }

    [Fact]
    public void Neurons_are_shaded_against_the_largest_value_of_all()
    {
        var figure = Chart.Network(new Sequential(new Dense([[4], [0]], [[0]])), [1, -2]);

        Assert.Equal(new[] { 1, -2, 4.0 }.Select(value => DivergingColors.Of(value, 4).ToString()), Boxes(figure).Select(box => box.Fill));
        Assert.All(Boxes(figure), box => Assert.Equal((box.Height / 2, Palette.Quiet), (box.Corner, box.Outline)));
        Assert.All(Boxes(Chart.Network(Small)), box => Assert.Equal((Palette.Background, box.Width), (box.Fill, box.Height)));
        var maps = Chart.NeuronMaps(Small, Datasets.Moons(samples: 20, noise: 0, seed: 1));
        Assert.All(Boxes(maps), box => Assert.Equal((null, 0, box.Height), (box.Fill, box.Corner, box.Width)));
        Assert.DoesNotContain(Texts(maps), text => text.Backed);
        var tiny = Chart.Network(Small, [-3.25e-9, 1]);
        var (box, number) = (Boxes(tiny)[0], Said(tiny, "−3×10⁻⁹"));
        Assert.True(number.Width <= box.Width - 4); // its ends are round
    }

    [Fact]
    public void Maps_stand_apart_with_the_names_of_the_inputs_beside_them()
    {
        var figure = Chart.NeuronMaps(Small, Datasets.Moons(samples: 20, noise: 0, seed: 1), ["a", "b"]);
        var (boxes, name) = (Boxes(figure), Said(figure, "x₁"));

        Assert.True(boxes[1].Y - boxes[0].Y > boxes[0].Height);
        Assert.True(name.Anchor == TextAnchor.End && name.X < boxes[0].X - boxes[0].Width / 2 && name.X - name.Width >= 0);
        Assert.All(figure.Panels[0].Traces.OfType<RasterTrace>().Zip(boxes),
            pair =>
            {
                Assert.Equal(pair.Second.Width, pair.First.Right - pair.First.Left, 9);
                Assert.Equal(pair.Second.Height, pair.First.Bottom - pair.First.Top, 9);
            });
        Assert.Equal(TextAnchor.Start, Said(figure, "b").Anchor);
    }

    [Fact]
    public void Counts_stand_over_the_columns_and_layers_under_them()
    {
        var figure = Chart.Network(new Sequential(new Dense(1, 3) { Name = "hidden" }, new ReLU(), new Dense(3, 1)));
        var boxes = Boxes(figure);

        Assert.All(new[] { ("1 input", boxes[0]), ("3 neurons", boxes[1]), ("1 neuron", boxes[^1]) }, pair =>
        {
            var said = Said(figure, pair.Item1);
            Assert.Equal((pair.Item2.X, true, Palette.Ink), (said.X, said.Bold, said.Color));
            Assert.True(said.Y + said.Size / 2 <= boxes.Min(box => box.Y - box.Height / 2) && said.Y - said.Size / 2 > 0);
        });
        var (first, second, last) = (Said(figure, "hidden"), Said(figure, "ReLU"), Said(figure, "Dense"));
        Assert.Equal((boxes[1].X, boxes[^1].X, first.Y, false), (second.X, last.X, last.Y, first.Bold));
        Assert.Equal(Palette.Quiet, first.Color);
        Assert.True(first.Y - first.Size / 2 > boxes.Max(box => box.Y + box.Height / 2) && second.Y - first.Y >= 13);
        Assert.DoesNotContain(Texts(figure), text => text.Text == "inputs"); // the heading says it already
        Assert.Contains(Texts(Chart.Network(new Sequential(new Tanh()), [1, 2])), text => text.Text == "Tanh");
        Assert.Contains(Texts(Chart.Network(Small)), text => text.Text == "2 inputs");
    }

    [Theory, InlineData(3, "100000 neurons", 2), InlineData(14, "100000", 14)]
    public void A_heading_is_as_long_as_the_columns_leave_room_and_stays_in_the_picture(int columns, string heading, int times)
    {
        var diagram = new NetworkPicture(
            [.. Enumerable.Repeat(new NetworkColumn { Layers = ["a layer with a long name of its own"], Count = 100_000 }, columns)],
            null, null).Forward();
        var texts = diagram.Shapes.OfType<TextShape>().Where(text => text.Anchor == TextAnchor.Middle).ToList();

        Assert.Equal(times, texts.Count(text => text.Text == heading)); // the first of three says: inputs
        Assert.All(texts,
            text => Assert.True(text.X - text.Width / 2 >= -0.01 && text.X + text.Width / 2 <= diagram.Width + 0.01, text.Text));
        var names = texts.Where(text => text.Text.StartsWith("a layer", StringComparison.Ordinal)).OrderBy(text => text.X).ToList();
        Assert.All(names.Zip(names.Skip(1)),
            pair => Assert.True(pair.First.X + pair.First.Width / 2 < pair.Second.X - pair.Second.Width / 2));
        Assert.Equal(columns, texts.Count(text => text.Text == "⋮"));
    }

    [Fact]
    public void The_key_tells_both_signs_and_the_widest_line_under_all_else()
    {
        var figure = Chart.Network(new Sequential(new Dense([[2]], [[1]])), [3], new MeanSquaredError(), [5]);

        // the slope of the weight is that of the neuron, 2 (7 − 5), times the input 3
        foreach (var (panel, what, widest) in new[] { (0, "weight", "2"), (1, "slope", "12") })
        {
            var key = Diagram(figure, panel).Shapes.OfType<StrokeShape>().TakeLast(2).ToList();
            var (more, less, size) =
                (Said(figure, $"{what} > 0", panel), Said(figure, $"{what} < 0", panel), Said(figure, $"widest line: {widest}", panel));
            Assert.Equal([(DivergingColors.Positive, Dash.Solid), (DivergingColors.Negative, Dash.Dashed)],
                key.Select(line => (line.Color, line.Dash)));
            Assert.All(key.Zip([more, less]), pair =>
            {
                Assert.Equal([pair.Second.Y, pair.Second.Y], pair.First.Points.Select(place => place.Y));
                Assert.InRange(pair.First.Points[1].X - pair.First.Points[0].X, 20, 60);
                Assert.InRange(pair.Second.X - pair.First.Points[1].X, 2, 12);
            });
            Assert.True(key[0].Points[0].X >= 0 && more.X + more.Width < key[1].Points[0].X && less.X + less.Width < size.X - size.Width);
            Assert.True(size.Anchor == TextAnchor.End && size.X <= Diagram(figure, panel).Width);
            var others = Texts(figure, panel).Except([more, less, size]);
            Assert.True(others.Max(text => text.Y + text.Size / 2) <= size.Y - size.Size / 2);
            Assert.True(size.Y + size.Size / 2 <= Diagram(figure, panel).Height);
            Assert.All(new[] { more, less, size }, text => Assert.Equal(Palette.Quiet, text.Color));
        }
    }
}
