namespace NeuralNotebook.Interactive.Tests;

public sealed class SpacePainterTests
{
    private const double Left = 100, Top = 50, Width = 800, Height = 600;

    /// <summary>From above x runs down and y to the right, and a height is as near as it is high.</summary>
    private static readonly Camera Above = new(0, 90);

    private readonly RecordedCanvas canvas = new();

    [Fact]
    public void Four_places_are_a_face_and_one_without_a_height_leaves_its_faces_out()
    {
        Draw(Panel([0, 1, 2, 3], [0, 1, 2], (x, y) => x + y));
        Assert.Equal(6, canvas.AllFaces.Count);
        canvas.AllFaces.Clear();

        Draw(Panel([0, 1, 2, 3], [0, 1, 2, 3], (x, y) => (x, y) is (1, 2) ? double.NaN : x + y));
        Assert.Equal(9 - 4, canvas.AllFaces.Count);
        canvas.AllFaces.Clear();

        Draw(Panel([0, 1], [0, 1], (_, _) => double.NaN));
        Assert.Empty(canvas.AllFaces);
    }

    [Theory, InlineData(1.0, 3.0, null, null, 2 * 4), InlineData(null, null, 2.0, 4.0, 4 * 2), InlineData(0.5, 3.5, 0.5, 3.5, 2 * 2)]
    public void Faces_that_reach_over_the_box_are_left_out(double? minX, double? maxX, double? minY, double? maxY, int faces)
    {
        Draw(Panel([0, 1, 2, 3, 4], [0, 1, 2, 3, 4], (x, y) => x + y) with
        {
            X = new Axis { Min = minX, Max = maxX },
            Y = new Axis { Min = minY, Max = maxY },
        });

        Assert.Equal(faces, canvas.AllFaces.Count);
    }

    [Fact]
    public void Heights_over_the_box_lie_on_its_lid()
    {
        Draw(Panel([0, 1, 2], [0, 1, 2], (x, y) => 10 * x + y) with { Z = new Axis { Min = 5, Max = 15 }, Camera = new Camera(90, 5) });
        var (lowest, highest) = (canvas.Paths[0].Path.Pieces.SelectMany(piece => piece.Points).Max(point => point.Y),
            canvas.Paths[0].Path.Pieces.SelectMany(piece => piece.Points).Min(point => point.Y));

        Assert.Equal(4, canvas.AllFaces.Count);
        Assert.All(canvas.AllFaces.SelectMany(Corners), corner => Assert.InRange(corner.Y, highest - 0.1, lowest + 0.1));
    }

    [Fact]
    public void From_above_a_face_is_the_rectangle_between_its_places()
    {
        // A box of 2 × 2 in 708 × 542 pixels: 271 a unit about (500, 329).
        Draw(Panel([0, 1, 4], [0, 2, 4], (x, y) => x + y) with { Camera = Above });

        var corners = canvas.AllFaces.Select(face => Corners(face).Select(corner => (X: Value(corner.Y - 329), Y: Value(corner.X - 500)))
            .ToList()).ToList();
        Assert.Equal([(0, 1, 0, 2), (0, 1, 2, 4), (1, 4, 0, 2), (1, 4, 2, 4)],
            corners.Select(face => (face.Min(c => c.X), face.Max(c => c.X), face.Min(c => c.Y), face.Max(c => c.Y))).Order());
        Assert.All(corners, face => // each corner is beside the next
            Assert.All(face.Zip(face.Skip(1).Append(face[0])), pair =>
                Assert.True(pair.First.X == pair.Second.X ^ pair.First.Y == pair.Second.Y)));
        Assert.All(canvas.AllFaces, face => Assert.True(face.Path.Pieces.Single().Closed));

        static double Value(double pixels) => Math.Round(2 + pixels / 135.5, 2);
    }

