namespace NeuralNotebook.Tests.Data;

public sealed class LabelsTests
{
    [Theory]
    [InlineData(new[] { 0, 3 }, 3, "Label 1 is 3; with 3 classes labels run from 0 to 2.")]
    [InlineData(new[] { 1, 2, -1 }, 3, "Label 2 is -1; with 3 classes labels run from 0 to 2.")]
    [InlineData(new[] { 1 }, 1, "Label 0 is 1; with 1 classes labels run from 0 to 0.")]
    public void A_label_that_is_no_class_is_named_with_its_place(int[] labels, int classes, string reason)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Labels.OneHot(labels, classes));
        Assert.StartsWith(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(("labels", labels[^1]), (error.ParamName, error.ActualValue));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_is_at_least_one_class_even_where_there_is_no_label(int classes)
    {
        Assert.Equal("classes", Assert.Throws<ArgumentOutOfRangeException>(() => Labels.OneHot([], classes)).ParamName);
        Assert.Equal("0 × 1", Labels.OneHot([], 1).Shape);
    }

    [Fact]
    public void The_first_and_the_last_class_have_the_first_and_the_last_column()
    {
        Assert.Equal([[0, 0, 1], [1, 0, 0]], Labels.OneHot([2, 0], 3).ToRows());
        Assert.Equal([2, 0], Labels.FromOneHot([[0, 0, 1], [1, 0, 0]]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_row_with_NaN_has_no_class_wherever_it_stands(int place)
    {
        Matrix rows = [[0, 1], [1, 0]];
        rows.Values[place] = double.NaN;
        var error = Assert.Throws<ArgumentException>(() => Labels.FromOneHot(rows));
        Assert.StartsWith($"Row {place / 2} holds NaN", error.Message, StringComparison.Ordinal);
        Assert.Equal("rows", error.ParamName);
    }

    [Fact]
    public void Rows_have_to_be_given() =>
        Assert.Equal("rows", Assert.Throws<ArgumentNullException>(() => Labels.FromOneHot(null!)).ParamName);
}
