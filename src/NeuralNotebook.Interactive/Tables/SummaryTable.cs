using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>A network as a table, a row a layer.</summary>
internal static class SummaryTable
{
    public static Table Of(ModelSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new Table
        {
            Caption =
                $"{summary.Layers.Count} {(summary.Layers.Count == 1 ? "layer" : "layers")}, {Count(summary.ParameterCount)}"
                    + $" {(summary.ParameterCount == 1 ? "number" : "numbers")} to learn",
            Header = ["layer", "outputs", "parameters"],
            Rows =
                [.. summary.Layers.Select(layer =>
                    (IReadOnlyList<TableCell>)[new(layer.Name) { Left = true }, new(layer.OutputShape) { Left = true },
                        new(Count(layer.ParameterCount))])],
            Footer = [new("all") { Left = true }, new("") { Left = true }, new(Count(summary.ParameterCount))],
        };
    }

    private static string Count(int parameters) => parameters.ToString("N0", CultureInfo.InvariantCulture);
}
