using NeuralNotebook.Tests.Matrices;

namespace NeuralNotebook.Tests.Training;

/// <summary>Layers that do a neighbour's part on their way, beside the same layers one by one.</summary>
public class FusionTests
{
    public static TheoryData<string> Activations => [.. All().Keys];

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_training_has_the_same_bits_whether_layers_work_together_or_one_by_one(string activation)
    {
        var together = Train(activation, layer => layer);
        var oneByOne = Train(activation, layer => new ByItself(layer));
        Assert.Equal(together.Losses, oneByOne.Losses);
        Assert.Equal(together.Weights, oneByOne.Weights);
        Assert.All(together.Losses, loss => Assert.True(double.IsFinite(loss)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void The_slope_of_a_ReLU_at_zero_is_the_one_that_it_says_in_a_network_too(double slope)
    {
        var relu = new ReLU { SlopeAtZero = slope };
        relu.Forward(new Matrix(1, 4, [-2.0, 0.0, -0.0, 3.0]));
        Assert.Equal([0, 7 * slope, 7 * slope, 7], relu.Backward(new Matrix(1, 4, [7.0, 7.0, 7.0, 7.0])).Values.ToArray());

        // Nothing but zeros comes into the ReLU; what comes back through it moves the first layer's weights by its slope there.
        Matrix first = new(1, 1), last = new(1, 2, [1.0, -1.0]);
        var model = new Sequential(new Dense(first, new Matrix(1, 1)), relu, new Dense(last, new Matrix(1, 2)), new Softmax());
        model.Fit(new Dataset(new Matrix(1, 1, [1.0]), [0], classes: 2), new CategoricalCrossEntropy(), new SGD(1), epochs: 1);
        Assert.Equal(slope, ((Dense)model.Layers[0]).Weights[0, 0], 12);
    }

    /// <summary>Every activation of the engine, and one that a learner writes.</summary>
    private static Dictionary<string, Func<Layer>> All()
    {
        var own = typeof(Activation).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Activation)) && !type.IsAbstract && type != typeof(Softmax) && type != typeof(Step))
            .ToDictionary(type => type.Name,
                type =>
                    (Func<Layer>)(() => (Layer)type.GetConstructors()[0]
                        .Invoke([.. type.GetConstructors()[0].GetParameters().Select(parameter => parameter.DefaultValue)])));
        own.Add("ReLU with a slope at zero", () => new ReLU { SlopeAtZero = 0.5 });
        own.Add("a learner's", () => new SteeperReLU());
        return own;
    }

    private static (double[] Losses, double[] Weights) Train(string activation, Func<Layer, Layer> way)
    {
        var make = All()[activation];
        var data = Datasets.Spiral(40, seed: 3);
        // Neurons without weights: what comes into the activation is exactly 0, where the slope is a choice.
        Matrix first = RandomMatrix.Random(2, 24, 1), second = RandomMatrix.Random(24, 19, 2),
            third = RandomMatrix.Random(19, 3, 3);
        for (int row = 0; row < first.Rows; row++)
            first[row, 0] = first[row, 7] = 0;
        Layer[] layers = [new Dense(first, new Matrix(1, 24)), make(), new Dense(second, new Matrix(1, 19)), make(),
            new Dense(third, new Matrix(1, 3)), new Softmax()];
        var model = new Sequential([.. layers.Select((layer, i) => i == layers.Length - 1 ? layer : way(layer))]);
        var history = model.Fit(data, new CategoricalCrossEntropy(), new SGD(0.05, momentum: 0.5), epochs: 8, batchSize: 17);
        return (history.Loss, [.. layers.SelectMany(layer => layer.Parameters).SelectMany(parameter => parameter.Value.Values.ToArray())]);
    }

    /// <summary>A ReLU whose slope is 2, also at 0.</summary>
    private sealed class SteeperReLU : Activation
    {
        protected override void Forward(Matrix inputs, Matrix outputs)
        {
            for (int i = 0; i < inputs.Values.Length; i++)
                outputs.Values[i] = Math.Max(0, 2 * inputs.Values[i]);
        }

        protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
        {
            for (int i = 0; i < inputs.Values.Length; i++)
                inputGradient.Values[i] = inputs.Values[i] >= 0 ? 2 * outputGradient.Values[i] : 0;
        }
    }

    /// <summary>A layer of which its neighbours know nothing.</summary>
    private sealed class ByItself(Layer inner) : Layer
    {
        public override IReadOnlyList<Parameter> Parameters => inner.Parameters;

        public override int OutputColumns(int inputColumns) => inner.OutputColumns(inputColumns);

        protected internal override void Forward(Matrix inputs, Matrix outputs, bool training) => inner.Forward(inputs, outputs, training);

        protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient) =>
            inner.Backward(inputs, outputs, outputGradient, inputGradient);
    }
}
