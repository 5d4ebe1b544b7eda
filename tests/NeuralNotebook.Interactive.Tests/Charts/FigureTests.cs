namespace NeuralNotebook.Interactive.Tests;

public sealed class FigureTests
{
    [Fact]
    public void With_leaves_the_figure_it_was_asked_of_alone()
    {
        var figure = Chart.Line(new[] { 1, 2, 3 });
        _ = figure.WithTitle("another").WithXAxis("x", 0, 1).WithSize(200, 200);

        Assert.Null(figure.Title);
        Assert.Equal(Figure.DefaultWidth, figure.Width);
        Assert.Null(figure.Panels[0].X.Title);
    }

    [Theory, InlineData(1, 0, false), InlineData(double.NaN, 1, false), InlineData(-1, 1, true), InlineData(2, 2, false)]
    public void Bounds_that_make_no_axis_are_refused(double min, double max, bool log) =>
        Assert.Throws<ArgumentException>(() => Chart.Line(new[] { 1.0 }).WithXAxis("x", min, max, log));

    [Fact]
    public void A_line_whose_lengths_differ_is_refused_with_both_lengths()
    {
        var error = Assert.Throws<ArgumentException>(() => Chart.Line(new[] { 1.0, 2 }, new[] { 1.0 }));

        Assert.Contains("2 x and 1 y", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_tells_first_last_lowest_and_axes() => Assert.Equal(
        "Loss: line chart of loss against epoch: train goes from 0.9 at 1 to 0.3 at 4, lowest 0.2 at 3.",
        Chart.Line(new[] { 1, 2, 3, 4 }, new[] { 0.9, 0.5, 0.2, 0.3 }, name: "train").WithXAxis("epoch").WithYAxis("loss")
            .WithTitle("Loss").AlternativeText);

    [Theory, InlineData(""), InlineData("  ")]
    public void A_blank_title_takes_an_axis_title_away_from_picture_and_sentence(string blank)
    {
        var named = Chart.Line([1, 2, 3]).WithXAxis("epoch").WithYAxis("loss");
        var bare = named.WithXAxis(blank).WithYAxis(blank);

        Assert.Equal(Chart.Line([1, 2, 3]).ToSvg(), bare.ToSvg());
        Assert.Equal("line chart: goes from 1 at 0 to 3 at 2.", bare.AlternativeText);
        Assert.Contains("of loss against epoch", named.WithXAxis(null, min: 0).AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_tells_how_far_error_bars_reach()
    {
        Assert.EndsWith("2 points around (0.5, 3.5), with error bars of 0.1 to 0.5 below and 0.3 above.",
            Chart.Point([0, 1], [3, 4]).WithErrorBars([0.3, 0.3], [0.1, 0.5]).AlternativeText, StringComparison.Ordinal);
        Assert.EndsWith("with error bars of ±0.2.", Chart.Line([3, 4]).WithErrorBars([0.2, 0.2]).AlternativeText, StringComparison.Ordinal);
        Assert.EndsWith("without error bars that could be drawn.",
            Chart.Line([3, 4]).WithErrorBars([double.NaN, double.PositiveInfinity]).AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_tells_what_was_left_out() =>
        Assert.Contains("(2 values have no place on the axes and are left out)", Pictures.All["gap"].AlternativeText,
            StringComparison.Ordinal);

    [Fact]
    public void A_figure_without_data_says_so() =>
        Assert.Equal("Nothing: an empty chart.", (new Figure().WithTitle("Nothing")).AlternativeText);

    [Fact]
    public void A_kernel_finds_the_formatters_without_a_reference()
    {
        dynamic attribute = typeof(Figure).GetCustomAttributes(inherit: false)
            .Single(found => found.GetType().Name == "TypeFormatterSourceAttribute");
        Type source = ((Attribute)attribute).GetType().GetProperty("FormatterSourceType")!.GetValue(attribute);
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null)!;
        var shown = formatters.ToDictionary(
            formatter => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!,
            formatter =>
            {
                using var writer = new StringWriter();
                Assert.True((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [Pictures.All["line"], writer])!);
                return writer.ToString();
            });

        Assert.Equal(["application/vnd.plotly.v1+json", "image/svg+xml", "image/png", "text/plain"], shown.Keys);
        Assert.StartsWith("<svg", shown["image/svg+xml"], StringComparison.Ordinal);
        Assert.Equal(Pictures.All["line"].AlternativeText, shown["text/plain"]);
    }

    [Fact]
    public void A_saved_page_holds_the_picture_and_leaves_no_other_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string path = Path.Combine(folder.FullName, "figure.html");
            Pictures.All["line"].SaveHtml(path);

            Assert.Contains(Pictures.All["line"].ToSvg(), File.ReadAllText(path), StringComparison.Ordinal);
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Numbers_of_any_kind_and_pairs_make_the_same_line()
    {
        string expected = Chart.Line(new[] { 1.0, 2 }, new[] { 3.0, 4 }, "a").ToSvg();

        Assert.Equal(expected, Chart.Line([1, 2], [3f, 4f], name: "a").ToSvg());
        Assert.Equal(expected, Chart.Line([(1, 3m), (2, 4m)], name: "a").ToSvg());
        Assert.Equal(expected, Chart.Line(Matrix.FromColumn([1, 2]).Column(0), new List<long> { 3, 4 }, "a").ToSvg());
    }

    [Fact]
    public void What_only_rounding_has_left_reads_0()
    {
        double[] x = [-1, 0.1 + 0.2 - 0.3, 1], y = [-1.3, -9.62e-17, 1.3];

        Assert.Contains("2 points around (0, 0)", Chart.Point([-0.3, 0.1 + 0.2], [-0.1 - 0.2, 0.3]).AlternativeText,
            StringComparison.Ordinal);
        Assert.Contains("goes from 0 at 0 to 1.3 at 2", Chart.Line(new[] { -9.62e-17, 1, 1.3 }).AlternativeText, StringComparison.Ordinal);
        Assert.Contains("goes from −1.3 at −1 to 0 at 0", Chart.Line(x[..2], y[..2]).AlternativeText, StringComparison.Ordinal);
        Assert.Contains("a 0, b 1", Chart.Column(["a", "b"], new[] { 1e-17, 1 }).AlternativeText, StringComparison.Ordinal);
        Assert.Contains("lowest 0 at row 0, column 1", Chart.Heatmap(new Matrix(1, 2, [1, -9.62e-17])).AlternativeText,
            StringComparison.Ordinal);
        Assert.DoesNotContain("×10", Chart.Heatmap(new Matrix(1, 2, [1, -9.62e-17])).ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("×10", Chart.Column(["a", "b"], new[] { 1e-17, 1 }).ToSvg(), StringComparison.Ordinal);
        Assert.Contains("(0, 0) to (1, 1)", Chart.Path([(1e-17, -1e-17), (1, 1)]).AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void With_changes_what_it_names_in_every_panel_and_keeps_the_rest()
    {
        var two = Chart.Grid(2, Chart.Line([1.0, 2]), Chart.Contour(new Matrix(2, 2, [1, 2, 3, 4])));

        Assert.Equal([("a", 0.5, 9, true), ("a", 0.5, 9, true)], two.WithZAxis("a", 0.5, 9, true).WithZAxis().Panels
            .Select(panel => (panel.Z.Title!, panel.Z.Min!.Value, panel.Z.Max!.Value, panel.Z.Log)));
        Assert.Equal([("x", -5.0), ("x", -5.0)], two.WithXAxis("x", min: -5).Panels.Select(panel => (panel.X.Title!, panel.X.Min!.Value)));
        Assert.Equal([("y", 5.0), ("y", 5.0)], two.WithYAxis("y", max: 5).Panels.Select(panel => (panel.Y.Title!, panel.Y.Max!.Value)));
        Assert.All(two.WithCamera(20, 40).Panels, panel => Assert.Equal(new Camera(20, 40), panel.Camera));
        Assert.All(two.WithEqualUnits().Panels, panel => Assert.True(panel.EqualUnits));
        Assert.False(two.WithLegend(false).Legend);
        Assert.True(two.WithLegend(false).WithLegend().Legend);
        Assert.Equal(("t", "s"), (two.WithTitle("u", "s").WithTitle("t").Title, two.WithTitle("u", "s").WithTitle("t").Subtitle));
        Assert.Equal((130, 140), (two.WithSize(130, 140).Width, two.WithSize(130, 140).Height));
        Assert.Equal("said", two.WithAlternativeText("said").ToString());
        Assert.All(two.WithVerticalLine(3, "v").WithHorizontalLine(4, "h").Panels, panel => Assert.Equal(
            [(3, true, "v"), (4, false, "h")], panel.References.Select(line => (line.Value, line.Vertical, line.Label!))));
        var note = two.WithAnnotation(1, 2, "n", 5).Panels[1].Annotations.Single();
        Assert.Equal((1, 2, "n", 5, -18, true), (note.X, note.Y, note.Text, note.OffsetX, note.OffsetY, note.Halo));
        Assert.Equal((Palette.OfClass(2), Palette.OfClass(2)), (two.WithClassColor(2).Panels[0].Traces[0].Color!,
            Chart.Point([1], [2]).WithClassColor(2).Panels[0].Traces[0].Color!));
        Assert.Equal(Palette.MarkerOf(2), ((PointTrace)Chart.Point([1], [2]).WithClassColor(2).Panels[0].Traces[0]).Marker);
    }

    [Fact]
    public void Errors_are_as_far_below_as_above_unless_told_and_of_every_kind_of_series()
    {
        foreach (var figure in new[] { Chart.Line([1.0, 2]), Chart.Point([1, 2], [3, 4]), Chart.Column(["a", "b"], [1, 2]) })
        {
            Assert.Equal(([0.1, 0.2], [0.1, 0.2]), Of(figure.WithErrorBars([0.1, 0.2])), Same);
            Assert.Equal(([0.3, 0.4], [0.1, 0.2]), Of(figure.WithErrorBars([0.1, 0.2], [0.3, 0.4])), Same);
        }

        static (double[] Below, double[] Above) Of(Figure figure)
        {
            var trace = figure.Panels[0].Traces[0];
            var errors = ((trace as LineTrace)?.Errors ?? (trace as PointTrace)?.Errors ?? (trace as BarTrace)?.Errors)!;
            return ([.. errors.Below], [.. errors.Above]);
        }

        static bool Same((double[] Below, double[] Above) a, (double[] Below, double[] Above) b) =>
            a.Below.SequenceEqual(b.Below) && a.Above.SequenceEqual(b.Above);
    }

    [Fact]
    public void A_page_says_the_figures_title_without_markup()
    {
        Assert.Contains("<title>a &lt; b</title>", HtmlPage.Of(Chart.Line([1]).WithTitle("a < b\u0001")), StringComparison.Ordinal);
        Assert.Contains("<title>Figure</title>", HtmlPage.Of(Chart.Line([1])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_number_that_is_meant_is_said()
    {
        Assert.Contains("from 1 at 0 to 10⁻²⁰ at 1", Chart.Line([1, 1e-20]).WithYAxis(log: true).AlternativeText, StringComparison.Ordinal);
        Assert.Contains("from 0 at 0 to 3×10⁻¹⁷ at 1", Chart.Line([0, 3e-17]).AlternativeText, StringComparison.Ordinal);
        Assert.Contains("to 10⁻⁹ at 1", Chart.Line([1, 1e-9]).AlternativeText, StringComparison.Ordinal);
    }
}
