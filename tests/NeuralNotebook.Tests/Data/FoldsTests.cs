namespace NeuralNotebook.Tests;

public sealed class FoldsTests
{
    private static readonly Dataset numbered =
        new(Matrix.FromColumn(Enumerable.Range(0, 23).Select(i => (double)i)), [.. Enumerable.Range(0, 23).Select(i => i % 3)], classes: 3,
            name: "numbers");

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(23)]
    public void Every_sample_validates_once_and_is_learned_from_in_all_other_folds(int folds)
    {
        var parts = numbered.Folds(folds);

        Assert.Equal(folds, parts.Count);
        Assert.Equal(Enumerable.Range(0, 23), parts.SelectMany(part => Samples(part.Validation)).Order());
        Assert.All(parts, part => Assert.Equal(Enumerable.Range(0, 23), Samples(part.Train).Concat(Samples(part.Validation)).Order()));
    }

    /// <summary>scikit-learn's KFold(5) cuts 23 samples into folds of these sizes.</summary>
    [Fact]
    public void The_first_folds_have_one_sample_more_as_in_scikit_learn() =>
        Assert.Equal([5, 5, 5, 4, 4], numbered.Folds(5).Select(part => part.Validation.Samples));

    [Fact]
    public void Samples_keep_their_labels() =>
        Assert.All(numbered.Folds(4).SelectMany(part => new[] { part.Train, part.Validation }),
            part => Assert.Equal(Samples(part).Select(sample => sample % 3), part.Labels));

    [Fact]
    public void Targets_of_a_regression_stay_with_their_samples()
    {
        var data = new Dataset(numbered.X, numbered.X * 2);
        Assert.All(data.Folds(3).SelectMany(part => new[] { part.Train, part.Validation }),
            part => Assert.Equal(0, part.Y.LargestDifference(part.X * 2)));
    }

    [Fact]
    public void The_order_is_random_and_the_same_for_the_same_seed()
    {
        Assert.Equal(Samples(numbered.Folds(4, seed: 3)[0].Validation), Samples(numbered.Folds(4, seed: 3)[0].Validation));
        Assert.NotEqual(Samples(numbered.Folds(4, seed: 3)[0].Validation), Samples(numbered.Folds(4, seed: 4)[0].Validation));
        Assert.NotEqual(Enumerable.Range(0, 6), Samples(numbered.Folds(4)[0].Validation));
    }

    [Fact]
    public void A_fold_says_which_it_is() =>
        Assert.Equal(("numbers, without fold 2", "numbers, fold 2"),
            (numbered.Folds(3)[1].Train.Name, numbered.Folds(3)[1].Validation.Name));

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(24)]
    public void Fewer_than_two_folds_and_more_than_samples_are_refused(int folds) =>
        Assert.Contains("23 samples make 2 to 23 folds", Assert.Throws<ArgumentOutOfRangeException>(() => numbered.Folds(folds)).Message);

    private static IEnumerable<int> Samples(Dataset data) => Enumerable.Range(0, data.Samples).Select(row => (int)data.X[row, 0]);
}
