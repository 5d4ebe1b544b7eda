namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>A network as neurons and weights: a line is as wide as its weight is large, blue and unbroken where it is positive,
    /// orange and dashed where it is negative. Large layers show their first neurons and the last.</summary>
    /// <param name="model">The network.</param>
    /// <param name="inputNames">What the inputs are called; x₁, x₂ … if not given.</param>
    /// <param name="outputNames">What the outputs are called: the classes, say.</param>
    /// <exception cref="ArgumentException">There are not as many names as inputs or outputs.</exception>
    public static Figure Network(Sequential model, IReadOnlyList<string>? inputNames = null, IReadOnlyList<string>? outputNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return NetworkFigure(model, null, inputNames, outputNames);
    }

    /// <summary>A network with the values of one sample on its neurons, after their activations.</summary>
    /// <param name="model">The network.</param>
    /// <param name="sample">The sample's features.</param>
    /// <param name="inputNames">What the inputs are called; x₁, x₂ … if not given.</param>
    /// <param name="outputNames">What the outputs are called.</param>
    /// <exception cref="ArgumentException">The sample has not as many features as the network has inputs,
    /// or the names do not fit.</exception>
    public static Figure Network(Sequential model, IReadOnlyList<double> sample, IReadOnlyList<string>? inputNames = null,
        IReadOnlyList<string>? outputNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sample);
        return NetworkFigure(model, new SamplePass(model, sample), inputNames, outputNames);
    }

    /// <summary>A network with the values of one sample and, below, the slopes of its loss:
    /// on each line ∂loss/∂weight, on each neuron ∂loss/∂z, z being its weighted sum before the activation (for an input, ∂loss/∂x).
    /// So a line's slope is the value at its start times the slope at its end.</summary>
    /// <param name="model">The network.</param>
    /// <param name="sample">The sample's features.</param>
    /// <param name="loss">How wrong the outputs are.</param>
    /// <param name="target">What the outputs should be: for classes, 1 for the true one and 0 for the others.</param>
    /// <param name="inputNames">What the inputs are called; x₁, x₂ … if not given.</param>
    /// <param name="outputNames">What the outputs are called.</param>
    /// <exception cref="ArgumentException">The sample or the target has the wrong length, or the names do not fit.</exception>
    /// <exception cref="NotSupportedException">A layer has no slope: a <see cref="Step"/>.</exception>
    public static Figure Network(
        Sequential model, IReadOnlyList<double> sample, Loss loss, IReadOnlyList<double> target, IReadOnlyList<string>? inputNames = null,
        IReadOnlyList<string>? outputNames = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(target);
        var pass = new SamplePass(model, sample);
        pass.Backward(loss, target);
        return NetworkFigure(model, pass, inputNames, outputNames);
    }

    private static Figure NetworkFigure(Sequential model, SamplePass? pass, IReadOnlyList<string>? inputNames,
        IReadOnlyList<string>? outputNames)
    {
        var columns = NetworkColumn.Of(model, pass);
        RequireNames(inputNames, columns[0].Count, "input");
        RequireNames(outputNames, columns[^1].Count, "output");
        var picture = new NetworkPicture(columns, inputNames, outputNames);
        string description = NetworkText.Network(model, columns) + NetworkText.Values(columns);
        var figure = pass?.Loss is not { } loss
            ? DiagramFigure.Of(DiagramFigure.Panel(picture.Forward(), description))
            : DiagramFigure.Of(
                DiagramFigure.Panel(picture.Forward(), description, "Forward: values on neurons, weights on lines"),
                DiagramFigure.Panel(picture.Backward(), NetworkText.Slopes(columns, loss),
                    $"Backward: slopes of the loss, {NumberText.Short(loss)}"));
        return figure.WithTitle(NetworkText.Title(columns));
    }

    private static void RequireNames(IReadOnlyList<string>? names, int count, string what)
    {
        if (names is not null && names.Count != count)
            throw new ArgumentException($"Each {what} has one name: the network has {count} {what}s, got {names.Count} names.");
    }
}
