namespace NeuralNotebook.Tests.Training;

public sealed class NetworkReferenceTests
{
    [Fact]
    public void Whole_networks_give_the_reference_losses_and_gradients()
    {
        int compared = 0;
        foreach (var reference in Reference.Load("network_gradients").Items("networks"))
        {
            string name = $"{reference.Text("hidden")}, {reference.Text("head")}";
            Func<Activation> hidden = reference.Text("hidden") switch
            {
                "relu" => () => new ReLU(),
                "leaky_relu" => () => new LeakyReLU(0.01),
                "sigmoid" => () => new Sigmoid(),
                _ => () => new Tanh(),
            };
            Activation last = reference.Text("head") switch { "softmax_cce" => new Softmax(), "mse" => new Linear(), _ => new Sigmoid() };
            Loss loss = reference.Text("head") switch
            {
                "softmax_cce" => new CategoricalCrossEntropy(),
                "mse" => new MeanSquaredError(),
                _ => new BinaryCrossEntropy()
            };
            var targets = reference.Text("head") == "softmax_cce"
                ? Labels.OneHot(reference.Integers("target"), 3) : reference.Matrix("target");
            Dense[] dense =
                [.. reference.Items("W").Zip(reference.Items("b"), (weights, biases) => new Dense(weights.Matrix(), biases.Matrix()))];
            // The layer in front changes nothing; its gradient is that of the samples.
            var identity = new Dense(Identity(3), new Matrix(1, 3));
            Layer[] layers = [identity, dense[0], hidden(), dense[1], hidden(), dense[2], last];
            var pass = new Pass(layers, 3);
            pass.Forward(reference.Matrix("X"), training: true);
            Near.Equal(reference.Number("loss"), pass.Loss(loss, targets), 1e-11, 1e-13, name);
            pass.Backward(loss, targets);

            foreach (var (layer, weights, biases) in dense.Zip(reference.Items("dW"), reference.Items("db")))
            {
                Near.Equal(weights.Matrix(), layer.Parameters[0].Gradient, 1e-11, 1e-13, $"{name}, weights");
                Near.Equal(biases.Matrix(), layer.Parameters[1].Gradient, 1e-11, 1e-13, $"{name}, biases");
            }

            Near.Equal(reference.Matrix("dX").ColumnSums(), identity.Parameters[1].Gradient, 1e-11, 1e-13, $"{name}, samples");
            compared++;
        }

        Assert.Equal(12, compared);
    }

    private static Matrix Identity(int size)
    {
        var identity = new Matrix(size, size);
        for (int i = 0; i < size; i++)
            identity[i, i] = 1;
        return identity;
    }
}
