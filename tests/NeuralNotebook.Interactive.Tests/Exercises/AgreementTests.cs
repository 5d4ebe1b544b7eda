using FsCheck;
using FsCheck.Fluent;

namespace NeuralNotebook.Interactive.Tests;

public sealed class AgreementTests
{
    public static TheoryData<object?, object?, bool> Pairs => new()
    {
        { 1.0, 1.0 + 1e-12, true },
        { 1.0, 1.001, false },
        { 1e12, 1e12 + 1, true },
        { 1, 1.0, true },
        { 1L, 2, false },
        { double.NaN, double.NaN, true },
        { double.NaN, 0.0, false },
        { double.PositiveInfinity, double.PositiveInfinity, true },
        { double.PositiveInfinity, double.NegativeInfinity, false },
        { double.PositiveInfinity, double.MaxValue, false },
        { 0.0, -0.0, true },
        { true, true, true },
        { true, false, false },
        { "a line", " A line ", true },
        { "a line", "two", false },
        { null, null, true },
        { null, 0.0, false },
        { 0.0, "0", false },
        { new[] { 1.0, 2 }, new[] { 1.0, 2 }, true },
        { new[] { 1.0, 2 }, new[] { 1, 2 }, true },
        { new[] { 1.0, 2 }, new[] { 1.0 }, false },
        { new[] { 1.0, 2 }, new[] { 1.0, 2, 3 }, false },
        { new[] { 1.0 }, new[] { 1.0, 1 }, false },
        { Array.Empty<double>(), new[] { 0.0 }, false },
        { new[] { "a" }, new[] { "a", "b" }, false },
        { new double[][] { [1], [2] }, new double[][] { [1], [2], [] }, false },
        { new double[][] { [1], [2] }, new double[][] { [1], [2, 3] }, false },
        { Enumerable.Range(0, 2).Select(i => i * 2.0), new[] { 0.0, 2, 4 }, false },
        { (1.0, "a"), (1.0, "a", "b"), false },
        { new[] { 1.0, 2 }, new[] { 2.0, 1 }, false },
        { new double[][] { [1], [2, 3] }, new double[][] { [1], [2, 3] }, true },
        { new double[][] { [1], [2, 3] }, new double[][] { [1, 2], [3] }, false },
        { new Matrix(2, 3), new Matrix(2, 3), true },
        { new Matrix(2, 3), new Matrix(3, 2), false },
        { new Matrix(1, 1, [double.NaN]), new Matrix(1, 1, [double.NaN]), true },
        { new[,] { { 1.0, 2 } }, new Matrix(1, 2, [1, 2]), true },
        { (1.0, "a"), (1.0, "a"), true },
        { (1.0, "a"), (1.0, "b"), false },
        { (1.0, new Matrix(1, 1)), (1.0, new Matrix(1, 1, [1])), false },
        { new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 }, true },
        { new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 }, false },
        { new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["c"] = 1 }, false },
        { new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 1, ["c"] = 1 }, false },
        { Enumerable.Range(0, 3).Select(i => i * 2.0), new[] { 0.0, 2, 4 }, true },
        { DayOfWeek.Monday, DayOfWeek.Monday, true },
        { DayOfWeek.Monday, DayOfWeek.Sunday, false },
        { DayOfWeek.Monday, 1, false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Answers_agree_part_by_part(object? expected, object? got, bool agree) =>
        Assert.Equal(agree, Answer.From(() => expected).Difference(Answer.From(() => got), 1e-9) is null);

    [Fact]
    public void Any_number_agrees_with_itself_and_not_with_its_neighbour_beyond_the_tolerance() =>
        Prop.ForAll<double>(value => Agreement.Near(value, value, 0)
            && (!double.IsFinite(value) || Math.Abs(value) > 1e300
                || !Agreement.Near(value, value + (2e-9 * Math.Max(1, Math.Abs(value))), 1e-9))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_difference_is_described_without_the_right_value()
    {
        Assert.Equal("2 items instead of 3", Agreement.Difference(new object?[] { 1.0, 2.0, 3.0 }, new object?[] { 1.0, 2.0 }, 0));
        Assert.Equal("[1]: another number", Agreement.Difference(new object?[] { 1.0, 2.0 }, new object?[] { 1.0, 5.0 }, 0));
    }
}