    [Fact]
    public void What_is_nearer_is_drawn_later()
    {
        double[] five = [0, 1, 2, 3, 4];
        Draw(Panel(five, five, (x, y) => 3 * x * x - 7 * y) with { Camera = Above });
        var heights = canvas.AllFaces.Select(face => Corners(face).Average(corner =>
            3 * Math.Pow(Math.Round((corner.Y - 329) / 135.5 + 2), 2) - 7 * Math.Round((corner.X - 500) / 135.5 + 2))).ToList();
        Assert.Equal(16, heights.Count);
        Assert.Equal(heights.Order(), heights);
        canvas.AllFaces.Clear();

        // A plane seen from the right: what is farther right is nearer, and lies lower.
        Draw(Panel(five, five, (_, _) => 1) with { Camera = new Camera(0, 30) });
        var middles = canvas.AllFaces.Select(face => Math.Round(Corners(face).Average(corner => corner.Y))).ToList();
        Assert.Equal(middles.Order(), middles);
    }

    [Fact]
    public void A_face_is_as_bright_as_the_cosine_of_its_light()
    {
        // A roof along x, as high as the box: its sides rise by 0.7 · 2 over 1. From above the light is (0, −0.6, 1.2) / 1.342, so with the
        // normals (0, ∓1.4, 1) / 1.720 the cosines are 0.884 and 0.156: 14 and 2 sixteenths.
        var panel = Panel([0, 1], [-1, 0, 1], (_, y) => 1 - Math.Abs(y)) with { Camera = Above };
        Draw(panel);
        Draw(Panel([0, 1], [0, 1], (_, _) => 0.5) with { Camera = Above, Z = new Axis { Min = 0, Max = 1 } }); // 0.894: 14 sixteenths
        var surface = (SurfaceTrace)panel.Traces[0];

        Assert.Equal([Shaded(14), Shaded(2)],
            canvas.AllFaces.Take(2).OrderBy(face => Corners(face).Average(corner => corner.X)).Select(face => face.Color));
        Assert.Equal(Shaded(14, ((SurfaceTrace)Panel([0, 1], [0, 1], (_, _) => 0.5).Traces[0]).ColorOf(0.5)), canvas.AllFaces[2].Color);

        // In full shadow a colour is 42 % darker.
        string Shaded(int sixteenths, Rgb? color = null) =>
            (color ?? surface.ColorOf(0.5)).Mix(new Rgb(0, 0, 0), 0.42 * (1 - sixteenths / 16.0)).ToString();
    }

    [Fact]
    public void A_fine_surface_is_drawn_by_some_rows_and_columns_with_its_ends_and_extremes()
    {
        double[] hundred = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        Draw(Panel(hundred, hundred, (x, y) => (x, y) is (36, 67) ? 9 : (x, y) is (71, 22) ? -9 : 0) with { Camera = Above });

        Assert.InRange(canvas.AllFaces.Count, 40 * 40, 42 * 42);
        var places = canvas.AllFaces.SelectMany(Corners).Select(c => (X: (int)Math.Round((c.Y - 329) * 99 / 542 + 49.5),
            Y: (int)Math.Round((c.X - 500) * 99 / 542 + 49.5))).ToHashSet();
        Assert.Contains((36, 67), places);
        Assert.Contains((71, 22), places);
        Assert.Contains((0, 0), places);
        Assert.Contains((99, 99), places);
    }

