namespace NeuralNotebook.Interactive.Tests;

public sealed class EdgeLabelsTests
{
    private static (double X1, double Y1, double X2, double Y2, string Text, string Color) Line(
        double x1, double y1, double x2, double y2, string text = "0.75") => (x1, y1, x2, y2, text, "#123456");

    [Fact]
    public void A_line_alone_has_its_number_in_its_middle_on_a_light_ground()
    {
        var label = EdgeLabels.Place([Line(10, 20, 210, 120)]).Single();

        Assert.Equal((110, 70, "0.75", "#123456", true), (label.X, label.Y, label.Text, label.Color, label.Backed));
        Assert.InRange(label.Size, 10, 13);
    }

    [Theory, InlineData(0.9, false), InlineData(1, false), InlineData(1.6, true)]
    public void A_line_shorter_than_its_number_has_none(double length, bool has)
    {
        double width = new TextShape(0, 0, "0.75") { Size = 12 }.Width;

        Assert.Equal(has ? 1 : 0, EdgeLabels.Place([Line(0, 0, width * length, 0)]).Count);
    }

    [Fact]
    public void Numbers_lie_on_their_lines_and_cover_no_other()
    {
        var lines = Enumerable.Range(0, 12).Select(i => Line(50, 40 + 60 * (i / 4), 250, 10 + 60 * (i % 4))).ToList();
        var labels = EdgeLabels.Place(lines);

        Assert.Equal(12, labels.Count);
        Assert.All(labels.Zip(lines), pair =>
        {
            var (label, line) = pair;
            Assert.Equal((label.X - line.X1) / (line.X2 - line.X1), (label.Y - line.Y1) / (line.Y2 - line.Y1), 9);
            Assert.True(label.X - label.Width / 2 > line.X1 && label.X + label.Width / 2 < line.X2);
            Assert.DoesNotContain(labels, other => !ReferenceEquals(other, label)
                && Math.Abs(other.X - label.X) < (other.Width + label.Width) / 2 && Math.Abs(other.Y - label.Y) < 12);
        });
    }

    [Fact]
    public void Where_one_finds_no_place_none_is_shown()
    {
        // two lines on each other, so steep and narrow that a number only finds room in their middle
        double width = new TextShape(0, 0, "0.75") { Size = 12 }.Width;

        Assert.Empty(EdgeLabels.Place([Line(0, 0, width + 10, 400), Line(0, 0, width + 10, 400)]));
        Assert.Empty(EdgeLabels.Place([Line(0, 0, 200, 0), Line(0, 100, 5, 100)]));
        Assert.Empty(EdgeLabels.Place([Line(0, 0, width + 10, 0), Line(0, 10, width + 10, 10)]));
        Assert.Equal(2, EdgeLabels.Place([Line(0, 0, width + 10, 0), Line(0, 17, width + 10, 17)]).Count);
        Assert.Empty(EdgeLabels.Place([]));
    }

    [Fact]
    public void Two_lines_on_each_other_have_their_numbers_side_by_side()
    {
        for (int length = 100; length < 400; length += 10)
        {
            var labels = EdgeLabels.Place([Line(0, 0, length, 0), Line(0, 0, length, 0)]);

            Assert.True(Math.Abs(labels[0].X - labels[1].X) > labels[0].Width, $"{labels[0].X} and {labels[1].X}");
        }
    }

    [Fact]
    public void A_number_keeps_away_from_where_lines_cross()
    {
        var labels = EdgeLabels.Place([Line(0, 0, 200, 100), Line(0, 100, 200, 0)]);

        Assert.True(Math.Abs(labels[0].Y - (100 - labels[0].X / 2)) > 8);
        Assert.True(Math.Abs(labels[1].Y - labels[1].X / 2) > 8);
    }

    [Theory, InlineData(-2), InlineData(-1), InlineData(0), InlineData(1), InlineData(2)]
    public void No_part_of_a_number_lies_on_another_line_if_it_can_be_helped(int quarter)
    {
        const string Long = "12345678";
        double half = new TextShape(0, 0, Long) { Size = 12 }.Width / 2, x = 200 + half * quarter / 2;
        var labels = EdgeLabels.Place([Line(0, 100, 400, 100, Long), Line(x - 50, 50, x + 50, 150, "")]);

        Assert.Equal(2, labels.Count);
        Assert.True(Math.Abs(labels[0].X - x) > half, $"{labels[0].X} ± {half} lies on {x}");
    }

    [Theory, InlineData(-1), InlineData(1)]
    public void A_line_that_passes_beside_a_number_leaves_it_in_the_middle(int side)
    {
        double x = 200 + side * 60;

        Assert.Equal(200, EdgeLabels.Place([Line(0, 100, 400, 100, "12345678"), Line(x - 50, 50, x + 50, 150, "")])[0].X);
        Assert.Equal(200, EdgeLabels.Place([Line(0, 100, 400, 100), Line(0, 100 + side * 80, 400, 100 - side * 40)])[0].X);
    }

    [Fact]
    public void A_line_that_only_touches_a_number_counts_too()
    {
        // 6 units under the number's end, and farther everywhere else: the letters are 12 high
        double end = 200 + new TextShape(0, 0, "12345678") { Size = 12 }.Width / 2;

        Assert.NotEqual(200, EdgeLabels.Place([Line(0, 100, 400, 100, "12345678"), Line(0, 106 + 0.3 * end, end, 106, "")])[0].X);
    }
}
