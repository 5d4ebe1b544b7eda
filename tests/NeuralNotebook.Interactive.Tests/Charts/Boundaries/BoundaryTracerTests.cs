namespace NeuralNotebook.Interactive.Tests;

/// <summary>Marching squares on lattices so small that each line is known by hand. Rows are written from the bottom;
/// every line crosses a quarter of the way from a place to the next one to the right or upwards.</summary>
public sealed class BoundaryTracerTests
{
    [Theory]
    [InlineData("00 00", "")]
    [InlineData("00 01", "1,0.25 0.25,1")]
    [InlineData("10 00", "0.25,0 0,0.25")]
    [InlineData("01 00", "0.25,0 1,0.25")]
    [InlineData("00 10", "0,0.25 0.25,1")]
    [InlineData("00 11", "0,0.25 1,0.25")]
    [InlineData("01 01", "0.25,0 0.25,1")]
    [InlineData("11 10", "1,0.25 0.25,1")]
    // A saddle: the rising diagonal stays whole, and the lines cut off the corners beside it.
    [InlineData("01 10", "0.25,0 1,0.25 | 0,0.25 0.25,1")]
    [InlineData("10 01", "0.25,0 1,0.25 | 0,0.25 0.25,1")]
    [InlineData("01 20", "0.25,0 1,0.25 | 0,0.25 0.25,1")]
    public void A_cell_is_crossed_between_its_classes(string rows, string line) => Assert.Equal(line, Told(Trace(rows)));

    [Fact]
    public void Where_three_classes_meet_a_line_from_each_side_ends_in_the_middle_of_the_crossings()
    {
        var ends = Segments(Trace("00 21")); // crossed on the right (1, 0.25), above (0.25, 1) and on the left (0, 0.25)

        Assert.All(ends, segment => Assert.Equal(2, segment.Count));
        Assert.All(ends, segment => Assert.Contains(segment, place => Near(place, (1.25 / 3, 0.5))));
        Assert.Equal([(0, 0.25), (0.25, 1), (1, 0.25)],
            ends.Select(segment => segment.Single(place => !Near(place, (1.25 / 3, 0.5)))).Order());
    }

    [Fact]
    public void Where_all_four_sides_are_crossed_and_the_rising_diagonal_is_none_they_meet_too()
    {
        var ends = Segments(Trace("02 21"));

        Assert.Equal(4, ends.Count);
        Assert.All(ends, segment => Assert.Contains(segment, place => Near(place, (1.5 / 4, 1.5 / 4))));
        Assert.Equal([(0, 0.25), (0.25, 0), (0.25, 1), (1, 0.25)],
            ends.Select(segment => segment.Single(place => !Near(place, (0.375, 0.375)))).Order());
    }

    [Theory, InlineData("000 010 000", 1), InlineData("00000 01010 00000", 2), InlineData("111 101 111", 1)]
    public void An_island_is_one_closed_ring(string rows, int rings)
    {
        var found = Segments(Trace(rows));

        Assert.Equal(rings, found.Count);
        Assert.All(found, (ring, i) =>
        {
            Assert.Equal(5, ring.Count);
            Assert.Equal(ring[0], ring[^1]);
            Assert.Equal([(2 * i + 0.25, 1), (2 * i + 1, 0.25), (2 * i + 1, 1.25), (2 * i + 1.25, 1)], ring.Skip(1).Order());
            Assert.All(ring.Zip(ring.Skip(1)), step => Assert.True(step.First.X != step.Second.X && step.First.Y != step.Second.Y));
        });
    }

    [Fact]
    public void A_line_runs_through_all_cells_from_edge_to_edge() =>
        Assert.Equal("3,0.25 2,0.25 1.25,1 1,1.25 0,1.25", Told(Trace("0000 0011 1111")));

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void No_line_comes_near_a_place_where_nothing_is_known(int missing) =>
        Assert.Empty(Trace("00 11", i => i == missing));

    [Theory]
    [InlineData(-1, "0.25,0 0.25,1 0.25,2")]
    [InlineData(0, "0.25,1 0.25,2")]
    [InlineData(2, "0.25,0 0.25,1 0.25,2")]
    [InlineData(3, "")]
    [InlineData(4, "")]
    [InlineData(7, "0.25,0 0.25,1")]
    [InlineData(8, "0.25,0 0.25,1 0.25,2")]
    public void The_other_cells_keep_their_lines(int missing, string line) =>
        Assert.Equal(line, Told(Trace("011 011 011", i => i == missing)));

    [Fact]
    public void A_crossing_lies_where_the_scores_of_both_classes_are_equal()
    {
        // Class 0 leads by 0.8 − 0.2 on the left and is behind by 0.9 − 0.1 on the right: 0.6 of 1.4 of the way.
        double[] ones = [0.2, 0.9, 0.2, 0.9];
        var line = BoundaryTracer.Trace(2, 2, i => ones[i] > 0.5 ? 1 : 0, (i, label) => label == 1 ? ones[i] : 1 - ones[i]);

        Assert.All(line.Zip([(3 / 7.0, 0.0), (3 / 7.0, 1)]), pair => Assert.True(Near(pair.First, pair.Second)));
        Assert.Equal(2, line.Count);
    }

    [Fact]
    public void Where_the_scores_are_equal_all_the_way_a_crossing_lies_half_way() =>
        Assert.Equal([(0.5, 0), (0.5, 1)], BoundaryTracer.Trace(2, 2, i => i % 2, (_, _) => 0.5));

    private static List<(double X, double Y)> Trace(string rows, Func<int, bool>? missing = null)
    {
        string[] lines = rows.Split(' ');
        string labels = string.Concat(lines);
        return BoundaryTracer.TraceBy(lines[0].Length, lines.Length, i => labels[i], (_, _) => 0.25, missing);
    }

    private static bool Near((double X, double Y) one, (double X, double Y) other) =>
        Math.Abs(one.X - other.X) + Math.Abs(one.Y - other.Y) < 1e-9;

    private static List<List<(double X, double Y)>> Segments(List<(double X, double Y)> line)
    {
        List<List<(double X, double Y)>> segments = [];
        bool fresh = true;
        foreach (var place in line)
        {
            if (double.IsNaN(place.X))
            {
                fresh = true;
                continue;
            }
            if (fresh)
                segments.Add([]);
            segments[^1].Add(place);
            fresh = false;
        }
        return segments;
    }

    private static string Told(List<(double X, double Y)> line) => string.Join(" | ", Segments(line).Select(segment =>
        string.Join(' ', segment.Select(place => FormattableString.Invariant($"{place.X},{place.Y}")))));
}
