namespace NeuralNotebook.Interactive.Tests;

public sealed class CurveTextTests
{
    public static TheoryData<string, Func<double, double>> Slopes => new()
    {
        { "At 0 the slope jumps from −2 to 3; 0.5 is taken there", x => x < 0 ? -2 : x > 0 ? 3 : 0.5 },
        { "At 1 the slope jumps from −2 to 3; there is none at the place itself", x => x < 1 ? -2 : x > 1 ? 3 : double.NaN },
        // The first jump counts, and a gap is none.
        { "At 0 the slope jumps from 2 to 3; 3 is taken there", x => x == -1 ? double.NaN : x < 0 ? 2 : x < 3 ? 3 : 4 },
        { "It has no slope here", _ => double.NaN },
        { "It has no slope here", _ => double.PositiveInfinity },
        { "Its slope is 2 everywhere", _ => 2 },
        { "Its slope is 2 everywhere", x => 2 + 1e-10 * x },
        { "Its slope is 2 on both sides of 1, where it has none", x => x == 1 ? double.NaN : 2 },
        { "From −4 to 4 its slope lies between −4 and 4, steepest at −4", x => x },
        { "From −4 to 4 its slope lies between −1 and 7, steepest at 4", x => x + 3 },
        { "From −4 to 4 its slope lies between −7 and 1, steepest at −4", x => x - 3 },
        { "From −4 to 4 its slope lies between −1 and 0.5, steepest from −4 to −1", x => Math.Clamp(x, -1, 0.5) },
        { "From −4 to 4 its slope lies between 0 and 2, steepest from 2 to 4", x => Math.Clamp(x, 0, 2) },
        { "From −4 to 4 its slope lies between 0 and 2, steepest from 1 to 2", x => Math.Max(0, 2 - Math.Max(0, Math.Abs(x - 1.5) - 0.5)) },
    };

    [Theory, MemberData(nameof(Slopes))]
    public void The_finding_says_where_a_slope_jumps_or_how_large_it_gets(string finding, Func<double, double> slope) =>
        Assert.Equal(finding, CurveText.Finding(new Curve(slope, -4, 4)));

    [Fact]
    public void The_sentence_goes_along_the_function_and_its_slope() =>
        Assert.Equal("the curve of square and of its slope from −4 to 4: the function goes from 16 to 16, its slope goes from −8 to 8; "
            + "from −4 to 4 its slope lies between −8 and 8, steepest at −4", Described("square", x => x * x, x => 2 * x));

    [Fact]
    public void The_sentence_names_every_jump_of_the_function() =>
        Assert.Equal("the curve of stairs and of its slope from −4 to 4: the function goes from 0 to 3, its slope goes from 0 to 0; "
            + "the function jumps from 0 to 1 at −1; the function jumps from 1 to 3 at 2; its slope is 0 everywhere",
            Described("stairs", x => x <= -1 ? 0 : x <= 2 ? 1 : 3, _ => 0));

    [Fact]
    public void The_sentence_says_what_has_no_values_and_where_values_begin()
    {
        Assert.Equal("the curve of nothing and of its slope from −4 to 4: the function has no values, its slope has no values; "
            + "it has no slope here", Described("nothing", _ => double.NaN, _ => double.NegativeInfinity));
        Assert.Contains("the function goes from 0 to 2,", Described("root", Math.Sqrt, _ => 1), StringComparison.Ordinal);
    }

    private static string Described(string name, Func<double, double> f, Func<double, double> slope) =>
        CurveText.Description(name, new Curve(f, -4, 4), new Curve(slope, -4, 4), -4, 4);
}
