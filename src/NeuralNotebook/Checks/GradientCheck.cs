using System.Globalization;

namespace NeuralNotebook;

/// <summary>Compares the slopes that backpropagation gives with slopes measured by moving one number at a time.</summary>
/// <remarks>
/// <para>Measured slope of the loss L for a number w: the centred difference D(h) = (L(w + h) − L(w − h)) / 2h, taken at h = 3e-5
/// and at 2h and combined to (4·D(h) − D(2h)) / 3, in which the error that grows with h² cancels (Richardson's extrapolation).
/// One difference alone cannot serve: at h = 1e-5 rounding already leaves 1e-11 uncertain, and a larger h bends, or steps across a kink.
/// Relative error of two slopes a and n: |a − n| / max(|a|, |n|, 1e-4); the last term keeps slopes of about 0 from dividing by 0.</para>
/// <para>Built in chapter 08. Source: Karpathy (2015), CS231n course notes, "Gradient checks".</para>
/// </remarks>
public static class GradientCheck
{
    private const double StepSize = 3e-5;
    private const double SmallestScale = 1e-4;

    /// <summary>Checks all weights, all biases and the inputs of a network with a loss. The network is as before afterwards.</summary>
    /// <param name="layers">The layers, first to last; what they draw at random in training must be the same each time.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="X">Some samples, <c>batch × features</c>; a handful is enough.</param>
    /// <param name="targets">Their targets, <c>batch × outputs</c>.</param>
    public static GradientCheckReport Run(IReadOnlyList<Layer> layers, Loss loss, Matrix X, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(X);
        ArgumentNullException.ThrowIfNull(targets);
        // A layer in front that changes nothing: its input gradient is that of the samples, which a pass would not compute.
        var samples = new Parameter("inputs", X.Copy());
        var pass = new Pass([new Observed(samples), .. layers], X.Columns);
        if (targets.Rows != X.Rows || targets.Columns != pass.Outputs.Columns)
            throw new ArgumentException($"For these samples the network gives {X.Rows} × {pass.Outputs.Columns} numbers, so the targets "
                + $"have that shape, too; got {targets.Shape}.", nameof(targets));
        double Measure()
        {
            Interruption.Check();
            pass.Forward(samples.Value, training: true);
            return pass.Loss(loss, targets);
        }

        Measure();
        pass.Backward(loss, targets);
        var entries = new List<GradientCheckEntry>();
        for (int layer = 0; layer < layers.Count; layer++)
        {
            foreach (var parameter in layers[layer].Parameters)
                Compare($"{layers[layer]} {parameter.Name}", parameter, Measure, entries);
        }

        Compare("inputs", samples, Measure, entries);
        return new GradientCheckReport(entries);
    }

    /// <summary>Checks a whole model.</summary>
    /// <param name="model">The model; it is as before afterwards.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="data">Some samples; a handful is enough.</param>
    public static GradientCheckReport Run(Sequential model, Loss loss, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        return Run(model.Layers, loss, data.X, data.Y);
    }

    private static void Compare(string name, Parameter parameter, Func<double> measure, List<GradientCheckEntry> entries)
    {
        var analytic = parameter.Gradient.Copy();
        for (int row = 0; row < parameter.Value.Rows; row++)
        {
            for (int column = 0; column < parameter.Value.Columns; column++)
            {
                double value = parameter.Value[row, column];
                double Difference(double step)
                {
                    parameter.Value[row, column] = value + step;
                    double above = measure();
                    parameter.Value[row, column] = value - step;
                    double below = measure();
                    parameter.Value[row, column] = value;
                    return (above - below) / (2 * step);
                }

                double numeric = ((4 * Difference(StepSize)) - Difference(2 * StepSize)) / 3;
                double computed = analytic[row, column];
                double scale = Math.Max(SmallestScale, Math.Max(Math.Abs(computed), Math.Abs(numeric)));
                entries.Add(new GradientCheckEntry(string.Create(CultureInfo.InvariantCulture, $"{name} [{row}, {column}]"), computed,
                    numeric, Math.Abs(computed - numeric) / scale));
            }
        }
    }

    /// <summary>Passes its inputs on and keeps the slope that comes back.</summary>
    private sealed class Observed(Parameter samples) : Layer
    {
        public override int OutputColumns(int inputColumns) => inputColumns;

        protected internal override void Forward(Matrix inputs, Matrix outputs, bool training) => outputs.CopyFrom(inputs);

        protected internal override void Backward(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix? inputGradient) =>
            samples.Gradient.CopyFrom(outputGradient);
    }
}
