using System.Text.RegularExpressions;

namespace NeuralNotebook.Repository.Tests;

/// <summary>Long tests run side by side in CI, but for those that say that they measure time.</summary>
public sealed partial class TimedTestTests
{
    [Fact]
    public void A_long_test_that_asks_how_slow_the_processor_is_says_that_it_measures_time()
    {
        string[] timed = [.. House.Files("tests", "*Tests.cs").Select(File.ReadAllText)
            .Where(text => text.Contains("Explicit = true", StringComparison.Ordinal) && Asks().IsMatch(text))];
        Assert.NotEmpty(timed);
        Assert.All(timed, text => Assert.Contains("[Trait(\"measures\", \"time\")]", text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"new\s+Slowness\(\)|Slowness\s+processor")]
    private static partial Regex Asks();
}
