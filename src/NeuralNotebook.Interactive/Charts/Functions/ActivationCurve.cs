namespace NeuralNotebook.Interactive;

/// <summary>An activation as a function of one number, and its slope.</summary>
internal static class ActivationCurve
{
    /// <summary>f and f′ of an activation.</summary>
    /// <exception cref="ArgumentException">It is no function of one number.</exception>
    public static (Func<double, double> F, Func<double, double> Slope) Of(Activation activation)
    {
        double[] alone = new[] { -1.3, 0.7 }.Select(F).ToArray();
        double[] together = Outputs(activation, new Matrix(1, 2, [-1.3, 0.7])).Row(0).ToArray();
        if (!alone.SequenceEqual(together))
            throw new ArgumentException($"{activation} looks at all numbers of a row together, so it has no curve of one number: "
                + "show what it makes of a row with Chart.Column.");
        return (F, HasSlope() ? Slope : Difference);

        double F(double x) => Outputs(activation, new Matrix(1, 1, [x]))[0, 0];

        double Slope(double x)
        {
            var inputs = new Matrix(1, 1, [x]);
            var gradient = new Matrix(1, 1);
            activation.Backward(inputs, Outputs(activation, inputs), new Matrix(1, 1, [1]), gradient);
            return gradient[0, 0];
        }

        // A step's own way back is refused; its curve still has slopes on both sides, and none where it jumps.
        double Difference(double x)
        {
            const double Step = 1e-6;
            double slope = (F(x + Step) - F(x - Step)) / (2 * Step);
            return Math.Abs(slope) < 1e4 ? slope : double.NaN;
        }

        bool HasSlope()
        {
            try
            {
                Slope(0.7);
                return true;
            }
            catch (NotSupportedException)
            {
                return false;
            }
        }
    }

    private static Matrix Outputs(Activation activation, Matrix inputs)
    {
        var outputs = new Matrix(inputs.Rows, inputs.Columns);
        ((Layer)activation).Forward(inputs, outputs, training: false);
        return outputs;
    }
}