    [Theory, InlineData(-60, 30), InlineData(30, 30), InlineData(120, 40), InlineData(210, 20), InlineData(-20, 60), InlineData(80, 12)]
    public void Axes_run_along_the_near_edges_with_their_labels_outside(double azimuth, double elevation)
    {
        Draw(Panel([0, 1, 2], [0, 10, 20], (x, y) => 100 + x * y) with
        {
            X = new Axis { Title = "the x" },
            Y = new Axis { Title = "the y" },
            Z = new Axis { Title = "the z" },
            Camera = new Camera(azimuth, elevation),
        });
        var walls = canvas.Paths[0].Path.Pieces.SelectMany(piece => piece.Points).ToList();
        var middle = (X: (walls.Min(p => p.X) + walls.Max(p => p.X)) / 2, Y: (walls.Min(p => p.Y) + walls.Max(p => p.Y)) / 2);
        var (x, y, z) = (canvas.Lines[0], canvas.Lines[1], canvas.Lines[2]);

        Assert.Equal(3, canvas.Lines.Count);
        Assert.All(canvas.Lines, line => Assert.Equal(Palette.AxisLine, line.Color));
        // The two on the ground meet in the corner that is lowest in the picture; the upright one is farthest left.
        foreach (var line in new[] { x, y })
            Assert.Equal(walls.Max(p => p.Y), Math.Max(line.Y1, line.Y2), 0.1);
        Assert.Equal(z.X1, z.X2, 1e-6);
        Assert.True(z.Y1 > z.Y2);
        Assert.Equal(walls.Min(p => p.X), z.X1, 0.1);

        int titles = 0;
        var axes = new[] { (x, 0.0, 2.0, "the x"), (y, 0, 20, "the y"), (z, 100, 140, "the z") };
        foreach (var (line, min, max, title) in axes)
        {
            var labels = Ticks.Linear(min, max, 5).Select(tick => (tick.Value,
                Text: canvas.Texts.FirstOrDefault(text => text.Text == tick.Label && Distance(line, text) < 60)))
                .Where(tick => tick.Text is not null).ToList();
            Assert.True(labels.Count > 2, title);
            var named = canvas.Texts.SingleOrDefault(text => text.Text == title); // left out where it would lie on another
            titles += named is null ? 0 : 1;
            foreach (var (value, text) in labels)
            {
                double share = (value - min) / (max - min);
                var tick = (X: line.X1 + share * (line.X2 - line.X1), Y: line.Y1 + share * (line.Y2 - line.Y1));
                var first = labels[0];
                double step = (value - first.Value) / (max - min);
                Assert.Equal(first.Text!.X + step * (line.X2 - line.X1), text!.X, 1e-6);
                Assert.Equal(first.Text.Y + step * (line.Y2 - line.Y1), text.Y, 1e-6);
                Assert.False(tick.X > text.Left() - 0.5 && tick.X < text.Right() + 0.5
                    && tick.Y > text.Y - 0.7 * text.Size && tick.Y < text.Y);
                var (outX, outY) = ((line.X1 + line.X2) / 2 - middle.X, (line.Y1 + line.Y2) / 2 - middle.Y);
                var (labelX, labelY) = ((text.Left() + text.Right()) / 2 - tick.X, text.Y - 4 - tick.Y);
                Assert.True(outX * labelX + outY * labelY > 0, $"{title}: {text.Text} stands outside");
                Assert.InRange(Math.Abs(text.X - tick.X) + Math.Abs(text.Y - 4 - tick.Y), 7, 16);
            }
            if (named is null)
                continue;
            Assert.True(Distance(line, named) is > 14 and < 90);
            Assert.All(labels, label => Assert.True(Apart(label.Text!, named)));
            var titled = ((line.X1 + line.X2) / 2 - middle.X, (line.Y1 + line.Y2) / 2 - middle.Y);
            Assert.True(titled.Item1 * (named.X - (line.X1 + line.X2) / 2) + titled.Item2 * (named.Y - 4 - (line.Y1 + line.Y2) / 2) > 0);
        }
        Assert.InRange(titles, 1, 3);
    }

    [Theory, InlineData(800, 600), InlineData(300, 200), InlineData(160, 140)]
    public void No_label_lies_on_another_or_outside_of_the_panel(int width, int height)
    {
        for (int azimuth = -180; azimuth < 180; azimuth += 35)
        {
            canvas.Texts.Clear();
            new SpacePainter(canvas, Panel([0, 12345], [0, 0.001], (x, y) => x * y) with
            {
                X = new Axis { Title = new string('x', 60) },
                Y = new Axis { Title = new string('W', 200) },
                Z = new Axis { Title = "height" },
                Camera = new Camera(azimuth, 25),
            }).Draw(Left, Top, width, height);

            var texts = canvas.Texts;
            Assert.InRange(texts.Count, 3, 20);
            for (int i = 0; i < texts.Count; i++)
                Assert.All(texts.Skip(i + 1), other => Assert.True(Apart(texts[i], other), $"{texts[i].Text} {other.Text}"));
            Assert.All(texts, text => Assert.InRange(text.Left(1.13), Left - 7 - 1e-6, Left + width + 7));
            Assert.All(texts, text => Assert.InRange(text.Right(1.13), Left - 7, Left + width + 7 + 1e-6));
        }
    }

