namespace NeuralNotebook.Interactive.Tests;

public sealed class ConfusionMatrixTests
{
    private static readonly ConfusionMatrix Three = new([0, 0, 0, 0, 1, 1, 2], [0, 0, 0, 1, 1, 0, 0], classes: 3);

    [Fact]
    public void A_cell_says_its_count_and_its_share_of_the_row()
    {
        var heatmap = (HeatmapTrace)Chart.ConfusionMatrix(Three).Panels[0].Traces[0];

        Assert.Equal(["3 (75 %)", "1 (25 %)", "", "1 (50 %)", "1 (50 %)", "", "1 (100 %)", "", ""], heatmap.Texts!);
        Assert.Equal([0.75, 0.25, 0, 0.5, 0.5, 0, 1, 0, 0], heatmap.Values);
    }

    [Fact]
    public void Rows_are_true_classes_from_the_top_and_columns_what_was_said()
    {
        var panel = Chart.ConfusionMatrix(Three, ["cat", "dog", "bird"]).Panels[0];

        Assert.Equal(("predicted class", "true class", true), (panel.X.Title, panel.Y.Title, panel.Y.Reversed));
        Assert.Equal(["cat", "dog", "bird"], panel.Y.Categories!);
    }

    [Fact]
    public void The_title_is_the_accuracy_and_the_second_line_the_most_frequent_mistake()
    {
        var figure = Chart.ConfusionMatrix(new ConfusionMatrix([0, 0, 1, 1, 1], [1, 1, 0, 1, 1], 2), ["cat", "dog"]);

        Assert.Equal("40 % of 5 samples are right", figure.Title);
        Assert.Equal("most often, cat is taken for dog: 2 of 2", figure.Subtitle);
        Assert.Contains(
            "found of each class: cat 0 %, dog 66.7 %; most frequent mistakes: cat taken for dog 2 times, dog taken for cat 1 time",
            figure.AlternativeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_classes_show_counts_only()
    {
        var heatmap = (HeatmapTrace)Chart.ConfusionMatrix(SubjectPictures.Reader, SubjectPictures.Digits.Test).Panels[0].Traces[0];

        Assert.Equal(100, heatmap.Texts!.Count);
        Assert.DoesNotContain(heatmap.Texts, text => text.Contains('%', StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_is_measured_on_the_data_that_are_given() => Assert.Equal(
        $"{NumberText.Percent(SubjectPictures.Reader.Evaluate(SubjectPictures.Digits.Test, new CategoricalCrossEntropy()).Accuracy)}"
            + $" of {SubjectPictures.Digits.Test.Samples} samples are right",
        Chart.ConfusionMatrix(SubjectPictures.Reader, SubjectPictures.Digits.Test).Title);

    [Fact]
    public void One_class_and_no_samples_are_drawn()
    {
        Assert.Equal("no class is taken for another", Chart.ConfusionMatrix(new ConfusionMatrix([0, 0], [0, 0], 1)).Subtitle);
        Assert.Equal("No samples", Chart.ConfusionMatrix(new ConfusionMatrix([], [], 2)).Title);
        Assert.DoesNotContain("NaN", Chart.ConfusionMatrix(new ConfusionMatrix([], [], 2)).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_do_not_fit_and_data_without_classes_are_refused()
    {
        Assert.Contains("3 classes and 1 names", Assert.Throws<ArgumentException>(() => Chart.ConfusionMatrix(Three, ["cat"])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            Chart.ConfusionMatrix(SubjectPictures.Reader, new Dataset(new Matrix(1, 64), new Matrix(1, 1))));
    }
}
