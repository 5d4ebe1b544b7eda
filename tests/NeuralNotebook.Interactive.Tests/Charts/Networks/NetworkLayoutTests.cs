namespace NeuralNotebook.Interactive.Tests;

public sealed class NetworkLayoutTests
{
    private static NetworkLayout Of(double left, double right, params int[] counts) =>
        new(Columns(counts), nodeWidth: 30, nodeHeight: 20, slotHeight: 40, left, right);

    private static IReadOnlyList<NetworkColumn> Columns(params int[] counts) =>
        [.. counts.Select(count => new NetworkColumn { Layers = ["Dense"], Count = count })];

    [Fact]
    public void Columns_stand_evenly_between_the_names_at_both_sides()
    {
        var layout = Of(80, 90, 2, 3, 4);

        Assert.Equal(DiagramFigure.UsualWidth, layout.Width);
        Assert.Equal(80, layout.X(0) - 15);
        Assert.Equal(layout.Width - 90, layout.X(2) + 15, 9);
        Assert.Equal(layout.X(1) - layout.X(0), layout.X(2) - layout.X(1), 9);
        Assert.Equal(layout.Step, layout.X(1) - layout.X(0), 9);
    }

    [Fact]
    public void The_headings_of_the_outer_columns_have_room()
    {
        var layout = Of(0, 0, 1_000_000, 3, 1_000_000);
        double half = TextWidth.Of("1000000 neurons", 13) * 1.05 / 2;

        Assert.True(layout.X(0) > half && layout.X(0) < 2 * half);
        Assert.True(layout.Width - layout.X(2) > half && layout.Width - layout.X(2) < 2 * half);
    }

    [Fact]
    public void Many_columns_make_it_wider_so_that_lines_have_room_between_them()
    {
        var (wide, wider) = (Of(10, 10, [.. new int[12].Select(_ => 2)]), Of(10, 10, [.. new int[20].Select(_ => 2)]));

        Assert.Equal(wide.Step, wider.Step, 9);
        Assert.InRange(wide.Step - wide.NodeWidth, 30, 80);
        Assert.Equal(8 * wide.Step, wider.Width - wide.Width, 9);
        Assert.True(wider.X(19) + 15 < wider.Width);
    }

    [Fact]
    public void One_column_alone_has_no_step_and_lies_inside()
    {
        var layout = Of(0, 0, 2);

        Assert.Equal((0, DiagramFigure.UsualWidth), (layout.Step, layout.Width));
        Assert.True(layout.X(0) > 15 && layout.X(0) + 15 < layout.Width);
    }

    [Fact]
    public void Neurons_stand_a_slot_apart_around_one_middle_and_the_longest_column_ends_at_the_bottom()
    {
        var layout = Of(0, 0, 1, 6, 3);

        Assert.Equal(40, layout.Y(1, 1) - layout.Y(1, 0), 9);
        Assert.Equal(layout.Y(0, 0), (layout.Y(1, 0) + layout.Y(1, 5)) / 2, 9);
        Assert.Equal(layout.Y(0, 0), layout.Y(2, 1), 9);
        Assert.Equal(layout.Bottom, layout.Y(1, 5) + 20, 9);
        Assert.InRange(layout.Y(1, 0) - 20, 18, 40); // under the headings, which stand at 11
    }

    [Fact]
    public void A_column_of_more_than_six_shows_four_dots_and_the_last()
    {
        var (six, seven) = (Columns(6)[0], Columns(7)[0]);
        var layout = Of(0, 0, 7, 6, 100);

        Assert.Equal([0, 1, 2, 3, 4, 5], NetworkLayout.Shown(six));
        Assert.Equal([0, 1, 2, 3, 6], NetworkLayout.Shown(seven));
        Assert.Equal((true, false), (NetworkLayout.IsWhole(six), NetworkLayout.IsWhole(seven)));
        Assert.Equal(layout.Y(1, 3), layout.Y(0, 3), 9);
        Assert.Equal(layout.Y(1, 5), layout.Y(0, 6), 9);
        Assert.Equal(layout.Y(0, 6), layout.Y(2, 99), 9);
        Assert.Equal(layout.Y(1, 4), layout.DotsY(0), 9); // the dots take a slot of their own
    }

    [Fact]
    public void Under_the_neurons_there_is_a_line_for_each_layer_and_one_for_the_key()
    {
        var low = Of(0, 0, 2, 2);
        var high = new NetworkLayout(
            [Columns(2)[0], new NetworkColumn { Layers = ["Dense", "ReLU", "Dropout"], Count = 2 }], 30, 20, 40, 0, 0);

        Assert.InRange(low.Height - low.Bottom, 2 * 13, 100);
        Assert.InRange((high.Height - low.Height) / 2, 13, 20);
        Assert.Equal(low.Bottom, high.Bottom);
    }
}
