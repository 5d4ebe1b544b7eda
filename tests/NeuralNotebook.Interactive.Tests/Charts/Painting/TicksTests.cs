using System.Globalization;
using System.Xml.Linq;
using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

public sealed class TicksTests
{
    [Fact]
    public void Any_range_has_at_least_two_ticks_and_no_more_than_allowed() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<int, FsCheck.PositiveInt, FsCheck.PositiveInt>((from, width, most) =>
        {
            var (min, allowed) = (from / 7.0, 2 + most.Get % 9);
            double max = min + width.Get / 13.0;
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
        var labels = System.Xml.Linq.XElement.Parse(Chart.Line([0.3, 1.7], [0.3, 1.7]).WithXAxis(min: 0.3, max: 1.7)
            .WithYAxis(min: 0.3, max: 1.7).WithSize(140, 120).ToSvg())
            .Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => (string?)element.Attribute("text-anchor")).ToList();

        Assert.Equal(2, labels.Count(anchor => anchor == "middle"));
        Assert.Equal(2, labels.Count(anchor => anchor == "end"));
    }

    /// <summary>Ranges of every size and sign, at 0 and far from it, and over it.</summary>
    public static IEnumerable<(double Min, double Max)> Ranges()
    {
        var random = new Random(14);
        for (int i = 0; i < 4000; i++)
        {
            double width = (1 + 9 * random.NextDouble()) * Math.Pow(10, random.Next(-290, 290));
            double far = random.Next(4) switch
            {
                0 => 0,
                1 => random.NextDouble(),
                2 => Math.Pow(10, random.Next(1, 12)),
                _ => random.NextDouble() * Math.Pow(10, random.Next(1, 12))
            };
            double min = random.Next(5) == 0 ? -width * random.NextDouble() : width * far;
            var (from, to) = (min, min + width);
            if (Math.Abs(from) < 1e299 && Math.Abs(to) < 1e299)
                yield return random.Next(2) == 0 ? (from, to) : (-to, -from);
        }
    }

    [Fact]
    public void Labels_of_any_range_differ_grow_and_say_their_values()
    {
        int offsets = 0;
        foreach (var (min, max) in Ranges())
        {
            foreach (int most in new[] { 2, 3, 5, 8, 10 })
            {
                var (ticks, offset) = (Ticks.Linear(min, max, most), Ticks.Offset(min, max));
                offsets += offset == 0 ? 0 : 1;
                string what = $"{min:R} to {max:R}, {most}: {string.Join(" | ", ticks.Select(tick => tick.Label))}";

                Assert.True(ticks.Count >= 2 && ticks.Count <= most, what);
                Assert.True(ticks.Select(tick => tick.Label).Distinct().Count() == ticks.Count, what);
                Assert.True(ticks.All(tick => tick.Label.Length <= 15), what);
                double step = (ticks[^1].Value - ticks[0].Value) / (ticks.Count - 1);
                Assert.True(step > 0 && ticks[0].Value >= min - step * 1e-3 && ticks[^1].Value <= max + step * 1e-3, what);
                Assert.All(ticks, tick => Assert.True(Math.Abs(Said(tick.Label) + offset - tick.Value) <= step / 2, what));
            }
        }
        Assert.InRange(offsets, 1000, 15000);
    }

    [Fact]
    public void Labels_of_any_logarithmic_range_differ_grow_and_say_their_values()
    {
        var random = new Random(15);
        for (int i = 0; i < 4000; i++)
        {
            double decades = random.Next(4) switch
            {
                0 => 0.02 + random.NextDouble(),
                1 => 1 + random.NextDouble(),
                2 => 2 + 2 * random.NextDouble(),
                _ => 4 + 300 * random.NextDouble()
            };
            double low = -290 + (580 - decades) * random.NextDouble();
            var (min, max, most) = (Math.Pow(10, low), Math.Pow(10, low + decades), 2 + random.Next(8));
            var ticks = Ticks.Log(min, max, most);
            string what = $"{min:R} to {max:R}, {most}: {string.Join(" | ", ticks.Select(tick => tick.Label))}";

            Assert.True(ticks.Count >= 2 && ticks.Count <= most, what);
            Assert.True(ticks.Select(tick => tick.Label).Distinct().Count() == ticks.Count, what);
            Assert.True(ticks.Zip(ticks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value), what);
            double offset = decades < 1 ? Ticks.Offset(min, max) : 0;
            Assert.All(ticks, tick => Assert.Equal(1, (Said(tick.Label) + offset) / tick.Value, 0.03));
        }
    }

