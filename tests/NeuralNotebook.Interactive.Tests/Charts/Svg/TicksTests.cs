using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

public sealed class TicksTests
{
    [Fact]
    public void Any_range_has_at_least_two_ticks_and_no_more_than_allowed() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<int, FsCheck.PositiveInt, FsCheck.PositiveInt>((from, width, most) =>
    {
        var (min, allowed) = (from / 7.0, 2 + most.Get % 9);
        var max = min + width.Get / 13.0;
        var ticks = Ticks.Linear(min, max, allowed);

        Assert.InRange(ticks.Count, 2, allowed);
        Assert.All(ticks, tick => Assert.InRange(tick.Value, min - 1e-6, max + 1e-6));
        Assert.Equal(ticks.Count, ticks.Select(tick => tick.Label).Distinct().Count());
    }));

    [Fact]
    public void A_range_that_meets_one_round_number_takes_a_finer_step() =>
        Assert.Equal(["0.5", "1.5"], Ticks.Linear(0.3, 1.7, most: 2).Select(tick => tick.Label));

    [Fact]
    public void Ticks_that_stand_for_more_are_evenly_spread() =>
        Assert.Equal(["−4", "0", "4"], Ticks.Linear(-4, 4, most: 3).Select(tick => tick.Label));

    [Fact]
    public void A_small_panel_shows_two_numbers_on_each_axis()
    {
        var labels = System.Xml.Linq.XElement.Parse(Chart.Line([0.3, 1.7], [0.3, 1.7]).WithXAxis(min: 0.3, max: 1.7).WithYAxis(min: 0.3, max: 1.7).WithSize(140, 120).ToSvg())
            .Descendants().Where(element => element.Name.LocalName == "text").Select(element => (string?)element.Attribute("text-anchor")).ToList();

        Assert.Equal(2, labels.Count(anchor => anchor == "middle"));
        Assert.Equal(2, labels.Count(anchor => anchor == "end"));
    }
}
