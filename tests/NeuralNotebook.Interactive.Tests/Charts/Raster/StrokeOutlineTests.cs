namespace NeuralNotebook.Interactive.Tests;

/// <summary>What a pen covers, compared with areas that geometry gives.</summary>
public sealed class StrokeOutlineTests
{
    private static readonly (double X, double Y)[] Level = [(20, 20), (30, 20)], Corner = [(20, 20), (30, 20), (30, 30)],
        Triangle = [(20, 20), (30, 20), (20, 30)];

    [Theory]
    [InlineData(null, 20)]
    [InlineData("square", 24)] // half a width more at both ends
    [InlineData("round", 20 + Math.PI)] // half a disc at both ends
    public void A_line_ends_as_its_cap_says(string? cap, double area) => Assert.Equal(area, Painted(Level, cap: cap).Area, 0.1);

    [Theory]
    [InlineData(null, 0)]
    [InlineData("square", 4)]
    [InlineData("round", Math.PI)]
    public void A_line_of_no_length_is_its_caps(string? cap, double area)
    {
        Assert.Equal(area, Painted([(20, 20)], cap: cap).Area, 0.1);
        Assert.Equal(area, Painted([(20, 20), (20, 20)], cap: cap).Area, 0.1);
    }

    [Theory]
    [InlineData(null, false, 40)] // two legs that share a square inside; a square outside fills the corner
    [InlineData(null, true, 39 + (Math.PI / 4))] // a quarter of a disc fills it
    [InlineData("square", false, 44)]
    [InlineData("round", false, 40 + Math.PI)]
    public void A_corner_is_filled_whichever_way_it_turns(string? cap, bool round, double area)
    {
        Assert.Equal(area, Painted(Corner, cap: cap, round: round).Area, 0.1);
        Assert.Equal(area, Painted([.. Corner.Reverse()], cap: cap, round: round).Area, 0.1);
        Assert.Equal(area, Painted([(20, 20), (30, 20), (30, 10)], cap: cap, round: round).Area, 0.1);
        Assert.Equal(area, Painted([(30, 20), (20, 20), (20, 30)], cap: cap, round: round).Area, 0.1);
    }

    [Fact]
    public void A_place_that_is_passed_straight_or_twice_changes_nothing()
    {
        Assert.Equal(20, Painted([(20, 20), (24, 20), (24, 20), (30, 20)]).Area, 1e-9);
        Assert.Equal(20, Painted([(20, 20), (24, 20), (30, 20)], round: true).Area, 1e-9);
    }

    [Fact]
    public void A_line_that_turns_back_is_covered_once_and_its_turn_is_round_where_joins_are()
    {
        Assert.Equal(20, Painted([(20, 20), (30, 20), (25, 20)]).Area, 0.05);
        Assert.Equal(20 + (Math.PI / 2), Painted([(20, 20), (30, 20), (25, 20)], round: true).Area, 0.1);
        Assert.Equal(20 + (Math.PI / 2), Painted([(20, 20), (20, 30), (20, 25)], round: true).Area, 0.1);
    }

    [Theory]
    [InlineData(90, 1.414)]
    [InlineData(60, 2)]
    [InlineData(30, 3.864)] // 1 / sin 15°
    public void The_outer_edges_of_a_corner_meet_in_a_tip(double angle, double tip)
    {
        // The tip points to the right; the arms of the corner, 15 half widths long, go to the left.
        var (left, _, right, _) = Painted(Arms(angle), width: 4).Box;

        Assert.Equal(40 + (2 * tip), right, 0.25);
        Assert.True(left < 35);
        Assert.Equal(right, Painted([.. Arms(angle).Reverse()], width: 4).Box.Right);
        // At a round corner the pen's own end is the farthest.
        Assert.Equal(42, Painted(Arms(angle), width: 4, round: true).Box.Right, 0.25);
    }

    [Fact]
    public void A_corner_whose_tip_would_be_more_than_four_half_widths_away_is_cut_off()
    {
        Assert.InRange(Painted(Arms(28), width: 4).Box.Right, 40.2, 42);
        Assert.InRange(Painted([.. Arms(28).Reverse()], width: 4).Box.Right, 40.2, 42);
        Assert.Equal(Painted(Arms(28), width: 4).Area, Painted([.. Arms(28).Reverse()], width: 4).Area, 0.01);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("square", false)]
    [InlineData("round", true)]
    public void A_closed_line_has_no_ends(string? cap, bool round)
    {
        double perimeter = 20 + Math.Sqrt(200);
        var (area, (left, top, right, bottom)) = Painted(Triangle, cap: cap, round: round, closed: true);

        // Beyond the sides lie the tips of one corner of 90° and two of 45°, cot 45° + 2 · cot 22.5°, or parts of a disc, together π.
        Assert.Equal(2 * perimeter - (round ? 1 + 2 * (1 + Math.Sqrt(2)) - Math.PI : 0), area, 0.1);
        Assert.Equal((19, 19), (left, top));
        Assert.Equal(right, bottom, 0.01);
        Assert.Equal(round ? 31 : 30 + 2.414, right, 0.2); // 1 + √2: the tip of the sharp corner of 45°
    }

    [Fact]
    public void A_closed_line_of_one_place_is_a_dot() => Assert.Equal(4, Painted([(20, 20)], cap: "square", closed: true).Area);

