namespace NeuralNotebook.Interactive.Tests;

[Collection(nameof(ProgressTests))]
public sealed class ValueExerciseTests : IDisposable
{
    private readonly OwnProgress progress = new();

    private static readonly ValueExercise<double> Third = new("01.1", "A third")
    {
        Expected = 1.0 / 3,
        Mistakes = [new("That is a quarter.", 0.25)],
        Hints = ["a", "b"],
        Tolerance = 0.001,
    };

    public void Dispose() => progress.Dispose();

    [Fact]
    public void A_value_within_the_tolerance_passes() => Assert.Equal(CheckStatus.Passed, Third.Check(0.333).Status);

    [Fact]
    public void A_wrong_value_is_told_its_direction_and_not_the_answer()
    {
        var result = Third.Check(0.5);

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains("0.5. That is too large.", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0.333", result.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_wrong_value_is_named() => Assert.Equal("That is a quarter.", Third.Check(0.25).Mistake);

    [Fact]
    public void The_marker_is_not_done()
    {
        Assert.Equal(CheckStatus.NotDone, Third.Check(double.NaN).Status);
        Assert.Equal(CheckStatus.NotDone,
            new ValueExercise<string>("01.2", "text") { Expected = "line", Hints = ["a", "b"] }.Check("").Status);
        Assert.Equal(CheckStatus.NotDone, new ValueExercise<int?>("01.3", "whole") { Expected = 3, Hints = ["a", "b"] }.Check(null).Status);
        Assert.Equal(CheckStatus.NotDone,
            new ValueExercise<double[]>("01.4", "list") { Expected = [1, 2], Hints = ["a", "b"] }.Check([double.NaN, double.NaN]).Status);
        Assert.Equal(CheckStatus.NotDone,
            new ValueExercise<double>("01.5", "start") { Expected = 1, Untouched = [0.1], Hints = ["a", "b"] }.Check(0.1).Status);
    }

    [Fact]
    public void More_than_one_answer_can_be_right()
    {
        var exercise = new ValueExercise<double[]>("01.6", "a line")
        { Expected = [1, 1], Accepts = line => line[0] * line[1] > 0, Hints = ["a", "b"] };

        Assert.Equal(CheckStatus.Passed, exercise.Check([2, 3]).Status);
        Assert.Equal(CheckStatus.Failed, exercise.Check([2, -3]).Status);
        Assert.Equal(CheckStatus.Failed, exercise.Check([2]).Status);
    }

    [Fact]
    public void A_matrix_of_another_shape_is_told_so()
    {
        var exercise = new ValueExercise<Matrix>("02.1", "shape") { Expected = [[1, 2, 3], [4, 5, 6]], Hints = ["a", "b"] };

        Assert.Contains("the shape is 3 × 2, expected is 2 × 3", exercise.Check([[1, 2], [3, 4], [5, 6]]).ToString(),
            StringComparison.Ordinal);
        Assert.Contains("1 of 6 numbers differ, the first at [1, 2]", exercise.Check([[1, 2, 3], [4, 5, 7]]).ToString(),
            StringComparison.Ordinal);
    }
}
