namespace NeuralNotebook.Interactive.Tests;

/// <summary>What traces that show numbers as colours have in common, and heatmaps.</summary>
public sealed class ColoredTraceTests
{
    private static readonly Panel Plane = new();

    private static HeatmapTrace Row(params double[] values) => new(values, values.Length);

    [Fact]
    public void Colours_run_from_the_smallest_to_the_largest_number_and_signed_ones_as_far_to_both_sides()
    {
        Assert.Equal((1, 3), Row(2, 1, double.NaN, 3, double.PositiveInfinity).ColorRange);
        Assert.Equal((-3, 3), (Row(-1, 3) with { Colors = ColorMap.Diverging }).ColorRange);
        Assert.Equal((-5, 5), (Row(-5, 2) with { Colors = ColorMap.Diverging }).ColorRange);
        Assert.Equal((-4, -1), Row(-1, -4).ColorRange);
        Assert.Equal((0, 3), (Row(1, 3) with { ColorMin = 0 }).ColorRange);
        Assert.Equal((1, 9), (Row(1, 3) with { ColorMax = 9 }).ColorRange);
    }

    [Theory, InlineData(0.0), InlineData(4.0), InlineData(-7.0), InlineData(1e-301), InlineData(-1e-295), InlineData(1e-293),
        InlineData(1e299)]
    public void One_number_alone_lies_in_the_middle_of_its_colours_as_it_would_on_an_axis(double value)
    {
        var (min, max) = Row(value, value).ColorRange;

        Assert.True(min < value && value < max);
        Assert.Equal(AxisRange.Y(new Panel { Traces = [new LineTrace([0, 1], [value, value])] }), (min, max));
        Assert.Equal(0.5, (value - min) / (max - min), 6);
    }

    [Fact]
    public void Numbers_that_only_rounding_parts_count_as_one_and_others_do_not()
    {
        Assert.Equal((1, 1 + 1e-11), Row(1, 1 + 1e-11).ColorRange);
        Assert.True(Row(1, 1 + 1e-13).ColorRange is { Min: < 0.9, Max: > 1.1 });
        Assert.Equal((0, 2e-300), Row(0, 2e-300).ColorRange);
        Assert.True(Row(0, 5e-301).ColorRange is { Min: < -0.1, Max: > 0.1 });
        Assert.True(Row(double.NaN).ColorRange is { Min: < 0, Max: > 0 });
    }

    [Fact]
    public void The_ends_of_the_range_have_the_first_and_the_last_colour_and_no_number_is_white()
    {
        var row = Row(1, 3, double.NaN, double.NegativeInfinity);

        Assert.Equal((ColorScale.At(ColorMap.Sequential, 0), ColorScale.At(ColorMap.Sequential, 1)), (row.ColorOf(1), row.ColorOf(3)));
        Assert.Equal(ColorScale.At(ColorMap.Sequential, 0.25), row.ColorOf(1.5));
        Assert.Equal(ColorScale.At(ColorMap.Diverging, 0.5), (Row(-2, 8) with { Colors = ColorMap.Diverging }).ColorOf(0));
        Assert.Equal((Rgb.White, Rgb.White), (row.ColorOf(double.NaN), row.ColorOf(double.NegativeInfinity)));
        var colors = new[] { row.ColorOf(1), row.ColorOf(3), Rgb.White, Rgb.White };
        Assert.Equal(colors.SelectMany(color => new[] { color.Red, color.Green, color.Blue }), row.Pixels());
    }

    [Fact]
    public void A_colour_bar_explains_it_and_neither_palette_nor_legend_nor_margin()
    {
        var row = Row(1, 3) with { Name = "field" };

        Assert.Equal((false, false, true, true, (0, 0)), (row.TakesColor, row.Listed, row.Fills, row.IsField, row.Margin));
        Assert.True(row.ColorBar);
        Assert.Same(row, new Panel { Traces = [row] }.ColorBarTrace);
        Assert.Null(new Panel { Traces = [row with { ColorBar = false }] }.ColorBarTrace);
    }

    [Fact]
    public void A_cell_lies_around_its_row_and_column()
    {
        var table = new HeatmapTrace(new double[6], 3);

        Assert.Equal([-0.5, 2.5], table.Across);
        Assert.Equal([-0.5, 1.5], table.Upwards);
        Assert.Equal((6, "cells"), table.Marks);
        Assert.Equal(2 * table.Weight, new HeatmapTrace(new double[12], 3).Weight);
        Assert.True(table.Weight > 6);
    }

    [Fact]
    public void A_cell_for_a_block_shows_what_in_it_is_farthest_from_the_mean_of_all()
    {
        const double None = double.NaN;
        var table = new HeatmapTrace(
            [
                1, 2, None, None,
                3, -9, None, None,
                2, 2, 4, 3,
                2, 5, 3, 3,
                0, 7, -1, 6,
                1, 1, 2, double.PositiveInfinity,
            ], 4)
        { Name = "table", ColorBarTitle = "size", ColorBar = false, Colors = ColorMap.Diverging };
        var thinned = (HeatmapTrace)table.Thinned(table.Weight / 4, Plane);

        // the mean of the 19 numbers is 37 / 19, about 1.95
        Assert.Equal((3, 2), (thinned.Rows, thinned.Columns));
        Assert.Equal([-9, None, 5, 4, 7, 6], thinned.Values);
        Assert.Equal(("table", "size", false, ColorMap.Diverging), (thinned.Name, thinned.ColorBarTitle, thinned.ColorBar, thinned.Colors));
        Assert.Equal((-9, 9), thinned.ColorRange);
        Assert.Equal((4, 6), thinned.Extent);
        Assert.Equal([-0.5, 3.5], thinned.Across);
        Assert.Equal([-0.5, 5.5], thinned.Upwards);
        Assert.Equal((4, 6), ((HeatmapTrace)thinned.Thinned(1, Plane)).Extent);
        Assert.Equal([-9], ((HeatmapTrace)table.Thinned(1, Plane)).Values);
    }

    [Fact]
    public void It_stays_whole_as_long_as_its_cells_have_room_and_are_not_too_many_in_a_row()
    {
        var table = new HeatmapTrace(new double[40], 4);
        var wide = new HeatmapTrace(new double[250], 250);

        Assert.Same(table, table.Thinned(table.Weight, Plane));
        Assert.Same(table, table.Thinned(double.PositiveInfinity, Plane));
        Assert.NotSame(table, table.Thinned(table.Weight * 0.8, Plane));
        Assert.Same(wide, wide.Thinned(double.PositiveInfinity, Plane));
        Assert.Equal(250, ((HeatmapTrace)new HeatmapTrace(new double[251], 251).Thinned(double.PositiveInfinity, Plane)).Columns);
        Assert.Equal(250, ((HeatmapTrace)new HeatmapTrace(new double[251], 1).Thinned(double.PositiveInfinity, Plane)).Rows);
    }

    [Fact]
    public void A_table_without_a_number_can_be_thinned_too() => Assert.Equal([double.NaN],
        ((HeatmapTrace)new HeatmapTrace([.. new double[99].Select(_ => double.NaN)], 9).Thinned(1, Plane)).Values);
}
