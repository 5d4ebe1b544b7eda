namespace NeuralNotebook.Interactive.Tests;

/// <summary>What a check says of a wrong answer that is no declared mistake, and of inputs that were changed.</summary>
public sealed class ObservationTests
{
    private static readonly Exercise<Func<double[], double[]>> Halves = new("05.2", "Halves")
    {
        Reference = values => [.. values.Select(value => value / 2)],
        Cases = [new("[1, 2.5]", f => f([1, 2.5])), new("[]", f => f([])),
            new("[-3, 0.123456789, 8, 3.4]", f => f([-3, 0.123456789, 8, 3.4]))],
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
        { "Every number is too large by 1.", values => [.. values.Select(value => (value / 2) + 1)] },
        { "Every answer is the right one without its sign.", values => [.. values.Select(value => Math.Abs(value / 2))] },
        { "Every answer is 1 minus the right one.", values => [.. values.Select(value => 1 - (value / 2))] },
        { "Every answer is the square of the right one.", values => [.. values.Select(value => value * value / 4)] },
        { "Every answer is the right one, rounded to 2 decimals.", values => [.. values.Select(value => Math.Round(value / 2, 2))] },
        { "Every answer is the right one, rounded down.", values => [.. values.Select(value => Math.Floor(value / 2))] },
        { "Every answer agrees to about seven digits, which is what a float keeps.",
            values => [.. values.Select(value => (double)(float)(value / 2))] },
        { "All numbers are right, and in the opposite order.", values => [.. values.Reverse().Select(value => value / 2)] },
        { "The last number of every answer is missing.", values => [.. values.SkipLast(1).Select(value => value / 2)] },
        { "The first number of every answer is missing.", values => [.. values.Skip(1).Select(value => value / 2)] },
        { "Every number above 0 is right; every other one came as 0.", values => [.. values.Select(value => Math.Max(0, value / 2))] },
        { "Wherever a number came, it is right; the others are NaN. What do those inputs have in common?",
            values => [.. values.Select(value => value < 0 ? double.NaN : value / 2)] },
        { "Wherever an answer came, it is right; for the other inputs came InvalidOperationException. What do those inputs have in common?",
            values => values.Length == 0 ? throw new InvalidOperationException() : Array.ConvertAll(values, value => value / 2) },
        { "The answer is the same for every input.", _ => [7] },
        { "Every number came as 0.", values => new double[values.Length] },
        { "Only the first item of an answer is ever wrong.", values => [.. values.Select((value, i) => i == 0 ? value + 3 : value / 2)] },
        { "Only the last item of an answer is ever wrong.",
            values => [.. values.Select((value, i) => i == values.Length - 1 ? value * value : value / 2)] },
        { "Only item [1] of an answer is ever wrong.", values => [.. values.Select((value, i) => i == 1 ? value + 3 : value / 2)] },
        { "Within each answer the proportions are right: all its numbers are the right ones times one factor.",
            values => [.. values.Select(value => value * values.Length)] },
        { "Within each answer the differences are right: all its numbers are off by the same amount.",
            values => [.. values.Select(value => (value / 2) + values.Length)] },
        { "All numbers are right, and in another order.", values => [.. values.Order().Select(value => value / 2)] },
        { "Within each answer all numbers are the same.", values => [.. values.Select(_ => values.Max() / 3)] },
        { "Your function throws IndexOutOfRangeException: the table says for which inputs.",
            values => [.. values.Select(_ => values[^4] / 3)] },
        { "For some inputs NaN came, where a number is expected.",
            values => [.. values.Select((value, i) => value < 0 ? double.NaN : value / 3)] },
        { "Every wrong answer is too long by one.", values => [.. values.Select(value => value / 3), 1] },
        { "Every wrong answer has another size than the right one.", values => [.. values.Select(value => value / 3), .. values] },
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
    public void Exchanged_rows_and_columns_are_seen() =>
        Assert.Equal("Rows and columns of every answer are exchanged.", Doubled.Solution(X => 2 * X.Transpose()).Observed);

    [Fact]
    public void A_wrong_row_or_column_is_seen()
    {
        Assert.Equal("Only the last row of an answer is ever wrong.",
            Doubled.Solution(X => X.Slice(0, X.Rows - 1) is var rest ? [.. 2 * rest, [7, 7]] : X).Observed);
        Assert.Equal("Only the first column of an answer is ever wrong.",
            Doubled.Solution(X => [.. X.Select(row => new[] { row[0] * row[0], 2 * row[1] })]).Observed);
        Assert.Equal("Answers of one row or item are right, longer ones are wrong.",
            Doubled.Solution(X => X.Rows == 1 ? 2 * X : X.PointwiseMultiply(X)).Observed);
    }

    [Fact]
    public void A_function_that_keeps_something_from_call_to_call_is_seen()
    {
        var all = new List<double>();
        var result = Halves.Solution(values =>
        {
            all.AddRange(values.Select(value => value / 2));
            return [.. all];
        });

        Assert.Equal(Observation.TwoAnswers, result.Observed);
    }

    [Fact]
    public void An_answer_without_items_in_place_of_one_is_of_another_size()
    {
        Assert.Contains("too short by one", new Exercise<Func<double[], double[]>>("05.4", "One")
        {
            Reference = values => [values[0]],
            Cases = [new("[1]", f => f([1])), new("[2]", f => f([2]))],
            Hints = ["Take it.", "values[0]"],
        }.Solution(values => values[0] == 1 ? [] : values).Observed, StringComparison.Ordinal);
    }

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
