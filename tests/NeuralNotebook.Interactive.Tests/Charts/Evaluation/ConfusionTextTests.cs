namespace NeuralNotebook.Interactive.Tests;

public sealed class ConfusionTextTests
{
    private static readonly string[] Letters = [.. "abcdefghijklmnopqrstuvwxyz".Select(letter => letter.ToString())];

    [Fact]
    public void Six_classes_have_room_for_shares_and_seven_do_not()
    {
        Assert.Equal("1 (100 %)", ConfusionText.Cells(new ConfusionMatrix([5], [0], 6))[6 * 5]);
        Assert.Equal("1", ConfusionText.Cells(new ConfusionMatrix([5], [0], 7))[7 * 5]);
    }

    [Fact]
    public void A_count_has_its_thousands_apart_and_a_share_whole_percents()
    {
        // 2000 of 3000 are two thirds: 66.7 %, in whole percents 67 %.
        var many = Of(2, (0, 0, 2000), (0, 1, 1000));

        Assert.Equal(["2,000 (67 %)", "1,000 (33 %)", "", ""], ConfusionText.Cells(many));
        Assert.Equal([2 / 3.0, 1 / 3.0, 0, 0], ConfusionText.Shares(many));
        Assert.Equal("2,000", ConfusionText.Cells(Of(7, (0, 0, 2000)))[0]);
        Assert.Equal("66.7 % of 3,000 samples are right", ConfusionText.Title(many));
        Assert.Equal("most often, a is taken for b: 1,000 of 3,000", ConfusionText.Worst(many, Letters));
        Assert.Contains("a taken for b 1,000 times", ConfusionText.Description(many, Letters), StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_frequent_mistakes_come_first_and_four_are_told()
    {
        var confusions = Of(4, (0, 1, 1), (1, 0, 2), (2, 0, 4), (3, 2, 3), (3, 0, 1), (2, 2, 9));

        Assert.Equal("most often, c is taken for a: 4 of 13", ConfusionText.Worst(confusions, Letters));
        Assert.EndsWith("; most frequent mistakes: c taken for a 4 times, d taken for c 3 times, b taken for a 2 times, "
            + "a taken for b 1 time",
            ConfusionText.Description(confusions, Letters), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_each_class_that_has_samples_it_is_told_how_many_were_found_twelve_at_most()
    {
        var confusions = Of(14, [(0, 0, 1), .. Enumerable.Range(2, 12).Select(label => (label, label, 2))]); // class 1 has no sample
        string text = ConfusionText.Description(confusions, Letters[..14]);

        Assert.Equal("confusion matrix of 14 classes, true by row and predicted by column; found of each class: "
            + string.Join(", ", "acdefghijklm".Select(letter => $"{letter} 100 %")) + "; no mistakes", text);
    }

    [Fact]
    public void One_class_is_no_plural_and_nothing_wrong_is_said_so()
    {
        string text = ConfusionText.Description(Of(1, (0, 0, 2)), ["only"]);

        Assert.Equal("confusion matrix of 1 class, true by row and predicted by column; found of each class: only 100 %; "
            + "no mistakes", text);
        Assert.Equal("no class is taken for another", ConfusionText.Worst(Of(1, (0, 0, 2)), ["only"]));
        Assert.Equal("100 % of 2 samples are right", ConfusionText.Title(Of(1, (0, 0, 2))));
        Assert.Equal("No samples", ConfusionText.Title(Of(3)));
    }

    private static ConfusionMatrix Of(int classes, params IReadOnlyList<(int Truth, int Predicted, int Count)> cells) =>
        new([.. cells.SelectMany(cell => Enumerable.Repeat(cell.Truth, cell.Count))],
            [.. cells.SelectMany(cell => Enumerable.Repeat(cell.Predicted, cell.Count))], classes);
}
