using System.Globalization;
using System.Text;

namespace NeuralNotebook;

/// <summary>A network at a glance: its layers, what comes out of each, and how many numbers training may change.</summary>
/// <param name="Layers">A line a layer.</param>
[TypeFormatterSource(typeof(TextFormatters<ModelSummary>), PreferredMimeTypes = ["text/plain"])]
public sealed record ModelSummary(IReadOnlyList<LayerSummary> Layers)
{
    /// <summary>How many numbers training may change, all layers together.</summary>
    public int ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>The lines as a table.</summary>
    public override string ToString()
    {
        int nameWidth = Math.Max("Layer".Length, Layers.Max(layer => layer.Name.Length));
        int shapeWidth = Math.Max("Outputs".Length, Layers.Max(layer => layer.OutputShape.Length));
        var text = new StringBuilder($"{"Layer".PadRight(nameWidth)}  {"Outputs".PadRight(shapeWidth)}  Parameters");
        foreach (var layer in Layers)
            text.Append(CultureInfo.InvariantCulture,
                $"\n{layer.Name.PadRight(nameWidth)}  {layer.OutputShape.PadRight(shapeWidth)}  {layer.ParameterCount,10:N0}");
        return text.Append(CultureInfo.InvariantCulture, $"\n{"Total".PadRight(nameWidth + shapeWidth + 2)}  {ParameterCount,10:N0}")
            .ToString();
    }
}

/// <summary>One layer at a glance.</summary>
/// <param name="Name">Its kind, name and size.</param>
/// <param name="OutputShape">"batch × 64"; "batch × ?" before a layer of known size.</param>
/// <param name="ParameterCount">How many numbers training may change.</param>
public sealed record LayerSummary(string Name, string OutputShape, int ParameterCount);
