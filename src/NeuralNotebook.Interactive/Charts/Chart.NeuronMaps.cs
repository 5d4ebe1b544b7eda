namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>What every neuron of a network of two inputs sees: a small map of the input plane for each, blue where its value is above 0
    /// and orange where it is below, layer by layer, joined by the weights. Large layers show their first neurons and the last.</summary>
    /// <param name="model">A network of two inputs.</param>
    /// <param name="dataset">The data whose plane is shown, of two features.</param>
    /// <param name="outputNames">What the outputs are called: the classes, say.</param>
    /// <exception cref="ArgumentException">The data have another count of features, the network other inputs,
    /// or the names do not fit.</exception>
    public static Figure NeuronMaps(Sequential model, Dataset dataset, IReadOnlyList<string>? outputNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var frame = BoundaryFrame.Around(dataset, columns: 41, rows: 41);
        var columns = NetworkColumn.Of(model, null);
        if (columns[0].Count != 2)
            throw new ArgumentException($"A map shows a plane, so the network should have 2 inputs, got {columns[0].Count}.",
                nameof(model));
        RequireNames(outputNames, columns[^1].Count, "output");
        var maps = NeuronMap.Of(model, columns, frame);
        var (diagram, pictures) = new NetworkPicture(columns, null, outputNames, mapped: true).Maps(maps);
        var (across, upwards) = (SharedDigits.Of([frame.Left, frame.Right]), SharedDigits.Of([frame.Bottom, frame.Top]));
        string description =
            $"{NetworkText.Network(model, columns)}; each neuron with a map of its value over x₁ from {across.Text(frame.Left)}"
            + $" to {across.Text(frame.Right)} and x₂ from {upwards.Text(frame.Bottom)} to {upwards.Text(frame.Top)}"
                + string.Concat(maps.Skip(1)
                    .Select((layer, i) =>
                        $"; layer {i + 1}: {layer.Count(map => map.IsFlat)} of {layer.Count} neurons say the same everywhere"));
        return DiagramFigure.Of(DiagramFigure.Panel(diagram, description, under: pictures)).WithTitle("What each neuron sees of the plane");
    }
}
