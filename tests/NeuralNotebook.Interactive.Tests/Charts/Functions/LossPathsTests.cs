namespace NeuralNotebook.Interactive.Tests;

public sealed class LossPathsTests
{
    private static readonly Func<double, double, double> Bowl = (x, y) => x * x + y * y;

    [Theory, InlineData(30, true), InlineData(31, false), InlineData(1, true)]
    public void A_way_of_thirty_points_shows_each_of_them_and_always_its_ends(int points, bool marked)
    {
        var line = LossPaths.Trace("SGD", [.. Enumerable.Range(0, points).Select(i => (i + 1.0, -2.0 * i))]);

        Assert.Equal((marked, true, "SGD"), (line.Markers, line.MarksEnds, line.Name));
        Assert.Equal(Enumerable.Range(0, points).Select(i => (i + 1.0, -2.0 * i)), line.X.Zip(line.Y));
    }

    [Fact]
    public void A_missing_path_is_refused_by_its_name() =>
        Assert.Equal("path", Assert.Throws<ArgumentNullException>(() => LossPaths.Trace("SGD", null!)).ParamName);

    [Theory, InlineData(0), InlineData(100), InlineData(-300)]
    public void Heights_are_the_squares_of_twelfths_above_the_lowest_in_two_digits(double low)
    {
        // 144 times the squares of twelfths are 1, 4, …, 121, and 121 has 120 in two digits.
        var heights = LossPaths.Heights([low + 50, low + 144, double.NaN, low, double.PositiveInfinity]);

        Assert.Equal(11, heights.Count);
        Assert.All(heights.Zip([1.0, 4, 9, 16, 25, 36, 49, 64, 81, 100, 120]),
            pair => Assert.Equal(low + pair.Second, pair.First, 1e-9));
    }

    [Fact]
    public void Small_losses_have_two_digits_too() =>
        Assert.Equal([1.0, 4, 9, 16, 25, 36, 49, 64, 81, 100, 120],
            LossPaths.Heights([0, 0.0144]).Select(height => Math.Round(height * 1e4, 8)));

    [Fact]
    public void A_loss_without_heights_has_no_lines()
    {
        Assert.Empty(LossPaths.Heights([]));
        Assert.Empty(LossPaths.Heights([double.NaN, double.NegativeInfinity]));
        Assert.Empty(LossPaths.Heights([3, 3]));
        Assert.Empty(LossPaths.Heights([0, 0]));
        // A difference of the last bits is none, on either side of 0.
        Assert.Empty(LossPaths.Heights([1000, 1000 + 0.9e-9]));
        Assert.Empty(LossPaths.Heights([-1000, -1000 + 0.9e-9]));
        Assert.NotEmpty(LossPaths.Heights([1000, 1000 + 1.2e-9]));
        Assert.NotEmpty(LossPaths.Heights([-1000, -1000 + 1.2e-9]));
    }

    public static TheoryData<string, (double, double)[]> Ways => new()
    {
        { "the path SGD of 1 step from (2, 1) with loss 5 to (1, 0) with loss 1", [(2, 1), (1, 0)] },
        { "the path SGD of 2 steps from (2, 1) with loss 5 to (1, 0) with loss 1", [(2, 1), (7, 7), (1, 0)] },
        { "the path SGD of 0 steps from (2, 1) with loss 5 to (2, 1) with loss 5", [(2, 1)] },
        {
            "the path SGD of 2 steps from (2, 1) with loss 5 to (1, 0) with loss 1 (1 point is not finite and left out)",
            [(2, 1), (double.NaN, 1), (1, 0)]
        },
        {
            "the path SGD of 3 steps from (2, 1) with loss 5 to (1, 0) with loss 1 (2 points are not finite and left out)",
            [(2, 1), (1, 0), (1, double.NaN), (double.PositiveInfinity, 0)]
        },
        { "the path SGD has no place on the map", [(double.NaN, 1), (1, double.NegativeInfinity)] },
    };

    [Theory, MemberData(nameof(Ways))]
    public void A_way_is_told_by_its_steps_and_its_ends(string told, (double, double)[] path)
    {
        Assert.Equal(told, LossPaths.Describe("SGD", path, Bowl));
        Assert.Equal(told.Replace(" with loss 5", "", StringComparison.Ordinal).Replace(" with loss 1", "", StringComparison.Ordinal),
            LossPaths.Describe("SGD", path, loss: null));
    }

    [Fact]
    public void The_title_is_the_finding()
    {
        (string, IReadOnlyList<(double, double)>) one = ("one", [(2, 1), (1, 1)]), two = ("two", [(2, 1), (2, 2), (1, 0)]),
            lost = ("lost", [(2, 1), (double.NaN, 0)]);

        Assert.Equal("The loss over two weights", LossPaths.Title([], Bowl));
        Assert.Equal("one: loss 5 → 2 in 1 step", LossPaths.Title([one], Bowl));
        Assert.Equal("two: loss 5 → 1 in 2 steps", LossPaths.Title([two], Bowl));
        Assert.Equal("lost: loss 5 at the start, no finite number at the end", LossPaths.Title([lost], Bowl));
        Assert.Equal("two ends lowest, at a loss of 1", LossPaths.Title([one, lost, two], Bowl));
        Assert.Equal("one ends lowest, at a loss of 2", LossPaths.Title([lost, one], Bowl));
        Assert.Equal("No path ends on the map", LossPaths.Title([lost, lost], Bowl));
    }
}
