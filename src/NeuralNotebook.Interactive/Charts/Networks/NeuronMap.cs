namespace NeuralNotebook.Interactive;

/// <summary>A neuron's value at every place of a lattice over the input plane.</summary>
internal sealed class NeuronMap(double[] values, BoundaryFrame frame)
{
    /// <summary>True where the neuron says the same everywhere: a dead unit, say.</summary>
    public bool IsFlat => values.Max() - values.Min() <= 1e-9 * Math.Max(1, DivergingColors.Largest(values));

    /// <summary>The maps of the shown neurons of every column, the inputs first.</summary>
    public static IReadOnlyList<IReadOnlyList<NeuronMap>> Of(Sequential model, IReadOnlyList<NetworkColumn> columns, BoundaryFrame frame)
    {
        var places = frame.Places();
        var (maps, column, current) = (new List<IReadOnlyList<NeuronMap>>(), 0, places);
        for (int i = 0; i < model.Layers.Count; i++)
        {
            var layer = model.Layers[i];
            if (StartsColumn(layer, current.Columns))
                Keep();
            var outputs = new Matrix(places.Rows, layer.OutputColumns(current.Columns));
            layer.Forward(current, outputs, training: false);
            current = outputs;
        }
        Keep();
        return maps;

        void Keep()
        {
            maps.Add([.. NetworkLayout.Shown(columns[column]).Select(neuron => new NeuronMap(current.Column(neuron), frame))]);
            column++;
        }

        static bool StartsColumn(Layer layer, int inputs) => layer is Dense || layer.OutputColumns(inputs) != inputs;
    }

    /// <summary>The map as a picture over a rectangle of a diagram, shaded against its own largest value,
    /// so that a small neuron shows its shape as well as a large one.</summary>
    public RasterTrace Draw(double x, double y, double size)
    {
        double largest = DivergingColors.Largest(values);
        byte[] pixels = new byte[3 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            var color = Shade(values[i], largest);
            int at = 3 * ((frame.Rows - 1 - i / frame.Columns) * frame.Columns + i % frame.Columns);
            (pixels[at], pixels[at + 1], pixels[at + 2]) = (color.Red, color.Green, color.Blue);
        }
        return new RasterTrace(pixels, frame.Columns, x - size / 2, x + size / 2, y + size / 2, y - size / 2) { Smooth = true };
    }

    private static Rgb Shade(double value, double largest)
    {
        const int Shades = 10; // fewer bytes, and the steps can be seen
        if (!Plottable.IsFinite(value))
            return Rgb.Parse(Palette.Grid);
        double share = largest > 0 ? Math.Round(Math.Min(1, Math.Abs(value) / largest) * Shades) / Shades : 0;
        return Rgb.White.Mix(Rgb.Parse(Palette.OfSign(value)), 0.9 * share);
    }
}
