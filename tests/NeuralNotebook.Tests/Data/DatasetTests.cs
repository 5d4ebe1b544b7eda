namespace NeuralNotebook.Tests.Data;

public sealed class DatasetTests
{
    /// <summary>A hundred samples that hold their own number; of every four, three are of class 0 and one is of class 1.</summary>
    private static readonly Dataset numbered =
        new(Column(100), [.. Enumerable.Range(0, 100).Select(i => i % 4 == 0 ? 1 : 0)], classes: 2, name: "numbers");

    /// <summary>The same with ten times its number as the target of each.</summary>
    private static readonly Dataset regression = new(Column(100), Column(100) * 10, "tens");

    public static TheoryData<string, Action, string, string> Refusals => new()
    {
        { "labels without samples", () => _ = new Dataset(null!, new int[1]), "X", "" },
        { "samples without labels", () => _ = new Dataset(Column(2), (int[])null!), "labels", "" },
        { "classes without a name", () => _ = new Dataset(Column(2), new int[2], name: null!), "name", "" },
        { "targets without samples", () => _ = new Dataset(null!, Column(2)), "X", "" },
        { "samples without targets", () => _ = new Dataset(Column(2), (Matrix)null!), "Y", "" },
        { "targets without a name", () => _ = new Dataset(Column(2), Column(2), name: null!), "name", "" },
        { "too few labels", () => _ = new Dataset(Column(3), [0, 1]), "labels", "3 samples and 2 labels" },
        { "too many labels", () => _ = new Dataset(Column(3), [0, 1, 1, 0]), "labels", "3 samples and 4 labels" },
        { "too few targets", () => _ = new Dataset(Column(3), Column(2)), "Y", "3 samples and 2 rows of targets" },
        { "too many targets", () => _ = new Dataset(Column(3), Column(4)), "Y", "3 samples and 4 rows of targets" },
        { "too few names", () => _ = new Dataset(Column(3), [0, 1, 2], classNames: ["no", "yes"]), "classNames", "3 classes and 2 names" },
        { "too many names", () => _ = new Dataset(Column(1), [0], classNames: ["no", "yes"]), "classNames", "1 classes and 2 names" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_makes_no_data_is_refused_by_name_and_count(string what, Action make, string parameter, string words)
    {
        var error = Assert.ThrowsAny<ArgumentException>(make);
        Assert.True(error.ParamName == parameter, $"{what}: {error.ParamName}");
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        // A null is told as such, not by where it led to.
        Assert.Equal(words.Length == 0, error is ArgumentNullException);
    }

    [Fact]
    public void How_many_classes_there_are_follows_from_the_largest_label_and_none_need_a_name()
    {
        Assert.Equal((4, 0), (new Dataset(Column(3), [1, 3, 0]).Classes, new Dataset(Column(3), [1, 3, 0]).ClassNames.Count));
        Assert.Equal(["no", "yes"], new Dataset(Column(3), [1, 0, 0], classNames: ["no", "yes"]).ClassNames);
        // 0 classes would be a regression.
        int[] noLabels = [];
        Assert.Equal(1, new Dataset(new Matrix(0, 2), noLabels).Classes);
    }

    [Fact]
    public void Selected_samples_stand_in_the_given_order_and_are_called_as_asked_or_as_all_are()
    {
        int[] rows = [8, 3, 8];
        foreach (var data in new[] { numbered, regression })
        {
            Assert.Equal([8, 3, 8], Samples(data.Select(rows)));
            Assert.Equal((data.Name, "few"), (data.Select(rows).Name, data.Select(rows, "few").Name));
        }

        Assert.Equal([1, 0, 1], numbered.Select(rows).Labels);
        Assert.Equal([80, 30, 80], regression.Select(rows).Y.Values.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_of_test_samples_that_is_none_or_all_is_refused(double test)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => numbered.Split(test));
        Assert.Equal("test", error.ParamName);
        Assert.Contains("between 0 and 1; 0.2 is usual", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_split_is_drawn_at_random_the_same_for_the_same_seed_and_says_which_part_is_which()
    {
        var split = numbered.Split(0.2, seed: 3);
        Assert.Equal(("numbers, training", "numbers, test"), (split.Train.Name, split.Test.Name));
        Assert.Equal((80, 20), (split.Train.Samples, split.Test.Samples));
        Assert.NotEqual(Enumerable.Range(0, 20), Samples(split.Test).Order());
        Assert.Equal(Samples(split.Test), Samples(numbered.Split(0.2, seed: 3).Test));
        Assert.NotEqual(Samples(split.Test), Samples(numbered.Split(0.2, seed: 4).Test));
    }

    [Theory]
    [InlineData(-0.1, 0.5, "test")]
    [InlineData(0.5, -0.1, "validation")]
    [InlineData(-0.1, -0.1, "test")]
    [InlineData(0.5, 0.5, "validation")]
    [InlineData(0.6, 0.6, "validation")]
    [InlineData(1, 0, "test")]
    [InlineData(0, 1, "validation")]
    [InlineData(double.NaN, 0.1, "test")]
    [InlineData(0.1, double.NaN, "validation")]
    public void Shares_that_are_negative_or_leave_nothing_to_learn_from_are_refused(double test, double validation, string parameter)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => numbered.SplitStratified(test, validation));
        Assert.Equal(parameter, error.ParamName);
        Assert.Contains("0 or larger and together below 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 100, 0, 0)]
    [InlineData(0.2, 0, 80, 0, 20)]
    [InlineData(0, 0.2, 80, 20, 0)]
    [InlineData(0.4, 0.24, 36, 24, 40)]
    [InlineData(0.48, 0.48, 4, 48, 48)]
    public void Every_class_gives_the_same_share_to_each_part(double test, double validation, int train, int validating, int testing)
    {
        var parts = numbered.SplitStratified(test, validation);
        foreach (var (part, samples) in new[] { (parts.Train, train), (parts.Validation, validating), (parts.Test, testing) })
        {
            Assert.Equal((samples, samples / 4), (part.Samples, part.Labels.Count(label => label == 1)));
            Assert.Equal(Samples(part).Select(sample => sample % 4 == 0 ? 1 : 0), part.Labels);
        }

        Assert.Equal(Enumerable.Range(0, 100),
            Samples(parts.Train).Concat(Samples(parts.Validation)).Concat(Samples(parts.Test)).Order());
    }

    [Fact]
    public void A_stratified_split_is_drawn_at_random_too_and_says_which_part_is_which()
    {
        var (train, validation, test) = numbered.SplitStratified(0.2, 0.1, seed: 3);
        Assert.Equal(("numbers, training", "numbers, validation", "numbers, test"), (train.Name, validation.Name, test.Name));
        Assert.NotEqual(Samples(test).Order(), Samples(numbered.SplitStratified(0.2, 0.1, seed: 4).Test).Order());
        Assert.Equal(Samples(test), Samples(numbered.SplitStratified(0.2, 0.1, seed: 3).Test));
        // In their own order the fifteen first of class 0 and the five first of class 1 would be taken.
        Assert.NotEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19], Samples(test).Order());
    }

    [Fact]
    public void Targets_of_a_regression_are_one_group_and_stay_with_their_samples()
    {
        var (train, validation, test) = regression.SplitStratified(0.2, 0.1);
        Assert.Equal((70, 10, 20), (train.Samples, validation.Samples, test.Samples));
        Assert.Equal(Enumerable.Range(0, 100), Samples(train).Concat(Samples(validation)).Concat(Samples(test)).Order());
        Assert.All([train, validation, test], part => Assert.Equal(0, part.Y.LargestDifference(part.X * 10)));
    }

    [Fact]
    public void Data_tell_their_classes_or_their_targets()
    {
        Assert.Equal("numbers: 100 samples × 1 features, 2 classes", numbered.ToString());
        Assert.Equal("pairs: 3 samples × 2 features, 4 targets", new Dataset(new Matrix(3, 2), new Matrix(3, 4), "pairs").ToString());
    }

    [Theory]
    [InlineData(2, "2 outputs (or 1)")]
    [InlineData(1, "1.")]
    [InlineData(3, "3.")]
    public void A_network_with_other_outputs_than_there_are_classes_is_told_how_many_it_needs(int classes, string needed)
    {
        var data = new Dataset(Column(4), new int[4], classes, "four");
        Assert.Contains($"The network gives 5 numbers a sample, but four: 4 samples × 1 features, {classes} classes"
            + $": its last layer should have {needed}", Assert.Throws<ArgumentException>(() => data.TargetsFor(5)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_classes_are_two_columns_or_the_probability_of_the_second()
    {
        Assert.Equal(0, numbered.Select([0, 1]).TargetsFor(2).LargestDifference([[0, 1], [1, 0]]));
        Assert.Equal(0, numbered.Select([0, 1]).TargetsFor(1).LargestDifference([[1], [0]]));
    }

    private static Matrix Column(int samples) => Matrix.FromColumn(Enumerable.Range(0, samples).Select(i => (double)i));

    private static IEnumerable<int> Samples(Dataset data) => Enumerable.Range(0, data.Samples).Select(row => (int)data.X[row, 0]);
}
