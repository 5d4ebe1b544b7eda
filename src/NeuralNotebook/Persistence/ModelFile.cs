namespace NeuralNotebook;

/// <summary>A model as one safetensors file: the weights as tensors "0.weights", "0.biases", …, the layers in the metadata.</summary>
internal static class ModelFile
{
    private const string Key = "neural_notebook.layers";

    public static void Save(Sequential model, string path)
    {
        string architecture = Architecture.Write(model.Layers);
        AtomicFile.Write(path, stream => SafeTensors.Write(stream, Tensors(model.Layers), new Dictionary<string, string> { [Key] = architecture, ["format"] = "neural-notebook" }));
    }

    public static Sequential Load(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            var (tensors, metadata) = SafeTensors.Read(bytes);
            if (!metadata.TryGetValue(Key, out string? architecture))
                throw new InvalidDataException($"has no '{Key}' in its metadata: it holds numbers, but does not say of which layers");
            var layers = Architecture.Read(architecture);
            foreach (var (name, value) in Tensors(layers))
            {
                if (!tensors.TryGetValue(name, out var stored))
                    throw new InvalidDataException($"lacks '{name}'");
                if (stored.Rows != value.Rows || stored.Columns != value.Columns)
                    throw new InvalidDataException($"holds '{name}' as {stored.Shape}, where its layers need {value.Shape}");
                value.CopyFrom(stored);
            }

            return new Sequential(layers);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    private static (string Name, Matrix Value)[] Tensors(IReadOnlyList<Layer> layers) =>
        [.. layers.SelectMany((layer, index) => layer.State.Select((matrix, place) => ($"{index}.{NameOf(layer, place)}", matrix)))];

    private static string NameOf(Layer layer, int place) => place < layer.Parameters.Count
        ? layer.Parameters[place].Name
        : place == layer.Parameters.Count ? "running_mean" : "running_variance";
}
