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

    [Fact]
    public void A_triangle_covers_its_area_and_a_part_of_the_picture_is_the_same_by_itself()
    {
        var random = new Random(2);
        for (int turn = 0; turn < 60; turn++)
        {
            var triangle = Enumerable.Range(0, 3).Select(_ => (X: 24 * random.NextDouble(), Y: 24 * random.NextDouble())).ToList();
            var other = Enumerable.Range(0, 3).Select(_ => (X: 60 * random.NextDouble() - 20, Y: 60 * random.NextDouble() - 20)).ToList();
            var ((ax, ay), (bx, by), (cx, cy)) = (triangle[0], triangle[1], triangle[2]);
            double area = Math.Abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2;

            Assert.Equal(area, Cover((0, 0, 24, 24), triangle).Sum() / (double)AreaFill.Full, 1.0);
            int[] whole = Cover((0, 0, 24, 24), triangle, other);
            foreach (var window in new[] { (3, 5, 11, 19), (0, 0, 1, 24), (12, 0, 24, 7), (23, 23, 24, 24) })
            {
                int[] part = Cover(window, triangle, other);
                for (int i = 0; i < part.Length; i++)
                {
                    var (x, y) = (i % 24, i / 24);
                    bool inside = x >= window.Item1 && y >= window.Item2 && x < window.Item3 && y < window.Item4;
                    Assert.Equal(inside ? whole[i] : 0, part[i]);
                }
            }
        }
    }

    [Fact]
    public void An_area_that_was_handed_out_is_gone_and_the_next_may_be_wider()
    {
        var (area, widths) = (new AreaFill(), new List<int>());
        foreach (int width in new[] { 2, 9, 3 })
        {
            area.Add([(0, 0), (width, 0), (width, 1), (0, 1)]);
            area.Rows((0, 0, width, 2), (_, first, last, cover) => widths.Add(cover[first..(last + 1)].Sum() / AreaFill.Full));
            area.Rows((0, 0, width, 2), (_, _, _, _) => widths.Add(-1));
        }

        Assert.Equal([2, 9, 3], widths);
    }

    [Fact]
    public void A_row_between_two_areas_is_not_handed_out()
    {
        var (area, rows) = (new AreaFill(), new List<(int, int, int)>());
        area.Add([(1, 0), (2, 0), (2, 1), (1, 1)]);
        area.Add([(5, 3), (7.5, 3), (7.5, 4), (5, 4)]);
        area.Rows((0, 0, 9, 9), (row, first, last, _) => rows.Add((row, first, last)));

        Assert.Equal([(0, 1, 1), (3, 5, 7)], rows);
    }

    private static int[] Cover((int Left, int Top, int Right, int Bottom) window, params List<(double X, double Y)>[] polygons)
    {
        var (area, covered) = (new AreaFill(), new int[24 * 24]);
        foreach (var polygon in polygons)
            area.Add(polygon);
        area.Rows(window, (row, first, last, cover) => Array.Copy(cover, first, covered, 24 * row + first, last - first + 1));
        return covered;
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
