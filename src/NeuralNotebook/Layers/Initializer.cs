namespace NeuralNotebook;

/// <summary>How the weights of a layer are drawn at the start.</summary>
/// <remarks>Numbers too large or too small at the start grow or shrink from layer to layer, and so do the gradients on the way back;
/// each formula keeps the spread of the values about equal through the layers it was made for.</remarks>
public abstract class Initializer
{
    /// <summary>Normal with standard deviation √(2 / inputs). For ReLU. Source: He et al. (2015), "Delving deep into rectifiers".</summary>
    public static Initializer HeNormal { get; } = new Formula((random, inputs, _) => random.NextNormal() * Math.Sqrt(2.0 / inputs));

    /// <summary>Uniform in ±√(6 / inputs). For ReLU. Source: He et al. (2015).</summary>
    public static Initializer HeUniform { get; } = new Formula((random, inputs, _) => Uniform(random, Math.Sqrt(6.0 / inputs)));

    /// <summary>Normal with standard deviation √(2 / (inputs + outputs)). For sigmoid and tanh. Source:
    /// Glorot and Bengio (2010), "Understanding the difficulty of training deep feedforward neural networks".</summary>
    public static Initializer GlorotNormal { get; } =
        new Formula((random, inputs, outputs) => random.NextNormal() * Math.Sqrt(2.0 / (inputs + outputs)));

    /// <summary>Uniform in ±√(6 / (inputs + outputs)). The default, as in Keras. Source: Glorot and Bengio (2010).</summary>
    public static Initializer GlorotUniform { get; } =
        new Formula((random, inputs, outputs) => Uniform(random, Math.Sqrt(6.0 / (inputs + outputs))));

    /// <summary>Normal with standard deviation √(1 / inputs). Source: LeCun et al. (1998), "Efficient BackProp".</summary>
    public static Initializer LeCunNormal { get; } = new Formula((random, inputs, _) => random.NextNormal() * Math.Sqrt(1.0 / inputs));

    /// <summary>All 0. Right for biases; with weights of 0 all neurons of a layer stay alike for ever.</summary>
    public static Initializer Zeros { get; } = new Formula((_, _, _) => 0);

    /// <summary>Normal with a standard deviation of your choice.</summary>
    public static Initializer Normal(double standardDeviation) => new Formula((random, _, _) => random.NextNormal() * standardDeviation);

    /// <summary>Fills a new layer's weights.</summary>
    /// <param name="weights"><c>inputs × outputs</c></param>
    /// <param name="random">The stream to draw from, row by row.</param>
    public abstract void Fill(Matrix weights, SeededRandom random);

    /// <summary>The same where a number reaches another number of outputs than the matrix has columns: in a convolution.</summary>
    internal virtual void Fill(Matrix weights, SeededRandom random, int outputs) => Fill(weights, random);

    private static double Uniform(SeededRandom random, double limit) => random.NextUniform(-limit, limit);

    private sealed class Formula(Func<SeededRandom, int, int, double> draw) : Initializer
    {
        public override void Fill(Matrix weights, SeededRandom random) => Fill(weights, random, weights.Columns);

        internal override void Fill(Matrix weights, SeededRandom random, int outputs)
        {
            foreach (ref double weight in weights.Values)
                weight = draw(random, weights.Rows, outputs);
        }
    }
}
