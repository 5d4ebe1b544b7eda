namespace NeuralNotebook.Interactive.Tests;

/// <summary>What a check is expected to say of an answer.</summary>
internal static class Verdicts
{
    public static void Passed(CheckResult result) => Assert.True(result.Status == CheckStatus.Passed, result.ToString());

    /// <summary>The answer fails, and the check names this mistake, if one is given.</summary>
    public static void Rejected(CheckResult result, string? named)
    {
        Assert.Equal(CheckStatus.Failed, result.Status);
        if (named is not null)
            Assert.Contains(named, result.Mistake ?? $"no mistake was named:\n{result}", StringComparison.Ordinal);
    }
}
