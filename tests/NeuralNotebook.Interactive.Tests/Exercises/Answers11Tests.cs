namespace NeuralNotebook.Interactive.Tests;

/// <summary>Answers to the exercises of chapter 11 that learners gave or may give: the right ones pass, each wrong one is rejected,
/// and named where its mistake is known.</summary>
public sealed class Answers11Tests
{
    private static readonly Dictionary<string, (Func<int[], int, int[][]> Answer, string? Named)> WrongBatches = new()
    {
        ["the chapter's own method"] = ((order, size) => [.. order.Chunk(size)], "a single sample is there"),
        ["whole batches only"] =
            ((order, size) => [.. order.Chunk(size).Where(batch => batch.Length == size)], "All samples left over are lost"),
        ["the single one dropped"] = ((order, size) => [.. order.Chunk(size).Where((batch, i) => i == 0 || batch.Length > 1)], "is lost"),
        ["one batch of all"] = ((order, _) => [order], null),
    };

    public static TheoryData<string> WrongBatchNames => [.. WrongBatches.Keys];

    [Theory]
    [MemberData(nameof(WrongBatchNames))]
    public void Wrong_batches_are_rejected(string name)
    {
        var result = Chapter11.Batches.Solution(WrongBatches[name].Answer);
        Assert.Equal(CheckStatus.Failed, result.Status);
        if (WrongBatches[name].Named is { } named)
            Assert.Contains(named, result.Mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_cut_at_other_places_are_not_told_to_be_in_another_order()
    {
        var cut =
            Chapter11.Batches.Solution((order, size) => order.Length > size && order.Length % size == 1
                ? [.. order[..^2].Chunk(size), order[^2..]] : [.. order.Chunk(size)]);
        Assert.Equal(CheckStatus.Failed, cut.Status);
        Assert.DoesNotContain("order", cut.Observed ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Five_ReLUs_pass_whatever_their_seed() => // a few seeds alone end below 95 %
        Assert.All(Enumerable.Range(0, 20),
            seed => Assert.Equal(CheckStatus.Passed,
                Chapter11.Thirty.Solution(() => new Sequential(seed, new Dense(2, 5), new ReLU(), new Dense(5, 2), new Softmax())).Status));

    [Fact]
    public void A_network_that_is_too_large_or_too_straight_is_told_its_numbers()
    {
        Assert.Contains(
            Chapter11.Thirty.Solution(() => new Sequential(1, new Dense(2, 6), new Tanh(), new Dense(6, 2), new Softmax())).Rows,
            row => row.Got.Value is string said && said.StartsWith("32 numbers", StringComparison.Ordinal));
        Assert.Contains(Chapter11.Thirty.Solution(() => new Sequential(1, new Dense(2, 2), new Softmax())).Rows,
            row => row.Got.Value is string said && said.StartsWith("6 numbers, and trained it gets ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_without_a_bend_or_without_softmax_is_told_so_and_another_that_is_as_bad_is_not()
    {
        Assert.Contains("Nothing bends",
            Chapter11.Thirty.Solution(() => new Sequential(1, new Dense(2, 5), new Linear(), new Dense(5, 2), new Softmax())).Mistake,
            StringComparison.Ordinal);
        Assert.Contains("no Softmax",
            Chapter11.Thirty.Solution(() => new Sequential(1, new Dense(2, 5), new Tanh(), new Dense(5, 2), new Linear())).Mistake,
            StringComparison.Ordinal);
        var bent = Chapter11.Thirty.Solution(() => new Sequential(1, new Dense(2, 1), new Tanh(), new Dense(1, 2), new Softmax()));
        Assert.Equal(CheckStatus.Failed, bent.Status);
        Assert.Null(bent.Mistake);
        Assert.All(bent.Rows, row => Assert.EndsWith("right", (string)row.Got.Value!, StringComparison.Ordinal));
    }
}
