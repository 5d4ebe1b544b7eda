namespace NeuralNotebook.Interactive.Tests;

/// <summary>Bars of several series at the same named places.</summary>
public sealed class SharedPlacesTests
{
    private static readonly string[] places = ["spring", "autumn"];

    private static Figure Columns(string name, params double[] values) => Chart.Column(places, values, name: name);

    private static BarTrace[] Bars(Figure figure) => [.. figure.Panels[0].Traces.OfType<BarTrace>()];

    [Fact]
    public void Columns_of_several_series_stand_side_by_side()
    {
        var bars = Bars(Chart.Combine(Columns("mine", 1, 2), Columns("yours", 3, 4), Columns("theirs", 5, 6)));
        for (int i = 0; i < places.Length; i++)
        {
            Assert.InRange(bars.Average(bar => bar.Positions[i]), i - 1e-12, i + 1e-12);
            for (int series = 1; series < bars.Length; series++)
                Assert.Equal(bars[series - 1].Positions[i] + (bars[series - 1].Thickness / 2),
                    bars[series].Positions[i] - (bars[series].Thickness / 2), 12);
        }
    }

    [Fact]
    public void Bars_that_lie_share_their_places_too()
    {
        var bars = Bars(Chart.Combine(Chart.Bar(places, [1, 2], name: "mine"), Chart.Bar(places, [3, 4], name: "yours")));
        Assert.Equal(bars[0].Positions[0] + bars[0].Thickness, bars[1].Positions[0], 12);
    }

    [Fact]
    public void A_series_that_joins_later_gets_as_much_room_as_the_others()
    {
        var atOnce = Bars(Chart.Combine(Columns("mine", 1, 2), Columns("yours", 3, 4), Columns("theirs", 5, 6)));
        var later = Bars(Chart.Combine(Chart.Combine(Columns("mine", 1, 2), Columns("yours", 3, 4)), Columns("theirs", 5, 6)));
        Assert.Equal(atOnce.SelectMany(bar => bar.Positions), later.SelectMany(bar => bar.Positions));
        Assert.Equal(atOnce.Select(bar => bar.Thickness), later.Select(bar => bar.Thickness));
    }

    [Fact]
    public void One_series_of_columns_under_a_line_keeps_its_places()
    {
        var alone = Columns("mine", 1, 2);
        Assert.Equal(Bars(alone)[0].Positions, Bars(Chart.Combine(alone, Chart.Line([0.0, 1], [1.0, 2])))[0].Positions);
    }

    [Fact]
    public void Two_histograms_lie_over_each_other()
    {
        double[] values = [1, 2, 2, 3, 3, 3, 4];
        var bars = Bars(Chart.Combine(Chart.Histogram(values, bins: 3), Chart.Histogram(values, bins: 3)));
        Assert.Equal(bars[0].Positions, bars[1].Positions);
    }

    [Fact]
    public void The_text_for_who_cannot_see_names_the_places_of_shared_bars() =>
        Assert.Contains("yours spring 3, autumn 4", Chart.Combine(Columns("mine", 1, 2), Columns("yours", 3, 4)).Sentence(null),
            StringComparison.Ordinal);
}
