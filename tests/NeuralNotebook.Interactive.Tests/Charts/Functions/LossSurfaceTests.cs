using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests;

public sealed class LossSurfaceTests
{
    private static readonly (double X, double Y)[] Down = [(2, 1), (1, 0.5), (0.5, 0.25)];

    [Fact]
    public void The_title_says_how_far_down_the_path_leads() =>
        Assert.Equal("SGD: loss 5 → 0.312 in 2 steps", Surface(("SGD", Down)).Title);

    [Fact]
    public void The_title_of_a_race_names_who_ends_lowest() =>
        Assert.Equal("SGD ends lowest, at a loss of 0.312",
            Surface(("slow", [(2, 1), (1.9, 0.9)]), ("SGD", Down), ("lost", [(2, 1), (double.NaN, 0)])).Title);

    [Fact]
    public void The_sentence_tells_where_each_path_starts_and_ends_and_where_the_loss_is_lowest()
    {
        string text = Surface(("SGD", Down)).AlternativeText;

        Assert.Contains("lowest 0 at (0, 0)", text, StringComparison.Ordinal);
        Assert.Contains("the path SGD of 2 steps from (2, 1) with loss 5 to (0.5, 0.25) with loss 0.312", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_combined_path_is_told_as_well() => Assert.Contains(
        "; the path Adam of 2 steps from (2, 1) to (0.5, 0.25)", Chart.Combine(Surface(), Chart.Path(Down, "Adam")).AlternativeText,
        StringComparison.Ordinal);

    [Fact]
    public void Rings_of_a_bowl_lie_evenly_spaced()
    {
        var heights = LossPaths.Heights([.. Enumerable.Range(0, 101).Select(i => i / 10.0 * (i / 10.0))]);
        double[] radii = heights.Select(Math.Sqrt).ToArray();

        Assert.InRange(heights.Count, 8, 12);
        Assert.All(radii.Zip(radii.Skip(1)), pair => Assert.Equal(10 / 12.0, pair.Second - pair.First, 0.1));
    }

    [Fact]
    public void Only_the_ends_of_a_path_are_marked_in_both_writers()
    {
        var path = Enumerable.Range(0, 100).Select(i => (Math.Cos(i / 30.0), Math.Sin(i / 30.0))).ToArray();
        var marker = JsonNode.Parse(Surface(("long", path)).ToPlotlyJson())!["data"]!.AsArray()
            .Single(trace => (string?)trace!["name"] == "long")!["marker"]!;

        Assert.Equal([0, 99], Enumerable.Range(0, 100).Where(i => (double)marker["size"]![i]! > 0));
        Assert.Equal(("circle-open", "diamond"), ((string)marker["symbol"]![0]!, (string)marker["symbol"]![99]!));
    }

    [Fact]
    public void A_path_that_runs_off_ends_where_it_was_last_seen()
    {
        string text = Surface(("diverging", [(1, 1), (-2, 1), (double.PositiveInfinity, double.NaN)])).AlternativeText;

        Assert.Contains("from (1, 1) with loss 2 to (−2, 1) with loss 5 (1 point is not finite and left out)", text,
            StringComparison.Ordinal);
        Assert.Contains("no finite number at the end", Surface(("far", [(1, 1), (double.NaN, 0)])).Title, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Surface(("far", [(1e308, -1e308), (double.NaN, 0)])).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_without_a_point_is_refused_by_its_name() =>
        Assert.Contains("'Adam' has no point", Assert.Throws<ArgumentException>(() => Surface(("Adam", []))).Message,
            StringComparison.Ordinal);

    [Theory, InlineData(1, 1), InlineData(2, 1), InlineData(double.NaN, 1)]
    public void Ranges_that_are_not_in_order_are_refused(double from, double to) =>
        Assert.Throws<ArgumentException>(() => Chart.LossSurface((x, y) => x, (from, to), (0, 1)));

    [Fact]
    public void A_flat_loss_and_one_without_values_are_drawn()
    {
        Assert.Contains("1 everywhere", Chart.LossSurface((_, _) => 1, (0, 1), (0, 1)).AlternativeText, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", Chart.LossSurface((_, _) => double.NaN, (0, 1), (0, 1)).ToSvg(), StringComparison.Ordinal);
    }

    private static Figure Surface(params (string Name, IReadOnlyList<(double X, double Y)> Path)[] paths) =>
        Chart.LossSurface((x, y) => x * x + y * y, (-3, 3), (-2, 2), paths);
}
