namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>An activation and its slope. Where one of them jumps the line stops: a filled dot is the value that is taken,
    /// an open one is only approached.</summary>
    /// <param name="activation">The activation, a function of one number.</param>
    /// <param name="from">Where the curves start.</param>
    /// <param name="to">Where they end.</param>
    /// <exception cref="ArgumentException">The activation looks at a whole row, as <see cref="Softmax"/> does,
    /// or the places are not in order.</exception>
    public static Figure Activation(Activation activation, double from = -4, double to = 4)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var (f, slope) = ActivationCurve.Of(activation);
        return Activation(f, slope, activation.ToString(), from, to);
    }

    /// <summary>A function and its slope, as <see cref="Activation(NeuralNotebook.Activation, double, double)"/> shows them.</summary>
    /// <param name="f">The function.</param>
    /// <param name="derivative">Its slope at every place; NaN where it has none.</param>
    /// <param name="name">What the function is called.</param>
    /// <param name="from">Where the curves start.</param>
    /// <param name="to">Where they end.</param>
    /// <exception cref="ArgumentException">The places are not finite or not in order.</exception>
    public static Figure Activation(Func<double, double> f, Func<double, double> derivative, string name = "f",
        double from = -4, double to = 4)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(derivative);
        ArgumentNullException.ThrowIfNull(name);
        if (!Plottable.IsFinite(from) || !Plottable.IsFinite(to) || from >= to)
            throw new ArgumentException(
                $"A curve runs from a smaller to a larger finite x, got {NumberText.Short(from)} to {NumberText.Short(to)}.");
        var (curve, slope) = (new Curve(f, from, to), new Curve(derivative, from, to));
        var (color, slopeColor) = (Palette.Of(0), Palette.Of(1));
        var panel = new Panel
        {
            Traces =
            [
                curve.Line with { Name = "function", Color = color, Dash = Dash.Solid, Width = 3 },
                slope.Line with { Name = "slope", Color = slopeColor, Dash = Dash.Dashed, Width = 2.4 },
                // Where both have a dot, the function's filled one is the value that it has.
                .. slope.Dots(slopeColor),
                .. curve.Dots(color),
            ],
            X = new Axis { Title = "x", Min = from, Max = to },
            Y = CurveRange(curve, slope),
            Description = CurveText.Description(name, curve, slope, from, to),
        };
        return new Figure { Panels = [panel], Title = $"{name} and its slope", Subtitle = CurveText.Finding(slope) };
    }

    /// <summary>A little more than both curves, so that a line at 0 does not lie on the axis' own line.</summary>
    private static Axis CurveRange(params IEnumerable<Curve> curves)
    {
        double[] values = curves.SelectMany(curve => curve.Points).Select(point => point.Y).Where(Plottable.IsFinite).ToArray();
        if (values.Length == 0 || values.Max() - values.Min() < 1e-9)
            return new Axis();
        double margin = 0.08 * (values.Max() - values.Min());
        return new Axis { Min = values.Min() - margin, Max = values.Max() + margin };
    }
}
