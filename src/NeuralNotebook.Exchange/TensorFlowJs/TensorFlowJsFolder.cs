using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Exchange;

/// <summary>Networks as TensorFlow.js loads them: a folder with model.json, which describes the layers,
/// and a file of bare numbers that it names.</summary>
/// <remarks>Source: TensorFlow.js 4, tf.loadLayersModel and the format "layers-model" of its io handlers.</remarks>
public static class TensorFlowJsFolder
{
    private static readonly string[] denseNumbers = ["kernel", "bias"],
        normalizationNumbers = ["gamma", "beta", "moving_mean", "moving_variance"];

    /// <summary>Writes a network for <c>tf.loadLayersModel</c>, in 32 bits, which is all that TensorFlow.js computes with.</summary>
    /// <remarks>The numbers are written first, under a name that depends on them, and model.json last: who loads the model meanwhile gets
    /// the old one or the new one, whole. Numbers of an earlier save in the same folder stay there.</remarks>
    /// <param name="model">The network.</param>
    /// <param name="folder">The folder; it is made where there is none.</param>
    /// <exception cref="NotSupportedException">TensorFlow.js has no such layer: one of your own, a Step, a GELU in its tanh form,
    /// or an ELU whose α is not 1.</exception>
    /// <exception cref="InvalidOperationException">The network holds NaN or ∞, or a number too large for 32 bits.</exception>
    /// <exception cref="IOException">A file cannot be written; model.json is as it was.</exception>
    public static void SaveTensorFlowJs(this Sequential model, string folder)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ModelFile.RequireNumbers(model);
        var (network, layers) = KerasWriter.Write(model, Precision.Bits32, KerasDialect.TensorFlowJs);
        var weights = new JsonArray();
        using var content = new MemoryStream();
        foreach (var (_, name, layer) in layers)
        {
            foreach (var (place, value) in layer?.State.Index() ?? [])
            {
                string number = (layer is Dense or Conv2D ? denseNumbers : normalizationNumbers)[place];
                var shape = new JsonArray([.. KerasNumbers.ShapeOf(layer!, place).Select(size => (JsonNode)size)]);
                weights.Add((JsonNode)new JsonObject { ["name"] = $"{name}/{number}", ["shape"] = shape, ["dtype"] = "float32" });
                content.Write(Numbers.ToBytes(value.Values, Precision.Bits32));
            }
        }

        byte[] bytes = content.ToArray();
        string numbers = $"weights-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes).AsSpan(0, 6))}.bin";
        var description = new JsonObject
        {
            ["format"] = "layers-model",
            ["generatedBy"] = "Neural Notebook",
            ["convertedBy"] = null,
            ["modelTopology"] = network,
            ["weightsManifest"] = new JsonArray(new JsonObject { ["paths"] = new JsonArray(numbers), ["weights"] = weights }),
        };
        Directory.CreateDirectory(folder);
        AtomicFile.WriteBytes(Path.Combine(folder, numbers), bytes);
        AtomicFile.WriteBytes(Path.Combine(folder, "model.json"), JsonSerializer.SerializeToUtf8Bytes(description));
    }
}