    [Theory]
    [InlineData(2, 90, "2 5 10 20 50")] // less than two decades: between the powers too
    [InlineData(0.5, 60, "1 10")] // a little more than two: the powers alone
    [InlineData(0.5, 600, "1 10 100")]
    [InlineData(0.0009, 3, "0.001 0.01 0.1 1")]
    [InlineData(3, 9, "3 4 5 6 7 8 9")]
    [InlineData(1e-9, 2e7, "10⁻⁸ 10⁻⁶ 10⁻⁴ 0.01 1 100 10,000 10⁶")]
    public void Logarithmic_ticks_are_powers_of_ten_with_steps_between_where_there_is_room(double min, double max, string labels) =>
        Assert.Equal(labels, string.Join(" ", Ticks.Log(min, max, most: 8).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0.693141, 0.693147, "0.693141 0.693142 0.693143 0.693144 0.693145 0.693146 0.693147")]
    [InlineData(0, 0.00007, "0 10⁻⁵ 2×10⁻⁵ 3×10⁻⁵ 4×10⁻⁵ 5×10⁻⁵ 6×10⁻⁵ 7×10⁻⁵")]
    [InlineData(1234560, 1234566, "1,234,560 1,234,561 1,234,562 1,234,563 1,234,564 1,234,565 1,234,566")]
    [InlineData(999_999_999.998, 1_000_000_000.002, "−0.0020 −0.0015 −0.0010 −0.0005 +0.0000 +0.0005 +0.0010 +0.0015 +0.0020")]
    [InlineData(-2e9 - 6, -2e9, "−6 −5 −4 −3 −2 −1 +0")]
    public void Close_values_are_told_apart_in_the_shortest_form(double min, double max, string labels) =>
        Assert.Equal(labels, string.Join(" ", Ticks.Linear(min, max, most: 9).Select(tick => tick.Label)));

    [Fact]
    public void A_training_that_is_stuck_shows_how_it_still_falls()
    {
        var figure = Chart.Line([0.693147, 0.693146, 0.693144, 0.693141], "loss");
        var labels = Texts(figure).Where(text => text.Anchor == "end").Select(text => text.Text).ToList();

        Assert.InRange(labels.Count, 3, 8);
        Assert.Equal(labels.Count, labels.Distinct().Count());
        Assert.Contains("0.693144", labels);
        Assert.Contains("goes from 0.693147 at 0 to 0.693141 at 3", figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_narrow_range_far_from_0_is_counted_from_a_round_number_that_the_axis_names()
    {
        var figure = Chart.Line([1e9 + 0.001, 1e9 + 0.002, 1e9 + 0.003]);

        Assert.Contains("↑ 1,000,000,000 + …", Texts(figure).Select(text => text.Text));
        Assert.Contains("+0.0020", Texts(figure).Select(text => text.Text));
        Assert.Contains("↑ size: 1,000,000,000 + …", Texts(figure.WithYAxis("size")).Select(text => text.Text));
        Assert.Contains("from 1,000,000,000.001 at 0 to 1,000,000,000.003 at 2", figure.AlternativeText, StringComparison.Ordinal);
        var json = System.Text.Json.Nodes.JsonNode.Parse(figure.ToPlotlyJson())!;
        Assert.Equal([1e9 + 0.001, 1e9 + 0.002, 1e9 + 0.003], json["data"]![0]!["y"]!.AsArray().Select(y => (double)y!));
        Assert.Contains("+0.0020", json["layout"]!["yaxis"]!["ticktext"]!.AsArray().Select(text => (string)text!));
        Assert.Equal("1,000,000,000 + …", (string)json["layout"]!["yaxis"]!["title"]!["text"]!);
    }

    [Fact]
    public void Colour_bars_and_lines_of_close_heights_are_told_apart()
    {
        var close = new Matrix(2, 2, [0.693141, 0.693143, 0.693145, 0.693147]);
        foreach (var figure in new[] { Chart.Heatmap(close, showValues: false), Chart.Contour(close),
            Chart.Contour(close, at: [0.693142, 0.693144, 0.693145]) })
        {
            var labels = Texts(figure).Select(text => text.Text)
                .Where(text => text.StartsWith("0.6931", StringComparison.Ordinal)).ToList();

            Assert.InRange(labels.Count, 2, 12);
            Assert.Equal(labels.Count, labels.Distinct().Count());
        }
        Assert.Contains("0.693145", Texts(Chart.Heatmap(close)).Select(text => text.Text));
    }

    [Fact]
    public void Tables_tell_close_numbers_apart_and_write_0_for_what_is_only_rounding()
    {
        Assert.Contains("0.693141", new Matrix(1, 2, [0.693141, 0.693147]).ToTable().ToString(), StringComparison.Ordinal);
        var cells = new Matrix(1, 3, [0.1 + 0.2 - 0.3, 1, -9.62e-17]).ToTable().Rows[0].Select(cell => cell.Text);
        Assert.Equal(["0", "0", "1", "0"], cells);
    }

    private static List<(string Text, string? Anchor)> Texts(Figure figure) =>
        [.. XElement.Parse(figure.ToSvg()).Descendants().Where(element => element.Name.LocalName == "text")
            .Select(element => (element.Value, (string?)element.Attribute("text-anchor")))];

    /// <summary>The number that a label says.</summary>
    private static double Said(string label)
    {
        string[] parts = label.Replace("+", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)
            .Replace('−', '-').Split("×10");
        if (parts.Length == 1 && label.IndexOfAny(['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']) is var at && at >= 0)
            parts = parts[0].StartsWith('-') ? ["-1", parts[0][3..]] : ["1", parts[0][2..]];
        int power = parts.Length == 1
            ? 0 : int.Parse(
                string.Concat(parts[1]
                    .Select(digit => digit == '⁻' ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(digit).ToString(CultureInfo.InvariantCulture))),
                    CultureInfo.InvariantCulture);
        return double.Parse($"{parts[0]}e{power}", CultureInfo.InvariantCulture);
    }
}
