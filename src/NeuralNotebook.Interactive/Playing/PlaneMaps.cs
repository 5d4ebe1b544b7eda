namespace NeuralNotebook.Interactive;

/// <summary>What each part of a network says of every place of the plane, a byte a place, row by row from the top.</summary>
internal sealed class PlaneMaps
{
    /// <summary>The byte that stands for 0 where numbers have a sign.</summary>
    public const byte Zero = 128;

    private readonly PlaygroundRun run;
    private readonly int side;
    private readonly Matrix inputs;
    private readonly Dictionary<Layer, Matrix> outputs = new(ReferenceEqualityComparer.Instance);

    /// <summary>Sends the whole plane through the network.</summary>
    /// <param name="run">The run whose network it is.</param>
    /// <param name="side">How many places a row has, and how many rows there are.</param>
    public PlaneMaps(PlaygroundRun run, int side)
    {
        (this.run, this.side) = (run, side);
        var see = PlaygroundInputs.Seeing(run.Settings);
        inputs = new Matrix(side * side, run.Settings.InputNames.Count);
        for (int place = 0; place < inputs.Rows; place++)
            see(Coordinate(place % side), -Coordinate(place / side)).CopyTo(inputs.Row(place));
        var current = inputs;
        foreach (var layer in run.Model.Layers)
        {
            var made = new Matrix(current.Rows, layer.OutputColumns(current.Columns));
            layer.Forward(current, made, training: false);
            outputs[layer] = current = made;
        }
    }

    private Matrix Last => outputs[run.Model.Layers[^1]];

    /// <summary>The network's answer: for each output a map after the other. A probability goes from 0 to 255;
    /// a number from −1 to 1 goes from 1 to 255.</summary>
    public byte[] Output()
    {
        var last = Last;
        byte[] bytes = new byte[last.Values.Length];
        for (int column = 0; column < last.Columns; column++)
        {
            for (int place = 0; place < last.Rows; place++)
            {
                double value = last[place, column];
                bytes[(column * last.Rows) + place] = run.Settings.IsRegression
                    ? Signed(value) : (byte)Math.Round(255 * Math.Clamp(double.IsNaN(value) ? 0 : value, 0, 1));
            }
        }

        return bytes;
    }

    /// <summary>The maps of all hidden neurons, layer by layer, one place of two in both directions;
    /// each reaches from its least to its largest number.</summary>
    public byte[] Neurons()
    {
        int half = (side + 1) / 2;
        var bytes = new List<byte>();
        foreach (var matrix in Hidden())
        {
            for (int neuron = 0; neuron < matrix.Columns; neuron++)
            {
                double largest = LargestOf(matrix, neuron);
                for (int place = 0; place < half * half; place++)
                    bytes.Add(Signed(matrix[(2 * (place / half) * side) + (2 * (place % half)), neuron] / largest));
            }
        }

        return [.. bytes];
    }

    /// <summary>The largest size of a number that each hidden neuron gives in the plane.</summary>
    public IReadOnlyList<double> Largest() =>
        [.. Hidden().SelectMany(matrix => Enumerable.Range(0, matrix.Columns).Select(neuron => LargestOf(matrix, neuron)))];

    /// <summary>The map of one neuron in full.</summary>
    /// <param name="layer">Which layer of neurons, from 0; −1 for the inputs.</param>
    /// <param name="neuron">Which neuron or input of it.</param>
    public byte[] One(int layer, int neuron)
    {
        var matrix = layer < 0 ? inputs : layer < run.Neurons.Count - 1 ? Hidden().ElementAt(layer) : Last;
        neuron = Math.Clamp(neuron, 0, matrix.Columns - 1);
        double largest = LargestOf(matrix, neuron);
        return [.. Enumerable.Range(0, matrix.Rows).Select(place => Signed(matrix[place, neuron] / largest))];
    }

    private double Coordinate(int place) => PlaygroundData.Reach * ((2.0 * place / (side - 1)) - 1);

    /// <summary>What the hidden neurons give after they bent it, layer by layer.</summary>
    private IEnumerable<Matrix> Hidden()
    {
        var layers = run.Model.Layers;
        for (int i = 0; i < layers.Count - 2; i++)
        {
            if (layers[i] is Dense)
                yield return outputs[layers[i + 1]];
        }
    }

    private static double LargestOf(Matrix matrix, int column)
    {
        double largest = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            double size = Math.Abs(matrix[row, column]);
            if (double.IsFinite(size) && size > largest)
                largest = size;
        }

        return largest == 0 ? 1 : largest;
    }

    private static byte Signed(double value) => (byte)(Zero + Math.Round(127 * Math.Clamp(double.IsNaN(value) ? 0 : value, -1, 1)));
}
