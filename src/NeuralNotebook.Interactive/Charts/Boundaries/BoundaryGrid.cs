namespace NeuralNotebook.Interactive;

/// <summary>A model's class probabilities over a part of the plane.</summary>
internal sealed class BoundaryGrid
{
    /// <summary>Confidence is shown in this many shades: fewer bytes, and its steps can be seen.</summary>
    private const int Shades = 12;

    private readonly double[][] probabilities; // (rows · columns) × classes

    private BoundaryGrid(BoundaryFrame frame, double[][] probabilities) => (Frame, this.probabilities) = (frame, probabilities);

    public BoundaryFrame Frame { get; }

    public int Classes => probabilities[0].Length;

    public static BoundaryGrid Of(Func<Matrix, Matrix> predict, BoundaryFrame frame) => new(frame, Probabilities(predict, frame.Places()));

    /// <summary>The share of samples in the region of their own class; a sample that is answered with NaN is in none.</summary>
    public static double Accuracy(Func<Matrix, Matrix> predict, Dataset dataset)
    {
        if (dataset.Labels.Length == 0)
            return double.NaN;
        double[][] rows = Probabilities(predict, dataset.X);
        return rows.Where((row, i) => Likeliest(row) == dataset.Labels[i] && !row.Any(double.IsNaN)).Count() / (double)rows.Length;
    }

    /// <summary>Shading, boundary and data in one panel without axis titles.</summary>
    public Panel Panel(Dataset dataset, double pointSize) => new()
    {
        Traces = [Shading(), Boundary(), .. Chart.ClassPoints(dataset.X, dataset.Labels, pointSize)],
        X = Frame.XAxis,
        Y = Frame.YAxis,
    };

    /// <summary>Shading and, where a function of the plane is above 0 on one side only, the line between.</summary>
    public Panel Panel(PlaneSides sides) => new()
    {
        Traces = [Shading(), Boundary(sides.Line(), "where the sign changes")],
        X = Frame.XAxis,
        Y = Frame.YAxis,
    };

    private RasterTrace Shading()
    {
        byte[] pixels = new byte[3 * probabilities.Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            int likeliest = Likeliest(probabilities[i]);
            // 0 where all classes are equally likely, 1 where one is certain.
            double confidence = (probabilities[i][likeliest] - 1.0 / Classes) / (1 - 1.0 / Classes);
            double shade = Math.Round(Math.Clamp(confidence, 0, 1) * Shades) / Shades;
            var color = Rgb.White.Mix(Rgb.Parse(Palette.OfClass(likeliest)), 0.07 + 0.38 * shade);
            // Pictures start at the top, the lattice at the bottom.
            int at = 3 * ((Frame.Rows - 1 - i / Frame.Columns) * Frame.Columns + i % Frame.Columns);
            (pixels[at], pixels[at + 1], pixels[at + 2]) = (color.Red, color.Green, color.Blue);
        }
        return new RasterTrace(pixels, Frame.Columns,
            Frame.Left - Frame.StepX / 2, Frame.Right + Frame.StepX / 2, Frame.Bottom - Frame.StepY / 2, Frame.Top + Frame.StepY / 2)
        { Smooth = true };
    }

    private LineTrace Boundary() =>
        Boundary(BoundaryTracer.Trace(Frame.Columns, Frame.Rows, i => Likeliest(probabilities[i]), (i, label) => probabilities[i][label]),
            "decision boundary");

    private LineTrace Boundary(List<(double X, double Y)> line, string name) =>
        new([.. line.Select(place => Frame.Left + place.X * Frame.StepX)], [.. line.Select(place => Frame.Bottom + place.Y * Frame.StepY)])
        {
            Color = Palette.Ink,
            Dash = Dash.Solid,
            Width = 1.8,
            Markers = false,
            Name = name,
        };

    private static double[][] Probabilities(Func<Matrix, Matrix> predict, Matrix places)
    {
        var outputs = predict(places);
        if (outputs.Rows != places.Rows || outputs.Columns == 0)
            throw new ArgumentException(
                $"The model should answer each of {places.Rows} points with class probabilities, got {outputs.Shape}.");
        // One output is the probability of class 1, as after a sigmoid.
        return [.. outputs.ToRows().Select(row => row.Length == 1 ? [1 - row[0], row[0]] : row)];
    }

    private static int Likeliest(double[] row)
    {
        int best = 0;
        for (int i = 1; i < row.Length; i++)
        {
            if (row[i] > row[best] || double.IsNaN(row[best]))
                best = i;
        }
        return best;
    }
}
