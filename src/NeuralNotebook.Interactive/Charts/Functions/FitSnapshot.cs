namespace NeuralNotebook.Interactive;

/// <summary>The curve that a model drew after one epoch.</summary>
public sealed class FitSnapshot
{
    private readonly double[] places, curve;

    internal FitSnapshot(int epoch, double error, double[] places, double[] curve) =>
        (Epoch, Error, this.places, this.curve) = (epoch, error, places, curve);

    /// <summary>After how many epochs; 0 is before the first.</summary>
    public int Epoch { get; }

    /// <summary>The mean squared error on the film's samples, in the square of the target's unit.</summary>
    public double Error { get; }

    /// <summary>What the model says at places that are spread evenly over the film's samples.</summary>
    public IReadOnlyList<double> Curve => curve;

    internal Panel Panel(Dataset dataset) => new()
    {
        Title = FilmText.After(Epoch),
        X = new Axis { Visible = false },
        Caption = $"MSE {NumberText.Short(Error)}",
        Traces =
        [
            new PointTrace(dataset.X.Column(0), dataset.Y.Column(0)) { Color = Palette.AxisLine, Marker = Marker.Circle, Size = 3.5 },
            new LineTrace(places, curve) { Color = Palette.Of(0), Dash = Dash.Solid, Markers = false },
        ],
        Description = $"the curve goes from {NumberText.Short(curve.Min())} to {NumberText.Short(curve.Max())} at its lowest and highest",
    };
}
