namespace NeuralNotebook.Interactive;

/// <summary>Says what the picture of a network shows.</summary>
internal static class NetworkText
{
    private const int Most = 6;

    public static string Title(IReadOnlyList<NetworkColumn> columns)
    {
        var hidden = columns.Skip(1).SkipLast(1).Select(column => Invariant(column.Count)).ToList();
        string middle = hidden.Count == 0 ? "" : $"{string.Join(" + ", hidden)} hidden neurons, ";
        return $"{Count(columns[0].Count, "input")}, {middle}{Count(columns[^1].Count, "output")}";
    }

    public static string Network(Sequential model, IReadOnlyList<NetworkColumn> columns)
    {
        double[] weights = columns.SelectMany(column => column.Weights?.Values.ToArray() ?? []).ToArray();
        double[] finite = weights.Where(Plottable.IsFinite).ToArray();
        var layers = columns.Skip(1).Select(column => $"{Invariant(column.Count)} {string.Join(" with ", column.Layers)}");
        int parameters = model.Layers.Sum(layer => layer.Parameters.Sum(parameter => parameter.Value.Values.Length));
        string text = $"a network of {Count(columns[0].Count, "input")} and {Count(columns.Count - 1, "layer")} of neurons "
            + $"({string.Join("; ", layers)}), {parameters.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)} parameters";
        if (finite.Length > 0)
            text +=
                $", weights from {SharedDigits.Of(finite).Text(finite.Min())} to {SharedDigits.Of(finite).Text(finite.Max())}"
                    + $", {finite.Count(weight => weight > 0)} positive and {finite.Count(weight => weight < 0)} negative";
        return (weights.Length - finite.Length) switch
        {
            0 => text,
            1 => text + " (1 weight is not finite and not drawn)",
            var lost => text + $" ({lost} weights are not finite and not drawn)",
        };
    }

    public static string Values(IReadOnlyList<NetworkColumn> columns) =>
        columns[0].Values is { } sample && columns[^1].Values is { } outputs
            ? $"; the sample ({List(sample)}) gives the outputs ({List(outputs)})"
            : "";

    public static string Slopes(IReadOnlyList<NetworkColumn> columns, double loss)
    {
        var parts =
            new List<string> { $"the loss is {NumberText.Short(loss)}, its slopes are at the inputs {List(columns[0].Gradients ?? [])}" };
        for (int i = 1; i < columns.Count; i++)
        {
            if (columns[i].Gradients is { } slopes)
                parts.Add($"at the neurons of layer {i} {List(slopes)}");
            if (columns[i].WeightGradients is { } gradients)
                parts.Add($"with the steepest weight {NumberText.Short(gradients.Values.ToArray().MaxBy(Math.Abs))}");
        }
        return string.Join(", ", parts);
    }

    public static string List(double[] values) =>
        string.Join(", ", values.Take(Most).Select(SharedDigits.Of(values).Text))
            + (values.Length > Most ? $" and {values.Length - Most} more" : "");

    private static string Count(int count, string noun) => $"{Invariant(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Invariant(int count) => count.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
}
