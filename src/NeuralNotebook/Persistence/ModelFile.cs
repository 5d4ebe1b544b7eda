namespace NeuralNotebook;

/// <summary>A model as one safetensors file: the weights as tensors "0.weights", "0.biases", …, the layers in the metadata.</summary>
internal static class ModelFile
{
    private const string Key = "neural_notebook.layers", RunningVariance = "running_variance";

    public static void Save(Sequential model, string path)
    {
        string architecture = Architecture.Write(model.Layers);
        RequireNumbers(model);
        SafeTensor[] tensors = [.. Tensors(model.Layers).Select(tensor => SafeTensors.Of(tensor.Name, tensor.Value))];
        AtomicFile.Write(path, stream =>
            SafeTensors.Write(stream, tensors, new Dictionary<string, string> { [Key] = architecture, ["format"] = "neural-notebook" }));
    }

    /// <summary>Refuses a network with numbers that no file keeps.</summary>
    /// <exception cref="InvalidOperationException">It holds NaN, ∞ or a negative variance.</exception>
    public static void RequireNumbers(Sequential model)
    {
        foreach (var (name, value) in Tensors(model.Layers))
        {
            if (ProblemOf(name, value) is { } problem)
                throw new InvalidOperationException($"The network {problem}, and could not be loaded again; it is not saved.");
        }
    }

    public static Sequential Load(string path)
    {
        using var stream = OrdinaryFile.Open(path);
        try
        {
            var header = SafeTensors.ReadHeader(stream);
            byte[] architecture = header.Metadata(Key, Architecture.Longest)
                ?? throw new InvalidDataException($"has no '{Key}' in its metadata: it holds numbers, but does not say of which layers");
            var model = Network(Architecture.Read(architecture, header.DataLength));
            foreach (var (name, value) in header.InFileOrder(Tensors(model.Layers)))
            {
                SafeTensors.ReadNumbers(stream, value.Values);
                if (ProblemOf(name, value) is { } problem)
                    throw new InvalidDataException(problem);
            }

            return model;
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Makes a network of layers that a file described.</summary>
    /// <exception cref="InvalidDataException">They do not fit each other.</exception>
    public static Sequential Network(Layer[] layers)
    {
        try
        {
            return new Sequential(layers);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"describes layers that make no network: {error.Message.Split(" (Parameter")[0]}", error);
        }
    }

    /// <summary>What is wrong with the numbers of a tensor; null where nothing is.</summary>
    private static string? ProblemOf(string name, Matrix value)
    {
        bool squares = name.EndsWith(RunningVariance, StringComparison.Ordinal);
        if (Elementwise.AllWithin(value.Values, double.MaxValue)
            && !(squares && value.Values.ContainsAnyInRange(double.MinValue, -double.Epsilon)))
            return null;
        int place = 0;
        while (double.IsFinite(value.Values[place]) && !(squares && value.Values[place] < 0))
            place++;
        double broken = value.Values[place];
        string what = double.IsFinite(broken) ? FormattableString.Invariant($"a variance of {broken}") : Columns.Name(broken);
        return $"holds {what} in '{name}' (row {place / value.Columns}, column {place % value.Columns})";
    }

    private static (string Name, Matrix Value)[] Tensors(IReadOnlyList<Layer> layers) =>
        [.. layers.SelectMany((layer, index) => layer.State.Select((matrix, place) => ($"{index}.{NameOf(layer, place)}", matrix)))];

    private static string NameOf(Layer layer, int place) => place < layer.Parameters.Count
        ? layer.Parameters[place].Name
        : place == layer.Parameters.Count ? "running_mean" : RunningVariance;
}
