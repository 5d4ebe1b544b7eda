namespace NeuralNotebook.Interactive.Tests;

/// <summary>What charts say of themselves, and how much room they take.</summary>
public sealed class ChartTextsTests
{
    private static readonly Dense Layer = new([[1, 0], [-2, 0], [0, 0.5], [3, 0]], [[0, 0]]);

    private static readonly Sequential Same = new(new Dense([[1, 0], [0, 1]], [[0, 0]]));

    /// <summary>Says class 1 with the probability that the first pixel holds.</summary>
    private static readonly Sequential FirstPixel = new(new Dense([[1], [0], [0], [0]], [[0]]));

    [Fact]
    public void Bars_on_a_logarithmic_axis_say_small_numbers_whichever_way_they_go()
    {
        Assert.Contains("a 1, b 10⁻²⁰", Chart.Column(["a", "b"], [1, 1e-20]).WithYAxis(log: true).AlternativeText,
            StringComparison.Ordinal);
        Assert.Contains("a 1, b 10⁻²⁰", Chart.Bar(["a", "b"], [1, 1e-20]).WithXAxis(log: true).AlternativeText, StringComparison.Ordinal);
        Assert.Contains("a 1, b 0", Chart.Bar(["a", "b"], [1, 1e-20]).AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_said_of_an_axis_and_a_figure_is_usual()
    {
        Assert.Equal((true, false, false), (new Axis().Visible, new Axis().Log, new Axis().Reversed));
        Assert.Equal((true, 1), (new Figure().Legend, new Figure().Columns));
        Assert.Equal((true, false, 13), (new Annotation { Text = "", X = 0, Y = 0 }.Halo, new Annotation { Text = "", X = 0, Y = 0 }.Bold,
            new Annotation { Text = "", X = 0, Y = 0 }.Size));
    }

    [Fact]
    public void What_is_said_last_holds()
    {
        var axis = Chart.Line([1.0, 2]).WithXAxis("a", 1, 5, true).WithXAxis("b", 2, 4, false).Panels[0].X;

        Assert.Equal(("b", 2, 4, false), (axis.Title, axis.Min, axis.Max, axis.Log));
        Assert.Equal("second", Chart.Line([1.0]).WithTitle("a", "first").WithTitle("b", "second").Subtitle);
        Assert.Equal(Chart.Point([1, 2], [3, 4]).AlternativeText, Chart.Point([(1, 3), (2, 4)]).AlternativeText);
    }

    [Fact]
    public void Large_values_that_rounding_alone_tells_apart_stand_in_the_middle_and_read_the_same()
    {
        var (min, max) = AxisRange.Y(Chart.Line([1e6, 1e6 + 1e-7]).Panels[0]);

        Assert.InRange(max - min, 0.9e6, 1.1e6);
        Assert.Equal(0, SharedDigits.Spare(1e6, 1e6 + 1e-9));
        Assert.Equal("0", SharedDigits.Of([5]).Text(1e-14));
    }

    [Fact]
    public void Air_around_a_large_activation_grows_with_it() =>
        Assert.InRange(Chart.Activation(x => 10 * Math.Sin(x), x => 10 * Math.Cos(x)).Panels[0].Y.Max!.Value, 10.2, 14);

    [Fact]
    public void Half_of_the_ink_is_half_way_to_the_largest_value()
    {
        var picture = (RasterTrace)Chart.Image(new Matrix(1, 3, [10, 20, 15])).Panels[0].Traces[0];

        Assert.Equal(Rgb.White.Mix(Rgb.Parse(Palette.Ink), 0.5).Red, picture.Pixels[6]);
    }

    [Theory, InlineData(10), InlineData(0.1)]
    public void A_loss_over_a_long_range_is_neither_tall_nor_flat(double shape) =>
        Assert.InRange(Chart.LossSurface((x, y) => x, (0, 1), (0, shape)).Height, 300, 600);

    [Fact]
    public void A_pass_says_the_numbers_after_each_layer()
    {
        var figure = Chart.ForwardPass(new Sequential(new Dense([[1], [1]], [[0]]), new ReLU()), [2, 3]);

        Assert.Equal("One sample on its way: 2 → 1 numbers", figure.Title);
        Assert.Contains("the sample (2, 3) on its way; after Dense", figure.AlternativeText, StringComparison.Ordinal);
        Assert.EndsWith("(5).", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_with_a_loss_says_it_over_the_slopes()
    {
        var panels = Chart.Network(Same, [1, 2], new MeanSquaredError(), [0, 2]).Panels;

        Assert.Equal(["Forward: values on neurons, weights on lines", "Backward: slopes of the loss, 0.5"],
            panels.Select(panel => panel.Title)); // (1² + 0²) / 2
    }

    [Fact]
    public void Maps_of_neurons_count_the_layers_from_1()
    {
        var data = new Dataset([[-1, -1], [1, 1]], [0, 1], name: "two");
        var figure = Chart.NeuronMaps(new Sequential(new Dense([[1, 0], [0, 0]], [[0, 0]])), data);

        Assert.Equal("What each neuron sees of the plane", figure.Title);
        Assert.Contains("; layer 1: 1 of 2 neurons say the same everywhere", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_surface_and_a_map_over_given_places_reach_from_the_first_to_the_last()
    {
        var z = new Matrix(2, 2, [1, 2, 3, 4]);

        foreach (var figure in new[] { Chart.Surface(z, [5, 7], [10, 20]), Chart.Contour(z, [5, 7], [10, 20]) })
            Assert.Contains("from 5 to 7 and y from 10 to 20", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_says_its_shape_its_ends_and_its_mean()
    {
        Assert.Equal("a: 1 × 4: a table of 1 × 4 numbers from 1 to 6, mean 3, 1 not finite.",
            Chart.Table(new Matrix(1, 4, [1, 2, 6, double.NaN]), "a").AlternativeText);
        Assert.Equal("matrix: 1 × 1: a table of 1 × 1 numbers from 2 to 2, mean 2.", Chart.Table(new Matrix(1, 1, [2])).AlternativeText);
        Assert.EndsWith("a table of 1 × 1 numbers, 1 not finite.", Chart.Table(new Matrix(1, 1, [double.NaN])).AlternativeText,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_weights_are_numbered_from_1_upright_and_without_axes()
    {
        var figure = Chart.Weights(Layer, width: 2);

        Assert.Equal(["neuron 1", "neuron 2"], figure.Panels.Select(panel => panel.Title));
        Assert.Equal("What the 2 neurons look for", figure.Title);
        Assert.Equal("blue: speaks for it, orange: against it; strongest weight 3", figure.Subtitle);
        Assert.All(figure.Panels, panel => Assert.Equal((false, false, true, true),
            (panel.X.Visible, panel.Y.Visible, panel.Y.Reversed, panel.EqualUnits)));
        Assert.All(((RasterTrace)Chart.Weights(new Dense([[0], [0]], [[0]]), 1).Panels[0].Traces[0]).Pixels,
            part => Assert.Equal(255, part)); // no weight speaks for anything
    }

    [Fact]
    public void Filters_of_one_channel_stand_in_as_many_columns_as_are_asked_for()
    {
        var layer = new Conv2D(new ImageShape(4, 4), [[1, 0, 1], [-2, 0, 1], [0, 0.5, 1], [2, 0, 1]], [[0, 0, 0]]);
        var figure = Chart.Weights(layer, columns: 2);

        Assert.Equal(("What the 3 filters look for", 2), (figure.Title, figure.Columns));
        Assert.StartsWith("blue", figure.Subtitle, StringComparison.Ordinal);
        Assert.Equal("What the first 2 of 3 filters look for", Chart.Weights(layer, count: 2).Title);
    }

    [Fact]
    public void Pictures_in_more_rows_take_more_height_and_wide_pictures_less()
    {
        int Neurons(int count, int columns, int width) => Chart.Weights(new Dense(16, 8), width, count, columns).Height;
        int Mistakes(int count, int columns, int width) => Chart.WorstMistakes(new Sequential(new Dense(16, 2), new Softmax()),
            new Dataset(new Matrix(8, 16), [1, 1, 1, 1, 1, 1, 1, 1], 2), width, count, columns).Height;

        foreach (var height in new[] { Neurons, Mistakes })
        {
            Assert.Equal(height(3, 2, 4), height(4, 2, 4));
            Assert.True(height(4, 2, 4) > 1.5 * height(2, 2, 4));
            Assert.Equal(height(8, 2, 4) - height(6, 2, 4), height(6, 2, 4) - height(4, 2, 4));
            Assert.True(height(4, 2, 8) < height(4, 2, 4), "two rows of pixels, not four");
            // A picture is as tall as it is wide: with two side by side in 520 pixels at most 260, and a heading.
            Assert.InRange(height(6, 2, 4) - height(4, 2, 4), 240, 330);
            Assert.InRange(height(8, 4, 4) - height(4, 4, 4), 110, 200);
        }
    }

    [Fact]
    public void Mistakes_are_counted_and_none_is_said()
    {
        var data = new Dataset([[0.9, 0, 0, 0], [0.2, 0, 0, 0]], [0, 0], 2, name: "pixels");
        var right = Chart.WorstMistakes(FirstPixel, data.Select([1]), width: 2);

        Assert.Equal("The one mistake", Chart.WorstMistakes(FirstPixel, data, width: 2).Title);
        Assert.Equal("No mistake", right.Title);
        Assert.EndsWith("all 1 samples are classified correctly", right.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_run_from_0_to_1_and_say_what_they_are_shares_of()
    {
        var roc = Chart.Roc(new RocCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).Panels[0];
        var bins = new Calibration([0, 1, 0, 1, 1], [0.3, 0.3, 0.3, 0.3, 0.9]);
        var calibration = Chart.Calibration(bins).Panels[0];

        Assert.Equal(("false alarms (share of class 0)", "found (share of class 1)"), (roc.X.Title, roc.Y.Title));
        Assert.Equal(("probability of class 1 (mean of the bin)", "share of class 1 in the bin"),
            (calibration.X.Title, calibration.Y.Title));
        Assert.All(new[] { roc.X, roc.Y, calibration.X, calibration.Y }, axis => Assert.Equal((0, 1), (axis.Min, axis.Max)));
        Assert.Equal(bins.Bins[0].Interval.Low, 0.5 - ((LineTrace)calibration.Traces[0]).Errors!.Below[0], 1e-12);
        Assert.Equal(["chance, area 0.5", "means what it says"], new[] { roc, calibration }.Select(panel => panel.Traces[^1].Name));
    }

    [Fact]
    public void The_outermost_points_of_an_even_cloud_are_kept()
    {
        // Both coordinates run through all thousandths, in an order that begins and ends with none of the outermost.
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => ((i * 37) + 501) % 1000 / 1000.0)],
            y = [.. Enumerable.Range(0, 1000).Select(i => ((i * 61) + 333) % 1000 / 1000.0)];
        int[] kept = Sample.OfCloud(x, y, new Panel(), 50);

        Assert.Equal((0, 0.999), (kept.Min(i => x[i]), kept.Max(i => x[i])));
        Assert.Equal((0, 0.999), (kept.Min(i => y[i]), kept.Max(i => y[i])));
    }
}
