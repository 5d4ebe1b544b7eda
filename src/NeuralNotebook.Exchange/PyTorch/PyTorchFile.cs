namespace NeuralNotebook.Exchange;

/// <summary>Networks as PyTorch names and lays out their numbers: what <c>nn.Sequential(…).state_dict()</c> holds, as a safetensors file.</summary>
/// <remarks>Source: PyTorch's torch/nn/modules/linear.py and batchnorm.py: a Linear keeps its weights as outputs × inputs, the transpose of ours.</remarks>
public static class PyTorchFile
{
    private static readonly string[] normalizationNumbers = ["weight", "bias", "running_mean", "running_var"];

    /// <summary>Writes the numbers, atomically, under the keys "0.weight", "0.bias", … in the order of a state_dict. The metadata's "network" holds the line of Python that makes the same layers.</summary>
    /// <remarks>In Python: <c>model.load_state_dict(safetensors.torch.load_file(path))</c>, after <c>model = nn.Sequential(…)</c>; with 64 bits call <c>model.double()</c> first.</remarks>
    /// <param name="model">The network.</param>
    /// <param name="path">The file, usually *.safetensors; its folder must exist.</param>
    /// <param name="precision">The precision of the numbers; 32 bits if not given.</param>
    /// <exception cref="NotSupportedException">PyTorch has no such layer: one of your own, or a Step.</exception>
    /// <exception cref="InvalidOperationException">The network holds NaN or ∞, or a number too large for the precision.</exception>
    /// <exception cref="IOException">The file cannot be written, and is as it was.</exception>
    public static void SavePyTorch(this Sequential model, string path, Precision precision = Precision.Bits32)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFile.RequireNumbers(model);
        string network = $"nn.Sequential({string.Join(", ", model.Layers.Select(Describe))})";
        var tensors = model.Layers.Index().SelectMany(place => Tensors(place.Index, place.Item, precision)).ToArray();
        AtomicFile.Write(path, stream => SafeTensors.Write(stream, tensors, new Dictionary<string, string> { ["format"] = "pt", ["network"] = network }));
    }

    private static string Describe(Layer layer, int index) => layer switch
    {
        Dense dense => $"nn.Linear({dense.Inputs}, {dense.Outputs})",
        // PyTorch's momentum is the new batch's share, ours is what is kept of the old.
        BatchNormalization normalization => FormattableString.Invariant($"nn.BatchNorm1d({normalization.RunningMean.Columns}, eps={normalization.Epsilon}, momentum={Math.Round(1 - normalization.Momentum, 15)})"),
        Dropout dropout => FormattableString.Invariant($"nn.Dropout({dropout.Rate})"),
        LeakyReLU leaky => FormattableString.Invariant($"nn.LeakyReLU({leaky.Slope})"),
        ELU elu => FormattableString.Invariant($"nn.ELU({elu.Alpha})"),
        GELU => "nn.GELU(approximate='tanh')",
        ReLU => "nn.ReLU()",
        Sigmoid => "nn.Sigmoid()",
        Tanh => "nn.Tanh()",
        Softplus => "nn.Softplus()",
        Softmax => "nn.Softmax(dim=1)",
        Linear => "nn.Identity()",
        _ => throw new NotSupportedException($"{layer} (layer {index}) is a layer that PyTorch does not have."),
    };

    private static IEnumerable<SafeTensor> Tensors(int index, Layer layer, Precision precision)
    {
        string type = precision == Precision.Bits32 ? "F32" : "F64";
        if (layer is Dense dense)
        {
            yield return Tensor($"{index}.weight", type, [dense.Outputs, dense.Inputs], Numbers.ToBytes(dense.Weights.Transpose().Values, precision));
            yield return Tensor($"{index}.bias", type, [dense.Outputs], Numbers.ToBytes(dense.Biases.Values, precision));
        }
        else if (layer is BatchNormalization normalization)
        {
            foreach (var (name, value) in normalizationNumbers.Zip(normalization.State))
                yield return Tensor($"{index}.{name}", type, [value.Columns], Numbers.ToBytes(value.Values, precision));
            // How many batches it has seen, which PyTorch counts and this engine does not.
            yield return Tensor($"{index}.num_batches_tracked", "I64", [], new byte[sizeof(long)]);
        }
    }

    private static SafeTensor Tensor(string name, string type, int[] shape, byte[] bytes) => new(name, type, shape, bytes.Length, stream => stream.Write(bytes));
}
