namespace NeuralNotebook.Exchange;

/// <summary>How many inputs a network takes: other libraries want to know it, and here the first layer that has weights says it.</summary>
internal static class Inputs
{
    /// <exception cref="NotSupportedException">No layer says it.</exception>
    public static int Of(Sequential model) =>
        model.Layers.Select(layer => layer.InputColumns).FirstOrDefault(columns => columns is not null) is { } inputs
            ? inputs
            : throw new NotSupportedException("No layer of this network says how many inputs it takes: it has no Dense, no Conv2D and "
                + "the like, so there is nothing to save.");
}
