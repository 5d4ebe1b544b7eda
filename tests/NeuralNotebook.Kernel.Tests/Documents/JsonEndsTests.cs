using System.Diagnostics;
using System.Text;

namespace NeuralNotebook.Kernel.Tests.Documents;

public sealed class JsonEndsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(5_000)]
    public void Near_and_far_ends_are_found(int letters)
    {
        string inner = $$"""{"a]":["\"}{{new string('x', letters)}}\\",{}],"b":[[1,[2]],"]"]}""",
            json = $$"""[{{inner}},{"c":{{inner}}},[]]""";
        var value = JsonBytes.Checked(json);
        Assert.Equal([inner, $$"""{"c":{{inner}}}""", "[]"], value.Items().Select(item => item.ToString()));
        Assert.Equal(inner, value.Items().ElementAt(1)["c"].ToString());
        Assert.Equal(["[1,[2]]", "\"]\""], value.Items().First()["b"].Items().Select(item => item.ToString()));
    }

    [Fact]
    public void Writing_a_thousand_levels_takes_no_longer_than_writing_ten()
    {
        var few = TimeOf(levels: 10);
        var many = TimeOf(levels: 950);
        Assert.True(many < 8 * few,
            FormattableString.Invariant($"10 levels: {few.TotalSeconds:0.00} s, 950 levels: {many.TotalSeconds:0.00} s"));
    }

    /// <summary>The best of three, around a string whose end takes time to find.</summary>
    private static TimeSpan TimeOf(int levels)
    {
        var value =
            JsonBytes.Checked(Encoding.UTF8.GetBytes(new string('[', levels) + "\"" + string.Concat(Enumerable.Repeat("\\n", 500_000))
                + "\"" + new string(']', levels)));
        return Enumerable.Range(0, 3).Min(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            CanonicalJson.Write(TextWriter.Null, value, depth: 0);
            return Stopwatch.GetElapsedTime(start);
        });
    }
}
