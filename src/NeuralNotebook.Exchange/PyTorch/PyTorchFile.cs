namespace NeuralNotebook.Exchange;

/// <summary>Networks as PyTorch names and lays out their numbers: what <c>nn.Sequential(…).state_dict()</c> holds,
/// as a safetensors file.</summary>
/// <remarks>Source: PyTorch's torch/nn/modules/linear.py, conv.py, pooling.py and batchnorm.py:
/// a Linear keeps its weights as outputs × inputs, the transpose of ours, a Conv2d as filters × channels × kernel × kernel.</remarks>
public static class PyTorchFile
{
    private static readonly string[] normalizationNumbers = ["weight", "bias", "running_mean", "running_var"];

    /// <summary>Writes the numbers, atomically, under the keys "0.weight", "0.bias", … in the order of a state_dict.
    /// The metadata's "network" holds the line of Python that makes the same layers.</summary>
    /// <remarks>A network that begins with a layer for pictures takes pictures there, batch × channels × height × width;
    /// the metadata's "pictures" holds their sides, and the first Dense layer after them has its inputs in the order that nn.Flatten gives.
    /// In Python: <c>model.load_state_dict(safetensors.torch.load_file(path))</c>, after <c>model = nn.Sequential(…)</c>;
    /// with 64 bits call <c>model.double()</c> first.</remarks>
    /// <param name="model">The network.</param>
    /// <param name="path">The file, usually *.safetensors; its folder must exist.</param>
    /// <param name="precision">The precision of the numbers; 32 bits if not given.</param>
    /// <exception cref="NotSupportedException">PyTorch has no such layer: one of your own, a Step,
    /// or a pooling whose border differs from side to side; or pictures begin after another layer.</exception>
    /// <exception cref="InvalidOperationException">The network holds NaN or ∞, or a number too large for the precision.</exception>
    /// <exception cref="IOException">The file cannot be written, and is as it was.</exception>
    public static void SavePyTorch(this Sequential model, string path, Precision precision = Precision.Bits32)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFile.RequireNumbers(model);
        var modules = new List<(string Python, Layer? Layer, int[]? Order)>();
        var first = (model.Layers[0] as ImageLayer)?.InputShape;
        var (pictures, flat) = (first, (ImageShape?)null);
        foreach (var (index, layer) in model.Layers.Index())
        {
            if (layer is ImageLayer && pictures is null)
                throw new NotSupportedException($"{layer} (layer {index}) takes pictures from a layer that gives plain rows; "
                    + "in PyTorch, where channels come first, they would be others.");
            var after = ImageShape.After(pictures, layer);
            if (pictures is not null && after is null)
            {
                modules.Add(("nn.Flatten()", null, null));
                flat = pictures;
            }

            // What a Linear takes from pictures stands there in the order of nn.Flatten;
            // any other layer with numbers would have to be turned, too.
            if (layer is BatchNormalization && flat is { Channels: > 1 })
                throw new NotSupportedException($"{layer} (layer {index}) normalises the columns of flattened pictures, which in PyTorch "
                    + "stand in another order: put it after a Dense layer.");
            if (layer is ImageLayer { Windows: var windows } && (windows.Top != windows.Bottom || windows.Left != windows.Right))
                modules.Add((Framed(index, layer, windows), null, null));
            if (layer is not Flatten)
                modules.Add((Describe(layer, index), layer, layer is Dense && flat is not null ? ChannelsFirst.Order(flat) : null));
            (pictures, flat) = (after, layer is Dense ? null : flat);
        }

