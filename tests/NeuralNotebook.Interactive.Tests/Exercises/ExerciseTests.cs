using System.Xml.Linq;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>What a learner sees of a check, whatever she wrote.</summary>
[Collection(nameof(ProgressTests))]
public sealed class ExerciseTests : IDisposable
{
    private readonly OwnProgress progress = new();

    private static readonly Exercise<Func<double[], double[]>> Halves = HalvesWithin(TimeSpan.FromMinutes(5));

    private static Exercise<Func<double[], double[]>> HalvesWithin(TimeSpan limit) => new("05.2", "Halves <of> numbers")
    {
        Reference = values => [.. values.Select(value => value / 2)],
        Cases = [new("[1, 2]", f => f([1, 2])), new("[]", f => f([])), new("[-3]", f => f([-3]))],
        RandomCase = random =>
        {
            double[] values = [random.NextNormal(), random.NextNormal()];
            return new("two random numbers", f => f(values));
        },
        Mistakes = [new("The numbers are doubled: half of 2 is 1.", values => [.. values.Select(value => value * 2)])],
        Hints = ["Take `value / 2`.", "Select does it for all."],
        TimeLimit = limit,
    };

    public void Dispose() => progress.Dispose();

    [Fact]
    public void The_right_function_passes_on_given_and_random_inputs()
    {
        var result = Halves.Check(values => Array.ConvertAll(values, value => 0.5 * value));

        Assert.Equal(CheckStatus.Passed, result.Status);
        Assert.Contains("All 8 answers agree", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("<details>", result.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_function_is_shown_beside_the_right_one()
    {
        var result = Halves.Check(values => [.. values.Select(value => Math.Abs(value) / 2)]);

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Null(result.Mistake);
        var row = XElement.Parse($"<x>{result.ToHtml()}</x>").Descendants("tr")
            .Single(row => row.Elements().Any(cell => cell.Value == "[-3]"));
        Assert.Equal(["✗", "[-3]", "[-1.5]", "[1.5]", "[0]: another number"], row.Elements().Select(cell => cell.Value));
    }

    [Fact]
    public void A_declared_mistake_is_named()
    {
        var result = Halves.Check(values => Array.ConvertAll(values, value => value + value));

        Assert.Equal("The numbers are doubled: half of 2 is 1.", result.Mistake);
        Assert.Contains("Recognised: The numbers are doubled", result.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_untouched_starter_is_not_done_and_shown_in_grey()
    {
        var result = Halves.Check(_ => throw new NotImplementedException());

        Assert.Equal(CheckStatus.NotDone, result.Status);
        Assert.Contains("not done yet", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<table", result.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_starter_that_returns_a_placeholder_is_not_done_either()
    {
        Assert.Equal(CheckStatus.NotDone, Halves.Check(_ => null!).Status);
        Assert.Equal(CheckStatus.NotDone, Halves.Check(null).Status);
        Assert.Equal(CheckStatus.NotDone, Number("04.1").Check(_ => double.NaN).Status);
    }

    [Fact]
    public void Who_throws_sees_her_own_message()
    {
        var result = Halves.Check(values => [values[5]]);

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains("IndexOutOfRangeException: Index was outside the bounds of the array.", result.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_is_right_where_the_reference_throws_it_too()
    {
        var exercise = new Exercise<Func<int, int>>("06.1", "Throws")
        {
            Reference = value => value < 0 ? throw new ArgumentException("negative") : value,
            Cases = [new("-1", f => f(-1)), new("1", f => f(1))],
            Hints = ["a", "b"],
        };

        Assert.Equal(CheckStatus.Passed, exercise.Check(value => value >= 0 ? value : throw new ArgumentException("no")).Status);
        Assert.Equal(CheckStatus.Failed, exercise.Check(value => value).Status);
        Assert.Equal(CheckStatus.Failed, exercise.Check(value => value >= 0 ? value : throw new InvalidOperationException("no")).Status);
    }

    [Fact]
    public void An_endless_loop_ends_the_waiting_and_the_check_says_what_still_runs()
    {
        using var stop = new CancellationTokenSource();
        var result = HalvesWithin(TimeSpan.FromSeconds(2)).Check(values =>
        {
            while (values.Length > 0)
                stop.Token.ThrowIfCancellationRequested();
            return values;
        });
        stop.Cancel();

        Assert.Equal(CheckStatus.Failed, result.Status);
        Assert.Contains("still running after 2 s", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("not tried", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("restart the kernel", result.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_without_an_end_is_an_error_and_not_the_end_of_memory()
    {
        static IEnumerable<double> Endless()
        {
            while (true)
                yield return 1;
        }

        var exercise = new Exercise<Func<IEnumerable<double>>>("06.2", "Ones")
        { Reference = () => [1.0], Cases = [new("", f => f())], Hints = ["a", "b"] };

        Assert.Contains("seems to have no end", exercise.Check(Endless).ToString(), StringComparison.Ordinal);
        Assert.Equal(CheckStatus.Passed, exercise.Check(() => Endless().Take(1)).Status);
    }

    [Fact]
    public void An_array_has_an_end_however_long_it_is()
    {
        var exercise = new Exercise<Func<double[]>>("06.2", "Ones")
        { Reference = () => new double[100_001], Cases = [new("", f => f())], Hints = ["a", "b"] };

        Assert.Equal(CheckStatus.Passed, exercise.Check(() => new double[100_001]).Status);
        Assert.Equal(CheckStatus.Failed, exercise.Check(() => new double[100_002]).Status);
    }

    [Fact]
    public void A_function_that_writes_to_its_input_is_rejected_and_disturbs_no_later_check()
    {
        double[] InPlace(double[] values)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] /= 2;
            return values;
        }

        Assert.Equal(CheckStatus.Failed, Halves.Check(InPlace).Status);
        Assert.Equal(Halves.Check(InPlace).ToString(), Halves.Check(InPlace).ToString());
        Assert.Equal(CheckStatus.Passed, Halves.Check(values => Array.ConvertAll(values, value => value / 2)).Status);
    }

    [Fact]
    public void A_function_that_returns_one_and_the_same_array_is_judged_by_what_it_held()
    {
        double[] buffer = new double[1];
        var exercise = new Exercise<Func<double, double[]>>("06.3", "Buffer")
        { Reference = x => [x], Cases = [new("1", f => f(1)), new("2", f => f(2))], Hints = ["a", "b"] };

        Assert.Equal(CheckStatus.Passed, exercise.Check(x => { buffer[0] = x; return buffer; }).Status);
    }

    [Fact]
    public void What_a_function_prints_goes_where_the_cell_prints()
    {
        var seen = new AsyncLocal<string>() { Value = "cell" };
        var where = new List<string?>();
        Halves.Check(values => { where.Add(seen.Value); return values; });

        Assert.All(where, place => Assert.Equal("cell", place));
    }

    [Fact]
    public void The_second_hint_is_folded_up_within_the_first_and_needs_no_other_cell()
    {
        var first = XElement.Parse(Halves.Hint().ToHtml());
        var second = Assert.Single(first.Elements("details"));
        Assert.Equal(["Hint 1 of 2 for exercise 05.2", "Not enough? Hint 2 of 2"],
            first.Descendants("summary").Select(summary => summary.Value));
        Assert.Equal(["Take value / 2.", "Select does it for all."], first.Descendants("p").Select(text => text.Value));
        Assert.DoesNotContain("open", first.DescendantsAndSelf().Attributes().Select(attribute => attribute.Name.LocalName));
        Assert.Empty(second.Elements("details"));
        Assert.Equal(["Hint 2 of 2 for exercise 05.2"],
            XElement.Parse(Halves.Hint(2).ToHtml()).Descendants("summary").Select(summary => summary.Value));
        // A text cannot be folded: it gives away the first one only.
        Assert.EndsWith("Take `value / 2`.\nNot enough? Hint(2) says more.", Halves.Hint().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hints_are_folded_and_escape_what_they_say()
    {
        var html = XElement.Parse(new Exercise<Func<double>>("04.1", "t") { Reference = () => 1, Cases = [], Hints = ["a `<b>` & c", "d"] }
            .Hint().ToHtml());

        Assert.Equal("details", html.Name.LocalName);
        Assert.Equal("<b>", html.Descendants("code").First().Value);
        Assert.Equal("Hint 2 of 2 for exercise 05.2: Select does it for all.", Halves.Hint(2).ToString());
        Assert.Contains("Hint(1) or Hint(2)", Assert.Throws<ArgumentOutOfRangeException>(() => Halves.Hint(3)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_answer_is_shown_in_the_same_bytes_and_as_well_formed_html()
    {
        foreach (var function in new Func<double[], double[]>[] { values => values, values => [.. values.Select(v => v / 2)],
            _ => throw new NotImplementedException(), _ => throw new InvalidOperationException("<script>alert(1)</script>") })
        {
            string html = Halves.Check(function).ToHtml();
            Assert.Equal(html, Halves.Check(function).ToHtml());
            Assert.DoesNotContain(XElement.Parse($"<x>{html}</x>").Descendants(), element => element.Name.LocalName is "script" or "style");
        }
    }

    [Theory]
    [InlineData("5.2")]
    [InlineData("05.0")]
    [InlineData("05.x")]
    [InlineData("five")]
    public void An_id_is_chapter_and_number(string id) => Assert.Throws<ArgumentException>(() => Number(id));

    [Fact]
    public void A_solution_that_passes_is_said_to_be_the_solution()
    {
        var result = Halves.Solution(Halves.Reference);

        Assert.True(result.IsSolution);
        Assert.Contains("the solution is right", result.ToString(), StringComparison.Ordinal);
    }

    private static Exercise<Func<double, double>> Number(string id) =>
        new(id, "a number") { Reference = x => x, Cases = [new("1", f => f(1))], Hints = ["a", "b"] };
}
