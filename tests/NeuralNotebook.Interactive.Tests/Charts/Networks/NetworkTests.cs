namespace NeuralNotebook.Interactive.Tests;

public sealed class NetworkTests
{
    private static readonly Sequential Small = SubjectPictures.Small;

    [Fact]
    public void A_line_is_as_wide_as_its_weight_is_large_and_says_its_sign_by_colour_and_dash()
    {
        var lines = Lines(Chart.Network(new Sequential(new Dense([[2], [-1], [0]], [[0]]))));

        Assert.Equal([Dash.Dotted, Dash.Dashed, Dash.Solid], lines.Select(line => line.Dash));
        Assert.All(lines.Zip([0.7, 2.85, 5]), pair => Assert.Equal(pair.Second, pair.First.Width, 0.06));
        Assert.Equal(3, lines.Select(line => line.Color).Distinct().Count());
    }

    [Fact]
    public void The_neurons_say_what_the_layers_computed()
    {
        double[] sample = [1, 0.5];
        double[] hidden = new[] { 0.1 + 0.8 - 0.2, 0, 0.3 + 0.3 }; // ReLU of x · W + b, by hand; the second sum is −0.25
        double[] outputs = Small.Predict(new Matrix(1, 2, sample)).Row(0).ToArray();

        var said = Texts(Chart.Network(Small, sample).Panels[0]);

        Assert.All(sample.Concat(hidden).Concat(outputs), value => Assert.Contains(NumberText.Tight(value), said));
    }

    [Fact]
    public void Pictures_are_columns_of_neurons_that_say_how_they_lie()
    {
        var conv = new Conv2D(new ImageShape(6, 6), filters: 2, kernel: 3, seed: 1);
        var pool = new MaxPool2D(conv.OutputShape, size: 2);
        var model = new Sequential(conv, new ReLU(), pool, new Flatten(), new Dense(8, 3, seed: 2), new Softmax());
        double[] sample = Enumerable.Range(0, 36).Select(pixel => pixel % 5 / 4.0).ToArray();

        var columns = NetworkColumn.Of(model, new SamplePass(model, sample));

        Assert.Equal([36, 32, 8, 3], columns.Select(column => column.Count));
        Assert.Equal(["Conv2D", "4 × 4 × 2", "ReLU"], columns[1].Layers);
        Assert.Equal(["MaxPool2D", "2 × 2 × 2", "Flatten"], columns[2].Layers);
        Assert.Equal(model.Predict(new Matrix(1, 36, sample)).Row(0).ToArray(), columns[3].Values);
        Assert.Contains("36 inputs, 32 + 8 hidden neurons, 3 outputs", Chart.Network(model, sample).Title, StringComparison.Ordinal);
        Assert.Contains("4 × 4 × 2", Texts(Chart.Network(model).Panels[0]));
    }

    [Fact]
    public void A_lines_slope_is_the_value_at_its_start_times_the_slope_at_its_end()
    {
        var pass = new SamplePass(Small, [1, 0.5]);
        pass.Backward(new CategoricalCrossEntropy(), [0, 1]);
        var columns = NetworkColumn.Of(Small, pass);

        for (int i = 1; i < columns.Count; i++)
        {
            var (from, to, slopes) = (columns[i - 1].Values!, columns[i].Gradients!, columns[i].WeightGradients!);
            Assert.All(Enumerable.Range(0, from.Length * to.Length),
                at => Assert.Equal(from[at / to.Length] * to[at % to.Length], slopes[at / to.Length, at % to.Length], 12));
        }
        // Softmax and cross-entropy together: p − y.
        Assert.Equal([columns[^1].Values![0] - 0, columns[^1].Values![1] - 1], columns[^1].Gradients!);
    }

    [Fact]
    public void Slopes_agree_with_small_steps_of_the_inputs()
    {
        var loss = new CategoricalCrossEntropy();
        var pass = new SamplePass(Small, [1, 0.5]);
        pass.Backward(loss, [0, 1]);

        const double Step = 1e-6;
        Assert.Equal((Loss(1 + Step, 0.5) - Loss(1 - Step, 0.5)) / (2 * Step), pass.InputGradient![0, 0], 1e-7);
        Assert.Equal((Loss(1, 0.5 + Step) - Loss(1, 0.5 - Step)) / (2 * Step), pass.InputGradient[0, 1], 1e-7);

        double Loss(double a, double b) => loss.Value(Small.Predict([[a, b]]), [[0, 1]]);
    }