    [Theory]
    [InlineData("4 2", 28)] // 0 to 4, 6 to 10, 12 to 16, 18 to 20
    [InlineData("6 2", 32)] // 0 to 6, 8 to 14 around the corner, 16 to 20
    [InlineData("25 5", 40)] // one dash, as long as all
    [InlineData("3 1 1 1", 28)] // 3, 1, 3, 1, 3, 1 and the first 2 of the fourth 3
    [InlineData("1.5 8.5", 6)] // 0 to 1.5, 10 to 11.5
    public void Dashes_and_gaps_follow_each_other_around_corners(string dash, double area)
    {
        Assert.Equal(area, Painted(Corner, dash: dash).Area, 0.02);
    }

    [Fact]
    public void Dashes_grow_with_the_picture_and_have_ends_of_their_own()
    {
        Assert.Equal(28, Painted(Corner, dash: "2 1", scale: 2).Area, 0.02);
        // Two dashes, each with half a width more at both its ends.
        Assert.Equal(20, Painted(Level, dash: "3 4", cap: "square").Area, 0.02);
        Assert.Equal(24, Painted([(20, 20), (36, 20)], dash: "4 8", cap: "square").Area, 0.02);
    }

    [Fact]
    public void The_last_dash_of_a_closed_line_ends_at_its_start()
    {
        // Perimeter 40: dashes of 6 with gaps of 4 are 24 long, each side's last gap before its corner.
        Assert.Equal(48, Painted([(20, 20), (30, 20), (30, 30), (20, 30)], dash: "6 4", closed: true).Area, 0.02);
    }

    [Fact]
    public void Every_point_of_a_circle_is_as_far_away_and_its_sides_are_too_short_to_be_seen()
    {
        foreach (double radius in new[] { 0.5, 2.5, 9, 40 })
        {
            var circle = Arcs.Circle(10, 20, radius);
            Assert.All(circle, point => Assert.Equal(radius, Math.Sqrt(Math.Pow(point.X - 10, 2) + Math.Pow(point.Y - 20, 2)), 1e-9));
            foreach (var (a, b) in circle.Zip(circle.Skip(1).Append(circle[0])))
                Assert.InRange(radius - Math.Sqrt(Math.Pow((a.X + b.X) / 2 - 10, 2) + Math.Pow((a.Y + b.Y) / 2 - 20, 2)), -1e-9, 0.26);
            Assert.True(Signed(circle) > 0.94 * Math.PI * radius * radius, "turned as the pieces of strokes are");
        }
    }

    [Fact]
    public void The_corners_of_a_rectangle_are_as_round_as_there_is_room()
    {
        Assert.Equal([(6, 4), (1, 4), (1, 2), (6, 2)], Arcs.RoundedRectangle(1, 2, 6, 4, 0));
        Assert.Equal(Arcs.RoundedRectangle(1, 2, 6, 4, 1), Arcs.RoundedRectangle(1, 2, 6, 4, 9));
        Assert.Equal(Arcs.RoundedRectangle(1, 2, 3, 7, 1), Arcs.RoundedRectangle(1, 2, 3, 7, 9));
        var round = Arcs.RoundedRectangle(0, 0, 20, 10, 3);
        Assert.Equal((0, 20, 0, 10),
            (round.Min(point => point.X), round.Max(point => point.X), round.Min(point => point.Y), round.Max(point => point.Y)));
        Assert.Equal(200 - ((4 - Math.PI) * 9), Signed(round), 1.2);
        Assert.All(round, point => Assert.True(point.X is >= 3 and <= 17 || point.Y is >= 3 and <= 7
            || Math.Abs(3 - Math.Sqrt(Math.Pow(Math.Min(point.X, 20 - point.X) - 3, 2) + Math.Pow(Math.Min(point.Y, 10 - point.Y) - 3, 2)))
                < 1e-9));
    }

    private static double Signed(List<(double X, double Y)> polygon) =>
        polygon.Zip(polygon.Skip(1).Append(polygon[0]), (a, b) => (a.X * b.Y - a.Y * b.X) / 2).Sum();

    /// <summary>A corner at (40, 40) that opens to the left by some degrees.</summary>
    private static (double X, double Y)[] Arms(double angle)
    {
        var (sin, cos) = Math.SinCos(angle * Math.PI / 360);
        return [(40 - 30 * cos, 40 - 30 * sin), (40, 40), (40 - 30 * cos, 40 + 30 * sin)];
    }

    /// <summary>How many pixels a stroke covers, and the box around them to a part of a pixel.</summary>
    private static (double Area, (double Left, double Top, double Right, double Bottom) Box) Painted((double X, double Y)[] points,
        double width = 2, string? cap = null, bool round = false, bool closed = false, string? dash = null, double scale = 1)
    {
        // Sixteen pixels for one: the stroke is as exact.
        const int Fine = 16, Size = 64;
        var area = new AreaFill();
        new StrokeOutline(area, width * Fine, cap, round) { Scale = scale * Fine }
            .Add([.. points.Select(point => (point.X * Fine, point.Y * Fine))], closed, dash);
        var (sum, left, top, right, bottom) = (0L, int.MaxValue, int.MaxValue, 0, 0);
        area.Rows((0, 0, Size * Fine, Size * Fine), (row, first, last, cover) =>
        {
            for (int x = first; x <= last; x++)
            {
                sum += cover[x];
                if (cover[x] > AreaFill.Full / 4)
                    (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, row), Math.Max(right, x + 1), Math.Max(bottom, row + 1));
            }
        });
        return (sum / (double)AreaFill.Full / Fine / Fine,
            (left / (double)Fine, top / (double)Fine, right / (double)Fine, bottom / (double)Fine));
    }
}
