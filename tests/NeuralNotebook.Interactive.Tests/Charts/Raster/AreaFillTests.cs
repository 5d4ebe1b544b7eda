namespace NeuralNotebook.Interactive.Tests;

public sealed class AreaFillTests
{
    [Fact]
    public void A_rectangle_covers_each_pixel_by_the_share_that_lies_inside() => Assert.Equal(
        """
        ....
        .48.
        .48.
        .24.
        """, Covered(4, [(1.5, 1), (3, 1), (3, 3.5), (1.5, 3.5)]));

    [Fact]
    public void A_triangle_covers_half_of_the_pixels_on_its_slope() => Assert.Equal(
        """
        4...
        84..
        884.
        8884
        """, Covered(4, [(0, 0), (4, 4), (0, 4)]));

    [Fact]
    public void What_lies_in_two_polygons_is_covered_once() => Assert.Equal(
        """
        88..
        888.
        .88.
        ....
        """, Covered(4, [(0, 0), (2, 0), (2, 2), (0, 2)], [(1, 1), (3, 1), (3, 3), (1, 3)]));

    [Fact]
    public void A_polygon_that_turns_the_other_way_is_a_hole() => Assert.Equal(
        """
        8888
        8..8
        8..8
        8888
        """, Covered(4, [(0, 0), (4, 0), (4, 4), (0, 4)], [(1, 1), (1, 3), (3, 3), (3, 1)]));

    [Fact]
    public void What_lies_outside_is_cut_off_however_far_it_reaches() => Assert.Equal(
        """
        ....
        8888
        8888
        ....
        """, Covered(4, [(-1e9, 1), (1e9, 1), (1e9, 3), (-1e9, 3)], [(-5, -1e12), (-5, 1e12), (-1e12, 0)]));

    [Fact]
    public void A_polygon_with_a_place_that_is_no_number_covers_nothing() => Assert.Equal(
        """
        ..
        ..
        """, Covered(2, [(0, 0), (double.NaN, 2), (2, 2)], [(0, 0), (2, double.PositiveInfinity), (2, 2)], []));

    [Fact]
    public void Only_what_lies_in_the_window_is_handed_out()
    {
        var area = new AreaFill();
        area.Add([(0, 0), (9, 0), (9, 9), (0, 9)]);
        var rows = new List<(int Row, int First, int Last)>();
        area.Rows((2, 3, 5, 6), (row, first, last, _) => rows.Add((row, first, last)));

        Assert.Equal([(3, 2, 4), (4, 2, 4), (5, 2, 4)], rows);
    }

    /// <summary>The pixels of a square, each as eighths of its area.</summary>
    private static string Covered(int size, params List<(double X, double Y)>[] polygons)
    {
        var area = new AreaFill();
        foreach (var polygon in polygons)
            area.Add(polygon);
        char[][] lines = Enumerable.Range(0, size).Select(_ => new string('.', size).ToCharArray()).ToArray();
        area.Rows((0, 0, size, size), (row, first, last, cover) =>
        {
            for (int x = first; x <= last; x++)
                lines[row][x] = cover[x] == 0 ? '.' : (char)('0' + (cover[x] * 8 + AreaFill.Full / 2) / AreaFill.Full);
        });
        return string.Join(Environment.NewLine, lines.Select(line => new string(line)));
    }
}
