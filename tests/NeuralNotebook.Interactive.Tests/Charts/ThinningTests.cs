using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

public sealed class ThinningTests
{
    private const int Most = 300_000;

    public static TheoryData<string, int> Large
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string kind in new[] { "points", "equal", "classes", "line", "noise", "marked", "lines", "path", "gaps", "errors",
                "band", "column", "bar", "bins", "histogram", "heatmap", "tall", "contour", "levels", "surface", "image", "boundary",
                "film", "grid" })
            {
                data.Add(kind, 200_000);
                data.Add(kind, 1_000_000);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Large))]
    public void A_figure_of_many_values_stays_small(string kind, int count)
    {
        var figure = Of(kind, count);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var (svg, json, said) = (figure.ToSvg(), figure.ToPlotlyJson(), figure.AlternativeText);
        int bytes = Encoding.UTF8.GetByteCount(svg) + Encoding.UTF8.GetByteCount(json) + Encoding.UTF8.GetByteCount(said);

        Assert.True(bytes < Most, $"{kind} of {count} takes {svg.Length} + {json.Length} + {said.Length}");
        // a second or two on a quiet machine, other tests beside it
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"{kind} of {count} takes {clock.Elapsed}");
        Assert.True(svg.Length > 3000, kind);
    }

    [Fact]
    public void A_thinned_cloud_keeps_its_shape_its_outliers_and_its_dense_places_and_says_so()
    {
        var random = new Random(3);
        var points = Enumerable.Range(0, 200_000)
            .Select(i => (X: i % 4 == 0 ? 10 + random.NextDouble() : random.NextDouble(), Y: random.NextDouble())).Append((5, 40))
            .Append((-30, 0.5)).Append((5, 5)).ToList();
        var figure = Chart.Point(points);
        var (drawn, json) = ((PointTrace)Thinning.Of(figure).Panels[0].Traces[0], JsonNode.Parse(figure.ToPlotlyJson())!["data"]![0]!);

        foreach (var alone in new[] { (5, 40), (-30, 0.5), (5.0, 5.0) })
            Assert.Contains(alone, drawn.X.Zip(drawn.Y));
        // A quarter of the points lie on the right.
        Assert.Equal(0.25, drawn.X.Count(x => x >= 10) / (double)drawn.X.Count, 0.01);
        Assert.InRange(drawn.X.Count, 3000, 6000);
        Assert.Equal(drawn.X.Count, json["x"]!.AsArray().Count);
        Assert.EndsWith($"; {drawn.X.Count:#,0} of 200,003 points are drawn.", figure.AlternativeText, StringComparison.Ordinal);
        Assert.Contains("200003 points around", figure.AlternativeText, StringComparison.Ordinal);
        Assert.Equal(drawn.X, ((PointTrace)Thinning.Of(Chart.Point(points)).Panels[0].Traces[0]).X);
    }

    [Fact]
    public void A_thinned_cloud_reaches_as_far_as_all_of_it_and_so_do_its_error_bars()
    {
        var random = new Random(6);
        double[] x = [.. Enumerable.Range(0, 50_000).Select(_ => random.NextDouble())], y = [.. x.Select(_ => random.NextDouble())];
        var figure = Chart.Point(x, y).WithErrorBars(y.Select((_, i) => i == 33_333 ? 7.0 : 0.01));
        var (drawn, panel) = ((PointTrace)Thinning.Of(Chart.Point(x, y)).Panels[0].Traces[0], Thinning.Of(figure).Panels[0]);

        Assert.Equal((x.Min(), x.Max(), y.Min(), y.Max()), (drawn.X.Min(), drawn.X.Max(), drawn.Y.Min(), drawn.Y.Max()));
        Assert.Equal(AxisRange.Y(figure.Panels[0]), AxisRange.Y(panel));
        Assert.True(AxisRange.Y(panel).Max > 7);
    }

    [Fact]
    public void Small_classes_stay_whole_beside_large_ones()
    {
        var random = new Random(4);
        int[] labels = [.. Enumerable.Range(0, 100_000).Select(i => i % 1000 == 0 ? 2 : i % 2)];
        var figure =
            Chart.Point(new Matrix(labels.Length, 2, [.. Enumerable.Range(0, 2 * labels.Length).Select(_ => random.NextDouble())]), labels);
        var counts = Thinning.Of(figure).Panels[0].Traces.Cast<PointTrace>().Select(trace => trace.X.Count).ToList();

        Assert.Equal(100, counts[2]);
        Assert.Equal(counts[0], counts[1], 0.05 * counts[0]);
    }

    [Fact]
    public void Axes_run_as_for_all_points_and_a_logarithmic_one_is_thinned_by_its_own_distances()
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(_ => Math.Pow(10, -6 * random.NextDouble()))];
        var figure = Chart.Point(x, x.Select(_ => random.NextDouble())).WithXAxis(log: true);
        var drawn = Thinning.Of(figure).Panels[0];

        Assert.Equal(AxisRange.X(figure.Panels[0]), AxisRange.X(drawn));
        Assert.Equal(AxisRange.Y(figure.Panels[0]), AxisRange.Y(drawn));
        Assert.InRange(((PointTrace)drawn.Traces[0]).X.Count(value => value < 1e-5), 500, 2000);
    }

    [Fact]
    public void A_small_figure_is_drawn_as_it_is()
    {
        var figure = Chart.Point(Enumerable.Range(0, 4000), Enumerable.Range(0, 4000).Select(i => i * 7 % 4001));

        Assert.Same(figure, Thinning.Of(figure));
        Assert.DoesNotContain("drawn", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thinned_line_keeps_its_lonely_peaks_at_their_places()
    {
        double[] y = new double[200_000];
        (y[31_234], y[150_001], y[77_777]) = (1, -2, double.NaN);
        var line = (LineTrace)Thinning.Of(Chart.Line(y)).Panels[0].Traces[0];

        Assert.InRange(line.X.Count, 1000, 4100);
        Assert.Contains((31_234, 1), line.X.Zip(line.Y));
        Assert.Contains((150_001, -2), line.X.Zip(line.Y));
        Assert.Contains(77_777, line.X);
        Assert.Equal((0, 199_999), (line.X[0], line.X[^1]));
        // And the path in the picture goes up to the peak's own pixel, and down to the valley's.
        var flat = PathOf(Chart.Line(new double[200_000]).WithYAxis(min: -2, max: 1));
        var drawn = PathOf(Chart.Line(y).WithYAxis(min: -2, max: 1));
        Assert.Equal(flat[0].Y, drawn[0].Y, 0.01);
        Assert.Equal(flat[0].Y, drawn[^1].Y, 0.01);
        var (top, bottom) = (drawn.MinBy(place => place.Y), drawn.MaxBy(place => place.Y));
        Assert.Equal(31_234 / 199_999.0, (top.X - drawn[0].X) / (drawn[^1].X - drawn[0].X), 0.003);
        Assert.Equal(150_001 / 199_999.0, (bottom.X - drawn[0].X) / (drawn[^1].X - drawn[0].X), 0.003);
        Assert.Equal(2, (bottom.Y - drawn[0].Y) / (drawn[0].Y - top.Y), 0.02);
    }

    [Fact]
    public void A_large_heatmap_keeps_a_lone_cell_that_stands_out()
    {
        double[] cells = new double[1000 * 1000];
        (cells[123 * 1000 + 457], cells[801 * 1000 + 334]) = (9, -9);
        var figure = Chart.Heatmap(new Matrix(1000, 1000, cells));
        var drawn = (HeatmapTrace)Thinning.Of(figure).Panels[0].Traces[0];

        var (high, low) = (drawn.Values.ToList().IndexOf(9), drawn.Values.ToList().IndexOf(-9));
        Assert.Equal((0.123, 0.457), (high / drawn.Columns / (double)drawn.Rows, high % drawn.Columns / (double)drawn.Columns), Near);
        Assert.Equal((0.801, 0.334), (low / drawn.Columns / (double)drawn.Rows, low % drawn.Columns / (double)drawn.Columns), Near);
        var json = JsonNode.Parse(figure.ToPlotlyJson())!["data"]![0]!;
        Assert.Equal(9, json["z"]!.AsArray().SelectMany(row => row!.AsArray()).Max(value => (double)value!));
        // The blocks cover the same plane as the cells.
        Assert.Equal(999.5, (double)json["x0"]! + (drawn.Columns - 0.5) * (double)json["dx"]!, 1e-6);
        Assert.Contains("heatmap of 1000 × 1000 cells, lowest −9 at row 801, column 334", figure.AlternativeText, StringComparison.Ordinal);
        Assert.Contains($"{drawn.Values.Count:#,0} of 1,000,000 cells are drawn", figure.AlternativeText, StringComparison.Ordinal);

        static bool Near((double A, double B) p, (double A, double B) q) => Math.Abs(p.A - q.A) < 0.01 && Math.Abs(p.B - q.B) < 0.01;
    }

    [Fact]
    public void Each_pixel_of_a_thinned_picture_is_the_mean_of_those_it_stands_for_color_by_color()
    {
        const int Rows = 700, Columns = 900;
        var random = new Random(8);
        byte[] pixels = [.. Enumerable.Range(0, 3 * Rows * Columns).Select(_ => (byte)random.Next(256))];
        var figure = new Figure { Panels = [new Panel { Traces = [new RasterTrace(pixels, Columns, 0, 9, 0, 7)] }] };
        var drawn = (RasterTrace)Thinning.Of(figure).Panels[0].Traces[0];

        Assert.InRange(drawn.Rows * drawn.Columns, 20_000, Rows * Columns / 4);
        foreach (var (row, column, part) in new[] { (0, 0, 0), (drawn.Rows - 1, drawn.Columns - 1, 2),
            (drawn.Rows / 3, drawn.Columns / 2, 1), (7, drawn.Columns - 1, 0), (drawn.Rows - 1, 3, 1) })
        {
            var (top, left) = (row * Rows / drawn.Rows, column * Columns / drawn.Columns);
            var block =
                (from r in Enumerable.Range(top, (row + 1) * Rows / drawn.Rows - top)
                 from c in Enumerable.Range(left,
                    (column + 1) * Columns / drawn.Columns - left)
                 select (double)pixels[3 * (r * Columns + c) + part]).ToList();
            Assert.Equal(block.Average(), drawn.Pixels[3 * (row * drawn.Columns + column) + part], 0.51);
        }

        // No pixel of the picture is missing, so the sentence counts none.
        Assert.DoesNotContain("are drawn", Thinning.Of(figure).AlternativeText, StringComparison.Ordinal);

        // Nothing is lighter or darker on the whole, and the picture lies where it lay.
        for (int part = 0; part < 3; part++)
            Assert.Equal(pixels.Where((_, i) => i % 3 == part).Average(value => value),
                drawn.Pixels.Where((_, i) => i % 3 == part).Average(value => value), 0.5);
        Assert.Equal((0, 9, 0, 7), (drawn.Left, drawn.Right, drawn.Bottom, drawn.Top));
    }

    [Fact]
    public void Many_bars_keep_the_longest_in_their_places()
    {
        double[] values = Enumerable.Range(0, 100_000).Select(i => i == 70_000 ? 50.0 : i == 20_000 ? -30 : Math.Sin(i)).ToArray();
        var figure = Chart.Column(Enumerable.Range(0, values.Length).Select(i => $"n{i}"), values);
        var bars = (BarTrace)Thinning.Of(figure).Panels[0].Traces[0];

        Assert.Equal((50, 70_000), (bars.Values.Max(), bars.Positions[bars.Values.ToList().IndexOf(50)]));
        Assert.Equal((-30, 20_000), (bars.Values.Min(), bars.Positions[bars.Values.ToList().IndexOf(-30)]));
        Assert.Equal(100_000 / 150.0, bars.Thickness, 1.0);
        Assert.Equal(AxisRange.X(figure.Panels[0]), AxisRange.X(Thinning.Of(figure).Panels[0]));
        Assert.Contains($"{bars.Values.Count} of 100,000 bars are drawn", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_surface_keeps_its_lowest_and_its_highest_place()
    {
        double[] heights = new double[500 * 400];
        (heights[100 * 500 + 77], heights[333 * 500 + 401]) = (-4, 6);
        foreach (var figure in new[] { Chart.Surface(new Matrix(400, 500, heights)), Chart.Contour(new Matrix(400, 500, heights)) })
        {
            var grid = (GridTrace)Thinning.Of(figure).Panels[0].Traces[0];

            Assert.Equal((-4, 6), (grid.Values.Min(), grid.Values.Max()));
            Assert.Contains(77, grid.X);
            Assert.Contains(333, grid.Y);
            Assert.Equal((0, 499, 0, 399), (grid.X[0], grid.X[^1], grid.Y[0], grid.Y[^1]));
            Assert.InRange(grid.Values.Count, 4000, 20_000);
        }
    }

    private static List<(double X, double Y)> PathOf(Figure figure)
    {
        string data = System.Xml.Linq.XElement.Parse(figure.ToSvg()).Descendants().Last(element => element.Name.LocalName == "path")
            .Attribute("d")!.Value;
        var (places, x, y) = (new List<(double, double)>(), 0.0, 0.0);
        foreach (System.Text.RegularExpressions.Match step in System.Text.RegularExpressions.Regex.Matches(data,
            @"([Ml])(-?[\d.]+) ?(-?[\d.]+)"))
        {
            var (dx, dy) = (Number(step.Groups[2].Value), Number(step.Groups[3].Value));
            (x, y) = step.Groups[1].Value == "M" ? (dx, dy) : (x + dx, y + dy);
            places.Add((x, y));
        }
        return places;

        static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Figure Of(string kind, int count)
    {
        var random = new Random(1);
        double[] a = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())],
            b = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        int side = (int)Math.Sqrt(count);
        double[] Square(double[] values) => [.. values.Take(side * side)];
        switch (kind)
        {
            case "points": return Chart.Point(a, b, "cloud");
            case "equal": return Chart.Point(a.Select(_ => 1.0), b);
            case "classes": return Chart.Point(new Matrix(count / 2, 2, a), [.. Enumerable.Range(0, count / 2).Select(i => i % 7)]);
            case "line": return Chart.Line(a.Select((_, i) => Math.Sin(i / 3000.0)));
            case "noise": return Chart.Line(a);
            case "marked": return new Figure { Panels = [new Panel { Traces = [new LineTrace(a, b) { Markers = true }] }] };
            case "lines":
                return Chart.Combine(Enumerable.Range(0, 100)
                    .Select(i => Chart.Line(a.Skip(i * count / 100).Take(count / 100), $"series {i}")));
            case "path": return Chart.Path([.. a.Zip(b)], "walk");
            case "gaps": return Chart.Line(a.Select((value, i) => i % 2 == 0 ? double.NaN : value));
            case "errors": return Chart.Point(a, b).WithErrorBars(a);
            case "band": return Chart.Band(Enumerable.Range(0, count), b, a, "spread");
            case "column": return Chart.Column(Enumerable.Range(0, count).Select(i => $"name {i}"), b);
            case "bar": return Chart.Bar(Enumerable.Range(0, count).Select(i => $"name {i}"), a);
            case "bins": return Chart.Histogram(a, bins: count / 4);
            case "histogram": return Chart.Histogram(a);
            case "heatmap": return Chart.Heatmap(new Matrix(side, side, Square(b)));
            case "tall": return Chart.Heatmap(new Matrix(count / 2, 2, b));
            case "contour": return Chart.Contour(new Matrix(side, side, Square(b)));
            case "levels": return Chart.Contour(new Matrix(side, side, Square(a)), at: [0.1, 0.2, 0.5, 0.9], filled: false);
            case "surface": return Chart.Surface(new Matrix(side, side, Square(b)));
            case "image": return Chart.Image(new Matrix(side, side, Square(a)));
        }
        var dataset = new Dataset(new Matrix(count / 2, 2, b), [.. Enumerable.Range(0, count / 2).Select(i => i % 3)], name: "cloud");
        var model = new Sequential(new Dense(2, 3), new Softmax());
        if (kind == "boundary")
            return Chart.DecisionBoundary(model, dataset);
        if (kind == "grid")
            return Chart.Grid(3, Enumerable.Range(0, 9).Select(_ => Chart.Point(a.Take(count / 9), b.Take(count / 9))));
        var film = new BoundaryFilm(dataset, 0, 1, 2);
        film.OnTrainBegin(model);
        return Chart.FilmStrip(film);
    }
}
