namespace NeuralNotebook.Interactive.Tests;

/// <summary>What a check says of a wrong answer that is no declared mistake, and of inputs that were changed.</summary>
public sealed class ObservationTests
{
    private static readonly Exercise<Func<double[], double[]>> Halves = new("05.2", "Halves")
    {
        Reference = values => [.. values.Select(value => value / 2)],
        Cases = [new("[1, 2.5]", f => f([1, 2.5])), new("[]", f => f([])), new("[-3, 0.123456789, 8, 3.4]", f => f([-3, 0.123456789, 8, 3.4]))],
        Hints = ["Take `value / 2`.", "Select does it for all."],
    };

    private static readonly Exercise<Func<Matrix, Matrix>> Doubled = new("05.3", "Doubled")
    {
        Reference = X => 2 * X,
        Cases = [new("2 × 2", f => f([[1, 2], [3, 4]])), new("1 × 2", f => f([[5, 6]]))],
        Hints = ["Twice.", "2 * X"],
    };

    public static TheoryData<string, Func<double[], double[]>> WrongHalves => new()
    {
        { "Every answer has the opposite sign.", values => [.. values.Select(value => -value / 2)] },
        { "Every answer is the right one times 4.", values => [.. values.Select(value => value * 2)] },
        { "Every answer is too large by 1.", values => [.. values.Select(value => (value / 2) + 1)] },
        { "Every answer is the right one without its sign.", values => [.. values.Select(value => Math.Abs(value / 2))] },
        { "Every answer is 1 minus the right one.", values => [.. values.Select(value => 1 - (value / 2))] },
        { "Every answer is the square of the right one.", values => [.. values.Select(value => value * value / 4)] },
        { "Every answer is the right one, rounded to 2 decimals.", values => [.. values.Select(value => Math.Round(value / 2, 2))] },
        { "Every answer is the right one, rounded down.", values => [.. values.Select(value => Math.Floor(value / 2))] },
        { "Every answer agrees to about seven digits, which is what a float keeps.", values => [.. values.Select(value => (double)(float)(value / 2))] },
        { "All numbers are right, and in the opposite order.", values => [.. values.Reverse().Select(value => value / 2)] },
        { "The last number of every answer is missing.", values => [.. values.SkipLast(1).Select(value => value / 2)] },
        { "The first number of every answer is missing.", values => [.. values.Skip(1).Select(value => value / 2)] },
        { "Every number above 0 is right; every other one came as 0.", values => [.. values.Select(value => Math.Max(0, value / 2))] },
        { "Wherever a number came, it is right; the others are NaN. What do those inputs have in common?", values => [.. values.Select(value => value < 0 ? double.NaN : value / 2)] },
        { "Wherever an answer came, it is right; for the other inputs came InvalidOperationException. What do those inputs have in common?", values => values.Length == 0 ? throw new InvalidOperationException() : Array.ConvertAll(values, value => value / 2) },
        { "The answer is the same for every input.", _ => [7] },
    };

    [Theory]
    [MemberData(nameof(WrongHalves))]
    public void What_all_answers_have_in_common_is_said(string seen, Func<double[], double[]> wrong)
    {
        var result = Halves.Solution(wrong);

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Equal(seen, result.Observed);
        Assert.Contains($"Seen: {seen}", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Exchanged_rows_and_columns_are_seen() => Assert.Equal("Rows and columns of every answer are exchanged.", Doubled.Solution(X => 2 * X.Transpose()).Observed);

    [Fact]
    public void An_answer_that_is_wrong_in_its_own_way_each_time_is_not_commented()
    {
        var result = Halves.Solution(values => [.. values.Select(value => Math.Sin(value))]);

        Assert.Null(result.Observed);
        Assert.DoesNotContain("Seen:", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_answer_in_the_array_that_was_given_is_not_accepted()
    {
        var result = Halves.Solution(values =>
        {
            for (int i = 0; i < values.Length; i++)
                values[i] /= 2;
            return values;
        });

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains("Your function changes `values`, which it was given", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("`values` was changed", result.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("1 of 3 answers agree", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_answer_in_the_matrix_that_was_given_is_not_accepted()
    {
        var result = Doubled.Solution(X =>
        {
            foreach (ref double value in X.Values)
                value *= 2;
            return X;
        });

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains("Your function changes `X`", result.ToString(), StringComparison.Ordinal);
    }
}
