namespace NeuralNotebook.Interactive.Tests;

public sealed class YesOrNoChartTests
{
    private static readonly RocCurve Curve = new([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);

    private static readonly Calibration Forecasts = new([0, 1, 0, 1, 1], [0.3, 0.3, 0.3, 0.3, 0.9]);

    [Fact]
    public void A_ROC_curve_goes_from_corner_to_corner_above_the_line_of_chance()
    {
        var panel = Chart.Roc(Curve).Panels[0];
        var (line, chance) = ((LineTrace)panel.Traces[0], (LineTrace)panel.Traces[1]);

        Assert.Equal([(0, 0), (0, 0.5), (0.5, 0.5), (0.5, 1), (1, 1)], line.X.Zip(line.Y));
        Assert.Equal([(0, 0), (1, 1)], chance.X.Zip(chance.Y));
        Assert.Equal("model, area 0.75", line.Name);
    }

    [Fact]
    public void A_straight_stretch_is_drawn_by_its_ends()
    {
        var line = (LineTrace)Chart.Roc(new RocCurve([1, 1, 1, 0, 0], [5, 4, 3, 2, 1])).Panels[0].Traces[0];

        Assert.Equal([(0, 0), (0, 1), (1, 1)], line.X.Zip(line.Y));
    }

    [Fact]
    public void The_sentence_says_what_is_found_at_a_few_rates_of_false_alarms() => Assert.Contains(
        "ROC curves, found against false alarms: a finds 50 % at 1 % false alarms, 50 % at 10 % false alarms, 50 % at 30 % false alarms, "
            + "area 0.75; b finds",
        Chart.Roc(("a", Curve), ("b", Curve)).AlternativeText, StringComparison.Ordinal);

    [Fact]
    public void A_calibration_chart_has_a_point_and_a_whisker_for_each_bin()
    {
        var line = (LineTrace)Chart.Calibration(Forecasts).Panels[0].Traces[0];

        Assert.Equal([0.5, 1], line.Y);
        Assert.Equal(0.3, line.X[0], 1e-12);
        Assert.Equal(Forecasts.Bins[0].Interval.High, line.Y[0] + line.Errors!.Above[0], 1e-12);
        Assert.Equal(0, line.Errors.Above[1]);
    }

    [Fact]
    public void Its_sentence_says_share_for_probability_and_the_mean_error() => Assert.Contains(
        "share of class 1 against the probability given: model 0.3 → 0.5, 0.9 → 1, off by 0.18 in the mean",
        Chart.Calibration(Forecasts).AlternativeText, StringComparison.Ordinal);

    [Fact]
    public void Many_bins_are_counted_in_its_sentence()
    {
        var many =
            new Calibration([.. Enumerable.Range(0, 40).Select(i => i % 2)], [.. Enumerable.Range(0, 40).Select(i => i / 40.0)], bins: 20);
        Assert.Contains(" and 8 more bins, off by", Chart.Calibration(many).AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_draw_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Chart.Roc(Array.Empty<(string, RocCurve)>()));
        Assert.Throws<ArgumentException>(() => Chart.Calibration(Array.Empty<(string, Calibration)>()));
    }
}