    [Fact]
    public void The_layers_remember_the_learners_own_batch_and_its_slopes()
    {
        Dense dense = new(2, 2);
        var model = new Sequential(dense, new Softmax());
        dense.Forward([[1, 2], [3, 4]]);
        dense.Backward([[1, 0], [0, 1]]);
        var before = dense.Parameters[0].Gradient.Copy();

        Chart.Network(model, [5, 6], new CategoricalCrossEntropy(), [1, 0]);

        Assert.Equal(before.ToRows(), dense.Parameters[0].Gradient.ToRows());
        dense.Backward([[1, 0], [0, 1]]);
        Assert.Equal(before.ToRows(), dense.Parameters[0].Gradient.ToRows());
    }

    [Fact]
    public void A_large_layer_shows_dots_and_its_count()
    {
        var figure = Chart.Network(new Sequential(new Dense(2, 64), new ReLU(), new Dense(64, 2)));

        Assert.Contains("⋮", Texts(figure.Panels[0]));
        Assert.Contains("64 neurons", Texts(figure.Panels[0]));
        Assert.Equal(2 * 5 + 5 * 2, Lines(figure).Count);
    }

    [Theory, InlineData(3), InlineData(1), InlineData(0)]
    public void A_sample_of_another_length_is_refused(int features) =>
        Assert.Throws<ArgumentException>(() => Chart.Network(Small, new double[features]));

    [Fact]
    public void A_target_of_another_length_is_refused_with_both_lengths() => Assert.Contains(
        "gives 2 numbers for a sample, so its target has as many; got 3",
        Assert.Throws<ArgumentException>(() => Chart.Network(Small, [1, 2], new CategoricalCrossEntropy(), [0, 1, 0])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Names_that_do_not_fit_are_refused() =>
        Assert.Contains("2 outputs, got 1 names",
            Assert.Throws<ArgumentException>(() => Chart.Network(Small, outputNames: ["cat"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_network_without_a_known_width_asks_for_a_sample()
    {
        var model = new Sequential(new ReLU());

        Assert.Contains("give a sample", Assert.Throws<ArgumentException>(() => Chart.Network(model)).Message, StringComparison.Ordinal);
        Assert.Contains("3", Texts(Chart.Network(model, [3, -4]).Panels[0]));
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_left_out_and_told()
    {
        var figure = Chart.Network(new Sequential(new Dense([[double.NaN], [1]], [[0]])), [double.NaN, double.PositiveInfinity]);

        Assert.Single(Lines(figure));
        Assert.Contains("1 weight is not finite", figure.AlternativeText, StringComparison.Ordinal);
        Assert.Contains("NaN", Texts(figure.Panels[0]));
    }

    [Fact]
    public void No_number_on_a_line_covers_another()
    {
        foreach (var panel in SubjectPictures.Make().Where(picture => picture.Name.StartsWith("network", StringComparison.Ordinal))
            .SelectMany(picture => picture.Figure.Panels))
        {
            var texts = panel.Traces.OfType<DiagramTrace>().Single().Shapes.OfType<TextShape>().ToList();
            for (int i = 0; i < texts.Count; i++)
                Assert.All(texts.Skip(i + 1),
                    other => Assert.False(Overlap(texts[i], other), $"'{texts[i].Text}' and '{other.Text}' overlap"));
        }
    }

    private static bool Overlap(TextShape a, TextShape b)
    {
        var (left, right) = Reach(a);
        var (otherLeft, otherRight) = Reach(b);
        return left < otherRight && otherLeft < right && Math.Abs(a.Y - b.Y) < (a.Size + b.Size) / 2 * 0.8;
    }

    private static (double, double) Reach(TextShape text) => text.Anchor switch
    {
        TextAnchor.Start => (text.X, text.X + text.Width),
        TextAnchor.End => (text.X - text.Width, text.X),
        _ => (text.X - text.Width / 2, text.X + text.Width / 2),
    };

    private static List<StrokeShape> Lines(Figure figure) =>
        [.. figure.Panels[0].Traces.OfType<DiagramTrace>().Single().Shapes.OfType<StrokeShape>().SkipLast(2)]; // the last two are the key's

    private static List<string> Texts(Panel panel) =>
        [.. panel.Traces.OfType<DiagramTrace>().Single().Shapes.OfType<TextShape>().Select(text => text.Text)];
}
