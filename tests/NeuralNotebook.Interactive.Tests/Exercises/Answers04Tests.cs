namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers that a learner may give in chapter 04: the wrong ones are rejected, the right ones accepted,
/// however they are written.</summary>
public sealed class Answers04Tests
{
    private static readonly Dictionary<string, Func<CheckResult>> wrong = new()
    {
        ["04.1 four"] = () => Chapter04.HowManySigmoids.Solution(4),
        ["04.1 where a thousandth would be left"] = () => Chapter04.HowManySigmoids.Solution(Math.Log(0.001) / Math.Log(0.25)),
        ["04.2 the chapter's own method"] = () => Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Max(0, value))),
        ["04.2 clipped at 4"] = () => Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Clamp(value, 0, 4))),
        ["04.2 clipped at 6"] = () => Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Clamp(value, 0, 6))),
        ["04.2 rounded"] = () => Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Round(Math.Clamp(value, 0, 20)))),
        ["04.2 rounded to one decimal"] = () =>
            Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Round(Math.Clamp(value, 0, 20), 1))),
        ["04.2 0 above the ceiling"] = () =>
            Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => value is > 0 and <= 20 ? value : 0)),
        ["04.2 a leak"] = () =>
            Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Min(20, value > 0 ? value : 0.01 * value))),
        ["04.2 five numbers"] = () =>
            Chapter04.ReLUOfArray.Solution(inputs => Each([.. inputs.Concat(new double[5]).Take(5)], value => Math.Clamp(value, 0, 20))),
        ["04.3 the right side at 0"] = () => Chapter04.LeakySlope.Solution((z, leak) => z >= 0 ? 1 : leak),
        ["04.3 0 at 0"] = () => Chapter04.LeakySlope.Solution((z, leak) => z > 0 ? 1 : z < 0 ? leak : 0),
        ["04.3 measured as in the chapter"] = () =>
            Chapter04.LeakySlope.Solution((z, leak) =>
                ((z + 1e-5 > 0 ? z + 1e-5 : leak * (z + 1e-5)) - (z - 1e-5 > 0 ? z - 1e-5 : leak * (z - 1e-5))) / 2e-5),
        ["04.2 scaled to 20"] = () =>
            Chapter04.ReLUOfArray.Solution(inputs => inputs.Length > 0 && inputs.Max() > 20
                ? Each(inputs, value => Math.Max(0, value) * 20 / inputs.Max()) : Each(inputs, value => Math.Max(0, value))),
        ["04.5 below a thousandth"] = () =>
            Chapter04.CountDead.Solution(outputs => Units(outputs).Count(unit => unit.All(value => value < 1e-3))),
        ["04.3 the larger of the two"] = () => Chapter04.LeakySlope.Solution((z, leak) => z > 0 ? 1 : Math.Min(1, leak)),
        ["04.3 half at 0"] = () => Chapter04.LeakySlope.Solution((z, leak) => z > 0 ? 1 : z == 0 ? (1 + leak) / 2 : leak),
        ["04.3 measured in too large steps"] = () =>
            Chapter04.LeakySlope.Solution((z, leak) =>
                ((z + 0.01 > 0 ? z + 0.01 : leak * (z + 0.01)) - (z - 0.01 > 0 ? z - 0.01 : leak * (z - 0.01))) / 0.02),
        ["04.4 the slope decides"] = () => Chapter04.Backward.Solution((z, slopes) => [.. slopes.Select(slope => Math.Max(0, slope))]),
        ["04.4 the slope of the whole number"] = () =>
            Chapter04.Backward.Solution((z, slopes) => [.. z.Zip(slopes, (input, slope) => (int)input > 0 ? slope : 0)]),
        ["04.4 clipped"] = () =>
            Chapter04.Backward.Solution((z, slopes) => [.. z.Zip(slopes, (input, slope) => input > 0 ? Math.Clamp(slope, -100, 100) : 0)]),
        ["04.4 a NaN where nothing goes on"] = () =>
            Chapter04.Backward.Solution((z, slopes) => [.. z.Zip(slopes, (input, slope) => input > 0 ? slope : double.NaN)]),
        ["04.5 the first and the last row"] = () =>
            Chapter04.CountDead.Solution(outputs => Units(outputs).Count(unit => unit[0] == 0 && unit[^1] == 0)),
        ["04.5 the first three rows"] = () =>
            Chapter04.CountDead.Solution(outputs => Units(outputs).Count(unit => unit.Take(3).All(value => value == 0))),
        ["04.5 below 0.1"] = () => Chapter04.CountDead.Solution(outputs => Units(outputs).Count(unit => unit.All(value => value < 0.1))),
        ["04.5 cut to whole numbers"] = () =>
            Chapter04.CountDead.Solution(outputs => Units(outputs).Count(unit => unit.All(value => (int)value == 0))),
        ["04.5 rows"] = () => Chapter04.CountDead.Solution(outputs => outputs.Count(row => row.All(value => value == 0))),
        ["04.5 a mean below a thousandth"] = () =>
            Chapter04.CountDead.Solution(outputs => Units(outputs).Count(unit => unit.Average() < 1e-3)),
        ["04.5 mostly 0"] = () =>
            Chapter04.CountDead.Solution(outputs => Units(outputs).Count(unit => unit.Count(value => value == 0) > unit.Length / 2)),
    };

    private static readonly Dictionary<string, Func<CheckResult>> right = new()
    {
        ["04.1"] = () => Chapter04.HowManySigmoids.Solution(5),
        ["04.2 Clamp"] = () => Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Clamp(value, 0, 20))),
        ["04.2 Min of Max"] = () => Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Min(20, Math.Max(0, value)))),
        ["04.2 two ReLUs"] = () =>
            Chapter04.ReLUOfArray.Solution(inputs => Each(inputs, value => Math.Max(0, value) - Math.Max(0, value - 20))),
        ["04.3 a question"] = () => Chapter04.LeakySlope.Solution((z, leak) => z <= 0 ? leak : 1),
        ["04.4 times the slope"] = () =>
            Chapter04.Backward.Solution((z, slopes) => [.. z.Zip(slopes, (input, slope) => slope * (input > 0 ? 1 : 0))]),
        ["04.4 the engine's"] = () => Chapter04.Backward.Solution((z, slopes) =>
        {
            var relu = new ReLU();
            relu.Forward(new Matrix(1, z.Length, z));
            return [.. relu.Backward(new Matrix(1, slopes.Length, slopes)).Row(0)];
        }),
        ["04.5 the sum of the column"] = () =>
            Chapter04.CountDead.Solution(outputs => outputs.ColumnSums().Values.ToArray().Count(sum => sum == 0)),
        ["04.5 the largest of the column"] = () => Chapter04.CountDead.Solution(outputs => Units(outputs).Count(unit => unit.Max() <= 0)),
    };

    /// <summary>Mistakes that the chapter itself warns of: the check says their name.</summary>
    private static readonly Dictionary<string, string> named = new()
    {
        ["04.1 four"] = "After four",
        ["04.2 the chapter's own method"] = "without the ceiling",
        ["04.2 clipped at 6"] = "lies at 6",
        ["04.2 rounded"] = "rounded",
        ["04.3 the right side at 0"] = "At 0",
        ["04.3 0 at 0"] = "the leak, and not 0",
        ["04.3 measured as in the chapter"] = "That measures the slope",
        ["04.2 scaled to 20"] = "scaled until the largest is 20",
        ["04.5 below a thousandth"] = "below a thousandth",
        ["04.4 the slope decides"] = "The slopes decide here",
        ["04.5 the first and the last row"] = "The first and the last sample",
        ["04.5 below 0.1"] = "below 0.1",
        ["04.5 cut to whole numbers"] = "a cast to int",
        ["04.5 rows"] = "a unit is a column",
    };

    public static TheoryData<string> Wrong => [.. wrong.Keys];

    public static TheoryData<string> Right => [.. right.Keys];

    public static TheoryData<string> Named => [.. named.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_answer_is_rejected(string answer) => Assert.Equal(CheckStatus.Failed, wrong[answer]().Status);

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_answer_is_accepted(string answer) =>
        Assert.True(right[answer]().Status == CheckStatus.Passed, right[answer]().ToString());

    [Theory]
    [MemberData(nameof(Named))]
    public void A_mistake_that_the_chapter_warns_of_is_called_by_its_name(string answer) =>
        Assert.Contains(named[answer], wrong[answer]().Mistake, StringComparison.Ordinal);

    private static double[] Each(double[] inputs, Func<double, double> function) => [.. inputs.Select(function)];

    private static IEnumerable<double[]> Units(Matrix outputs) => Enumerable.Range(0, outputs.Columns).Select(outputs.Column);
}
