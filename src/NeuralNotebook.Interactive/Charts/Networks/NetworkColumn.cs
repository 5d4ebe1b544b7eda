namespace NeuralNotebook.Interactive;

/// <summary>A column of a network's picture: the inputs, or the neurons of a layer with what follows it.</summary>
internal sealed record NetworkColumn
{
    /// <summary>What stands under the column: "Dense", "ReLU".</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>How many neurons there are.</summary>
    public required int Count { get; init; }

    /// <summary>The neurons' values for the sample, after the activation.</summary>
    public double[]? Values { get; init; }

    /// <summary>∂loss/∂z of each neuron, z being its weighted sum before the activation; for the inputs, ∂loss/∂x.</summary>
    public double[]? Gradients { get; init; }

    /// <summary>From the column before, <c>its neurons × these</c>; null where no weights lead here.</summary>
    public Matrix? Weights { get; init; }

    /// <summary>∂loss/∂weights.</summary>
    public Matrix? WeightGradients { get; init; }

    /// <summary>One for each neuron.</summary>
    public double[]? Biases { get; init; }

    /// <summary>The columns of a network, the inputs first.</summary>
    /// <exception cref="ArgumentException">Nothing says how many inputs there are.</exception>
    public static IReadOnlyList<NetworkColumn> Of(Sequential model, SamplePass? pass)
    {
        int width = model.Layers.Select(layer => layer.InputColumns).FirstOrDefault(inputs => inputs is not null) ?? pass?.Sample.Length
            ?? throw new ArgumentException("Nothing says how many inputs this network has: give a sample, or a Dense layer.");
        List<NetworkColumn> columns =
            [new() { Layers = ["inputs"], Count = width, Values = pass?.Sample, Gradients = pass?.InputGradient?.Row(0).ToArray() }];
        for (int i = 0; i < model.Layers.Count; i++)
        {
            var layer = model.Layers[i];
            int outputs = layer.OutputColumns(columns[^1].Count);
            if (layer is Dense or ImageLayer || outputs != columns[^1].Count)
            {
                var dense = layer as Dense;
                columns.Add(new()
                {
                    // Each number of the pictures that come out is a neuron; how they lie stands below.
                    Layers = layer is ImageLayer pictures ? [Name(layer), $"{pictures.OutputShape}"] : [Name(layer)],
                    Count = outputs,
                    Values = pass?.OutputsOf(i),
                    Gradients = pass?.GradientOf(i),
                    Weights = dense?.Weights,
                    WeightGradients = dense is null ? null : pass?.GradientOf(dense.Parameters[0]),
                    Biases = dense?.Biases.Row(0).ToArray(),
                });
            }
            else
            {
                columns[^1] = columns[^1] with { Layers = [.. columns[^1].Layers, Name(layer)], Values = pass?.OutputsOf(i) };
            }
        }
        return columns;
    }

    private static string Name(Layer layer) => layer.Name.Length > 0 ? layer.Name : layer.GetType().Name;
}
