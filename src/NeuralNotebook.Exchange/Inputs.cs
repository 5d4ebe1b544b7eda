namespace NeuralNotebook.Exchange;

/// <summary>How many inputs a network takes: other libraries want to know it, and here the first layer that has weights says it.</summary>
internal static class Inputs
{
    /// <exception cref="NotSupportedException">No layer says it.</exception>
    public static int Of(Sequential model) =>
        model.Layers.Select(layer => layer switch { Dense dense => dense.Inputs, BatchNormalization normalization => normalization.RunningMean.Columns, _ => 0 }).FirstOrDefault(columns => columns > 0) is > 0 and var inputs
            ? inputs
            : throw new NotSupportedException("No layer of this network says how many inputs it takes: it has no Dense and no BatchNormalization, so there is nothing to save.");
}
