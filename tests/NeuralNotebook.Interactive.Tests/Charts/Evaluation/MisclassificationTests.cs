namespace NeuralNotebook.Interactive.Tests;

public sealed class MisclassificationTests
{
    [Fact]
    public void One_output_is_the_probability_of_class_1_and_what_is_as_sure_comes_in_the_order_of_the_samples()
    {
        var model = new Sequential(new Dense([[1]], [[0]]));
        var data = new Dataset([[0.75], [0.25], [0.75], [0.25], [0.875]], [0, 1, 0, 0, 0], classes: 2);

        Assert.Equal([new(4, 0, 1, 0.875), new(0, 0, 1, 0.75), new(1, 1, 0, 0.75), new(2, 0, 1, 0.75)],
            Misclassification.Of(model, data).ToArray());
    }

    [Fact]
    public void Of_several_outputs_the_predicted_one_says_how_sure_it_was()
    {
        var model = new Sequential(new Dense([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [[0, 0, 0]]));
        var data = new Dataset([[0.2, 0.5, 0.3], [0.1, 0.2, 0.7], [0.6, 0.3, 0.1]], [0, 0, 0], classes: 3);

        Assert.Equal([new(1, 0, 2, 0.7), new(0, 0, 1, 0.5)], Misclassification.Of(model, data).ToArray());
    }
}