    [Fact]
    public void Axes_that_are_not_seen_have_no_line_and_no_label()
    {
        var hidden = new Axis { Visible = false, Title = "hidden" };
        Draw(Panel([0, 1], [0, 1], (x, y) => x * y) with { X = hidden, Y = hidden, Z = hidden });

        Assert.Empty(canvas.Lines);
        Assert.Empty(canvas.Texts);
        Assert.Single(canvas.AllFaces);
        Assert.Equal(3 * 2 * 2, canvas.Paths[0].Path.Pieces.Count()); // the edges alone
    }

    [Fact]
    public void A_logarithmic_axis_has_the_powers_of_ten_at_equal_steps()
    {
        Draw(Panel([0, 1], [0, 1], (x, y) => Math.Pow(10, x + y)) with { Z = new Axis { Log = true, Min = 1, Max = 1000 } });
        string[] powers = ["10", "100", "1,000"]; // 1 would lie on a label of another axis
        double[] heights =
            [.. powers.Select(power => canvas.Texts.Single(text => text.Text == power && Math.Abs(text.X - canvas.Lines[2].X1) < 30).Y)];

        Assert.All(heights.Zip(heights.Skip(1)), pair => Assert.Equal(heights[0] - heights[1], pair.First - pair.Second, 1e-6));
        Assert.Equal(canvas.Lines[2].Y1 - canvas.Lines[2].Y2, (heights[0] - heights[2]) * 3 / 2, 1e-6);
    }

    [Fact]
    public void The_far_walls_and_the_floor_have_a_line_at_each_tick_and_each_edge()
    {
        Draw(Panel([0, 1], [0, 1], (x, y) => x * y) with { Camera = new Camera(-60, 30) });
        var lines = canvas.Paths[0].Path.Pieces.Select(piece => (From: piece.Points[0], To: piece.Points[^1])).ToList();
        int ticks = Ticks.Linear(0, 1, 5).Count;

        Assert.Equal(3 * 2 * (ticks + 2), lines.Count);
        Assert.Equal(Palette.Grid, canvas.Paths[0].Look.Stroke);
        // Every line runs along one of the three directions of the box.
        var directions = lines.Select(line => Math.Round(Math.Atan2(line.To.Y - line.From.Y, line.To.X - line.From.X), 2)).ToHashSet();
        Assert.Equal(3, directions.Count);
        // The near edges stand before the surface: none of the wall's lines runs from the nearest corner upwards.
        var nearest = lines.SelectMany(line => new[] { line.From, line.To }).MaxBy(point => point.Y);
        Assert.DoesNotContain(lines, line => Math.Abs(line.From.X - line.To.X) < 0.2 && Math.Abs(line.From.X - nearest.X) < 0.2);
    }

    private void Draw(Panel panel) => new SpacePainter(canvas, panel).Draw(Left, Top, Width, Height);

    private static Panel Panel(double[] x, double[] y, Func<double, double, double> height) => new()
    {
        Traces = [new SurfaceTrace(x, y, [.. y.SelectMany(b => x.Select(a => height(a, b)))]) { Colors = ColorMap.Sequential }],
    };

    private static IReadOnlyList<(double X, double Y)> Corners((PathData Path, string Color) face) => face.Path.Pieces.Single().Points;

    private static double Distance((double X1, double Y1, double X2, double Y2, string, double, string?) line, WrittenText text)
    {
        var (x, y, dx, dy) = ((text.Left() + text.Right()) / 2 - line.X1, text.Y - 4 - line.Y1, line.X2 - line.X1, line.Y2 - line.Y1);
        double share = Math.Clamp((x * dx + y * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.Sqrt(Math.Pow(x - share * dx, 2) + Math.Pow(y - share * dy, 2));
    }

    private static bool Apart(WrittenText a, WrittenText b) =>
        a.Right() <= b.Left() || b.Right() <= a.Left() || a.Y <= b.Y - 0.75 * b.Size || b.Y <= a.Y - 0.75 * a.Size;
}
