namespace NeuralNotebook.Tests.Activations;

public sealed class ActivationReferenceTests
{
    [Fact]
    public void Every_activation_gives_the_reference_values_and_slopes_also_at_a_thousand()
    {
        int compared = 0;
        foreach (var reference in Reference.Load("activations").Items("cases"))
        {
            foreach (var expected in reference.Items("activations"))
            {
                string name = expected.Text("name");
                Activation activation = name switch
                {
                    "relu" => new ReLU(),
                    "leaky_relu" => new LeakyReLU(0.01),
                    "sigmoid" => new Sigmoid(),
                    "tanh" => new Tanh(),
                    "softmax" => new Softmax(),
                    _ => throw new NotSupportedException(name),
                };
                Near.Equal(expected.Matrix("forward"), activation.Forward(reference.Matrix("input")), 1e-12, 1e-12, $"{name} forward");
                Near.Equal(expected.Matrix("backward"), activation.Backward(reference.Matrix("upstream")), 0, 1e-12, $"{name} backward");
                compared++;
            }
        }

        Assert.Equal(10, compared);
    }
}
