using static NeuralNotebook.Interactive.Tests.Verdicts;

namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 12 that learners may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers12Tests
{
    private static readonly Dictionary<string, (Func<Matrix, int> Answer, string? Named)> WrongStuck = new()
    {
        ["the dead alone"] = (outputs => Columns(outputs).Count(unit => unit.All(value => value == 0)), "stuck at 0"),
        ["a sum of 0"] = (outputs => Columns(outputs).Count(unit => unit.Sum() == 0), null),
        ["the first and the last"] = (outputs => Columns(outputs).Count(unit => unit[0] == unit[^1]), "first sample with the last"),
        ["rows for columns"] = (outputs => Columns(outputs.Transpose()).Count(unit => unit.Distinct().Count() == 1), "counts samples"),
        ["the size alone"] = (outputs => Columns(outputs).Count(unit => unit.Select(Math.Abs).Distinct().Count() == 1), "size alone"),
        ["about the same"] = (outputs => Columns(outputs).Count(unit => unit.Max() - unit.Min() < 0.001), "a little is a difference"),
        ["as floats"] = (outputs => Columns(outputs).Count(unit => unit.Select(value => (float)value).Distinct().Count() == 1), null),
        ["never larger than the first"] = (outputs => Columns(outputs).Count(unit => unit.Max() == unit[0]), "falls below its first value"),
        ["the mean is the first"] = (outputs => Columns(outputs).Count(unit => unit.Sum() / unit.Length == unit[0]), "whose mean is"),
        ["no variance"] =
            (outputs => Columns(outputs)
                .Count(unit => unit.Average(value => (value - unit.Average()) * (value - unit.Average())) == 0), "rounded"),
        ["the same to twelve digits"] =
            (outputs => Columns(outputs).Count(unit => unit.All(value => Math.Abs(value - unit[0]) < 1e-12)), null),
        ["any at all"] = (outputs => Columns(outputs).Any(unit => unit.Distinct().Count() == 1) ? 1 : 0, "whether there are any"),
    };

    private static readonly Dictionary<string, (Func<double[], int, string> Answer, string? Named)> WrongDoctor = new()
    {
        ["base 10"] = ((losses, classes) => Diagnose(losses, Math.Log10(classes)), "Log10"),
        ["the classes themselves"] = ((losses, classes) => Diagnose(losses, classes), "not K"),
        ["the mean near ln K"] = ((losses, classes) => Diagnose(losses, Math.Log(classes), each => [each.Average()]), "the mean hides"),
        ["the last near ln K"] = ((losses, classes) => Diagnose(losses, Math.Log(classes), each => [each[^1]]), "not the last alone"),
        ["exactly ln K"] =
            ((losses, classes) => Diagnose(losses, Math.Log(classes),
                each => each.All(loss => loss == Math.Log(classes)) ? [Math.Log(classes)] : [0]), "not exactly ln K"),
        ["too high first"] = ((losses, classes) => double.IsFinite(losses[0]) && losses[0] > 2 * Math.Log(classes)
            ? "starts too high" : Diagnose(losses, Math.Log(classes)), "The order counts"),
        ["learns and slow exchanged"] =
            ((losses, classes) => Diagnose(losses, Math.Log(classes)) switch { "learns" => "slow", "slow" => "learns", var other => other },
                "the wrong way round"),
        ["the largest too high"] =
            ((losses, classes) => losses.All(double.IsFinite) && losses.Max() > 2 * Math.Log(classes)
                ? "starts too high" : Diagnose(losses, Math.Log(classes)), "not the largest"),
        ["twice is too high"] = ((losses, classes) => losses.All(double.IsFinite) && losses[0] == 2 * Math.Log(classes)
            ? "starts too high" : Diagnose(losses, Math.Log(classes)), "Exactly twice"),
        ["always slow"] = ((_, _) => "slow", null),
    };

    public static TheoryData<string> WrongStuckNames => [.. WrongStuck.Keys];

    public static TheoryData<string> WrongDoctorNames => [.. WrongDoctor.Keys];

    [Theory]
    [MemberData(nameof(WrongStuckNames))]
    public void A_wrong_count_of_stuck_units_is_rejected(string name) =>
        Rejected(Chapter12.StuckUnits.Solution(WrongStuck[name].Answer), WrongStuck[name].Named);

    [Theory]
    [MemberData(nameof(WrongDoctorNames))]
    public void A_wrong_diagnosis_is_rejected(string name) =>
        Rejected(Chapter12.Doctor.Solution(WrongDoctor[name].Answer), WrongDoctor[name].Named);

    [Fact]
    public void Right_answers_pass()
    {
        Assert.Equal(CheckStatus.Passed,
            Chapter12.StuckUnits.Solution(outputs => Columns(outputs).Count(unit => unit.Distinct().Count() == 1)).Status);
        Assert.Equal(CheckStatus.Passed, Chapter12.Doctor.Solution((losses, classes) => Diagnose(losses, Math.Log(classes))).Status);
        Assert.Equal(CheckStatus.Passed,
            Chapter12.Round.Solution(["zero weights", "no shuffle", "shifted labels", "rate too high", "dead ReLU"]).Status);
    }

    [Fact]
    public void A_name_that_is_none_of_the_list_is_told_so()
    {
        Rejected(Chapter12.Round.Solution(["zero weight", "no shuffle", "shifted labels", "rate too high", "dead ReLU"]),
            "\"zero weight\" is none of the names");
        Rejected(Chapter12.Diagnosis.Solution("too low rate"), "\"too low rate\" is none of the names");
        Assert.Null(Chapter12.Round.Solution(["Zero weights ", "no shuffle", "", "", ""]).Mistake);
    }

    [Fact]
    public void The_patients_show_what_tells_them_apart()
    {
        var patients = Enumerable.Range(1, 5).Select(Chapter12.Patient).ToArray();
        Assert.Equal([1, 0, 0, 0, 0], patients.Select(patient => Math.Round(patient.ZeroWeights)));
        Assert.All(new[] { 0, 4 }, i => Assert.All(patients[i].History.Loss, loss => Assert.InRange(loss, 1.098, 1.1)));
        Assert.True(patients[3].History.Loss[0] > 10);
        Assert.True(patients[1].History.Loss[0] > 1.4 && patients[1].History.Last.ValidationAccuracy > 0.45);
        Assert.True(patients[2].History.Last.Loss < 1.08 && patients[2].History.Last.ValidationAccuracy < 0.36);
    }

    private static IEnumerable<double[]> Columns(Matrix outputs) =>
        Enumerable.Range(0, outputs.Columns)
            .Select(column => Enumerable.Range(0, outputs.Rows).Select(row => outputs[row, column]).ToArray());

    private static string Diagnose(double[] losses, double guess, Func<double[], double[]>? looked = null) =>
        !losses.All(double.IsFinite) ? "diverged" : losses[0] > 2 * guess ? "starts too high"
        : (looked?.Invoke(losses) ?? losses).All(loss => Math.Abs(loss - guess) <= 0.01 * guess)
            ? "stands still" : losses[^1] < losses[0] / 2 ? "learns" : "slow";
}