        string network = $"nn.Sequential({string.Join(", ", modules.Select(module => module.Python))})";
        var tensors = modules.Index().SelectMany(place => Tensors(place.Index, place.Item.Layer, place.Item.Order, precision)).ToArray();
        var metadata = new Dictionary<string, string> { ["format"] = "pt", ["network"] = network };
        if (first is not null)
            metadata["pictures"] = $"[{first.Channels}, {first.Height}, {first.Width}]";
        AtomicFile.Write(path, stream => SafeTensors.Write(stream, tensors, metadata));
    }

    /// <summary>A border that differs from side to side is a module of its own, and then the layer has none.</summary>
    private static string Framed(int index, Layer layer, Windows windows)
    {
        string sides = $"({windows.Left}, {windows.Right}, {windows.Top}, {windows.Bottom})";
        return layer switch
        {
            MaxPool2D => $"nn.ConstantPad2d({sides}, float('-inf'))",
            Conv2D or AveragePool2D { CountPadding: true } => $"nn.ZeroPad2d({sides})",
            _ =>
                throw new NotSupportedException($"{layer} (layer {index}) has a border that differs from side to side and does not count "
                    + "in the mean, which PyTorch does not have."),
        };
    }

    private static string Window(ImageLayer layer)
    {
        var windows = layer.Windows;
        bool even = windows.Top == windows.Bottom && windows.Left == windows.Right;
        return $"{windows.Size}, stride={layer.Stride}, padding={(even ? $"({windows.Top}, {windows.Left})" : "0")}";
    }

    private static string Describe(Layer layer, int index) => layer switch
    {
        Dense dense => $"nn.Linear({dense.Inputs}, {dense.Outputs})",
        Conv2D conv => $"nn.Conv2d({conv.InputShape.Channels}, {conv.Filters}, {Window(conv)})",
        MaxPool2D pool => $"nn.MaxPool2d({Window(pool)})",
        AveragePool2D pool => $"nn.AvgPool2d({Window(pool)}, count_include_pad={(pool.CountPadding ? "True" : "False")})",
        // PyTorch's momentum is the new batch's share, ours is what is kept of the old.
        BatchNormalization normalization =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"nn.BatchNorm1d({normalization.RunningMean.Columns}, eps={normalization.Epsilon}"
                    + $", momentum={Math.Round(1 - normalization.Momentum, 15)})"),
        Dropout dropout => FormattableString.Invariant($"nn.Dropout({dropout.Rate})"),
        _ => ActivationWords.InPyTorch(layer)
            ?? throw new NotSupportedException($"{layer} (layer {index}) is a layer that PyTorch does not have."),
    };

    private static IEnumerable<SafeTensor> Tensors(int index, Layer? layer, int[]? order, Precision precision)
    {
        string type = precision == Precision.Bits32 ? "F32" : "F64";
        if (layer is Dense dense)
        {
            var weights = order is null ? dense.Weights : dense.Weights.SelectRows(order);
            yield return Tensor($"{index}.weight", type, [dense.Outputs, dense.Inputs],
                Numbers.ToBytes(weights.Transpose().Values, precision));
            yield return Tensor($"{index}.bias", type, [dense.Outputs], Numbers.ToBytes(dense.Biases.Values, precision));
        }
        else if (layer is Conv2D conv)
        {
            yield return Tensor($"{index}.weight", type, [conv.Filters, conv.InputShape.Channels, conv.Kernel, conv.Kernel],
                Numbers.ToBytes(ChannelsFirst.Filters(conv), precision));
            yield return Tensor($"{index}.bias", type, [conv.Filters], Numbers.ToBytes(conv.Biases.Values, precision));
        }
        else if (layer is BatchNormalization normalization)
        {
            foreach (var (name, value) in normalizationNumbers.Zip(normalization.State))
                yield return Tensor($"{index}.{name}", type, [value.Columns], Numbers.ToBytes(value.Values, precision));
            // How many batches it has seen, which PyTorch counts and this engine does not.
            yield return Tensor($"{index}.num_batches_tracked", "I64", [], new byte[sizeof(long)]);
        }
    }

    private static SafeTensor Tensor(string name, string type, int[] shape, byte[] bytes) =>
        new(name, type, shape, bytes.Length, stream => stream.Write(bytes));
}
