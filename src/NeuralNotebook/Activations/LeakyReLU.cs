namespace NeuralNotebook;

/// <summary>ReLU that lets a little through: f(x) = x for x &gt; 0, otherwise slope · x. No unit is ever quite dead.</summary>
/// <remarks>Its derivative is 1 for x &gt; 0 and the slope elsewhere, at 0 too. Built in chapter 04.
/// Source: Maas, Hannun, Ng (2013), "Rectifier nonlinearities improve neural network acoustic models".</remarks>
public sealed class LeakyReLU : Activation
{
    /// <summary>Makes the activation.</summary>
    /// <param name="slope">What is left of a negative input, 0.01 if not given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not finite.</exception>
    public LeakyReLU(double slope = 0.01)
    {
        if (!double.IsFinite(slope))
            throw new ArgumentOutOfRangeException(nameof(slope), slope, "The slope is a finite number; 0.01 is usual.");
        Slope = slope;
    }

    /// <summary>What is left of a negative input.</summary>
    public double Slope { get; }

    /// <inheritdoc/>
    protected override void Forward(Matrix inputs, Matrix outputs)
    {
        var from = inputs.Values;
        var to = outputs.Values;
        for (int i = 0; i < to.Length; i++)
            to[i] = from[i] > 0 ? from[i] : Slope * from[i];
    }

    /// <inheritdoc/>
    protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient)
    {
        var from = inputs.Values;
        var slope = outputGradient.Values;
        var result = inputGradient.Values;
        for (int i = 0; i < result.Length; i++)
            result[i] = from[i] > 0 ? slope[i] : Slope * slope[i];
    }
}
