using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace NeuralNotebook.Exchange.Tests.OtherHands;

/// <summary>Other libraries, from Debian and npm, open what is exported, and compute what the engine computes.</summary>
public sealed class OtherHandsTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly string project = Path.Combine(SourceTree.Root, "tests", "NeuralNotebook.Exchange.Tests");

    [Fact]
    public async Task The_checker_of_ONNX_finds_every_layer_well_formed()
    {
        await NeedPython("onnx", "python3-onnx");
        using var folder = new TemporaryFile("");
        var files = Saved(folder, ".onnx", Networks.Kinds, (model, path, precision) => model.SaveOnnx(path, precision), Precision.Bits32,
            Precision.Bits64);
        string output = await Ran(Python, ["onnx_check.py", .. files.Select(file => file.Path)]);
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.EndsWith($" 8 {OnnxFile.OperatorSet}", line, StringComparison.Ordinal));
        Assert.Equal(files.Count, output.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task PyTorch_loads_the_numbers_into_its_own_layers()
    {
        await NeedPython("torch", "python3-torch");
        using var folder = new TemporaryFile("");
        var files = Saved(folder, ".safetensors", Networks.Kinds.Except(["Step"]),
            (model, path, precision) => model.SavePyTorch(path, precision), Precision.Bits32, Precision.Bits64);
        await Agree(files, 1e-6, Python, "pytorch_load.py");
    }

    [Fact]
    public async Task Pictures_are_the_same_in_PyTorch_in_Keras_layout_and_for_the_checker_of_ONNX()
    {
        await NeedPython("torch, onnx, h5py", "python3-torch, python3-onnx and python3-h5py");
        using var folder = new TemporaryFile("");
        await Agree(Saved(folder, ".safetensors", Networks.ForPictures, (model, path, precision) => model.SavePyTorch(path, precision),
            Precision.Bits32, Precision.Bits64), 1e-5, Python, "pytorch_load.py", columns: 60);
        await Agree(Saved(folder, ".keras", Networks.ForPictures, (model, path, precision) => model.SaveKeras(path, precision),
            Precision.Bits32, Precision.Bits64), 1e-5, Python, "keras_load.py", columns: 60);
        var files = Saved(folder, ".onnx", Networks.ForPictures, (model, path, precision) => model.SaveOnnx(path, precision),
            Precision.Bits32, Precision.Bits64);
        string output = await Ran(Python, ["onnx_check.py", .. files.Select(file => file.Path)]);
        Assert.Equal(files.Count, output.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task Pictures_are_the_same_in_TensorFlowJs()
    {
        NeedNode("@tensorflow/tfjs");
        using var folder = new TemporaryFile("");
        await Agree(Saved(folder, "", Networks.ForPictures, (model, path, _) => model.SaveTensorFlowJs(path), Precision.Bits32), 1e-5,
            "node", "tfjs_load.mjs", columns: 60);
    }

    [Fact]
    public async Task A_network_that_PyTorch_exports_is_read()
    {
        await NeedPython("torch", "python3-torch");
        using var file = new TemporaryFile(".onnx");
        double[][][] both = JsonSerializer.Deserialize<double[][][]>((await Ran(Python, "pytorch_export.py", file.Path))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        var model = OnnxFile.Load(file.Path);
        Assert.Equal("Sequential: Dense (4 → 6), BatchNormalization (6), ReLU, Dense (6 → 5), LeakyReLU, Dense (5 → 3), Softmax",
            model.ToString());
        // ε and the slope of a LeakyReLU have 32 bits in ONNX.
        Assert.InRange(Networks.Difference(Rows(both[1]), model.Predict(Rows(both[0]))), 0, 1e-7);
    }

    [Fact]
    public async Task A_network_for_pictures_that_PyTorch_exports_is_read()
    {
        await NeedPython("torch", "python3-torch");
        using var file = new TemporaryFile(".onnx");
        double[][][] both = JsonSerializer.Deserialize<double[][][]>((await Ran(Python, "pytorch_export_pictures.py", file.Path))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        var model = OnnxFile.Load(file.Path);
        Assert.Equal(
            "Sequential: Conv2D (8 × 6 × 2 → 8 × 6 × 4), ReLU, MaxPool2D (8 × 6 × 4 → 4 × 3 × 4), Conv2D (4 × 3 × 4 → 3 × 2 × 5), Tanh, "
                + "AveragePool2D (3 × 2 × 5 → 4 × 3 × 5), Flatten, LeakyReLU, Dense (60 → 3), Softmax",
            model.ToString());
        Assert.InRange(Networks.Difference(Rows(both[1]), model.Predict(Rows(both[0]))), 0, 1e-7);
    }

    [Fact]
    public async Task A_Keras_archive_holds_what_the_loader_of_Keras_looks_for()
    {
        await NeedPython("h5py", "python3-h5py");
        using var folder = new TemporaryFile("");
        var files = Saved(folder, ".keras", Networks.Kinds.Except(["GELU", "Step"]),
            (model, path, precision) => model.SaveKeras(path, precision), Precision.Bits32, Precision.Bits64);
        await Agree(files, 1e-6, Python, "keras_load.py");
    }

    [Fact]
    public async Task HDF5s_own_library_reads_the_numbers()
    {
        NeedNode("h5wasm");
        using var file = new TemporaryFile(".keras");
        using var numbers = new TemporaryFile(".h5");
        var model = Networks.Trained();
        model.SaveKeras(file.Path);
        using (var archive = ZipFile.OpenRead(file.Path))
            archive.GetEntry("model.weights.h5")!.ExtractToFile(numbers.Path);
        var found = JsonDocument.Parse(await Ran("node", "h5wasm_list.mjs", numbers.Path)).RootElement;
        Assert.Equal(["layers/batch_normalization/vars/0", "layers/batch_normalization/vars/1", "layers/batch_normalization/vars/2",
            "layers/batch_normalization/vars/3",
            .. new[] { "dense", "dense_1", "dense_2",
                "dense_3" }.SelectMany(name => new[] { $"layers/{name}/vars/0", $"layers/{name}/vars/1" })],
                found.EnumerateObject().Select(dataset => dataset.Name).Order(StringComparer.Ordinal));
        var weights = found.GetProperty("layers/dense_1/vars/0");
        Assert.Equal([9, 8], weights.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal((float)((Dense)model.Layers[4]).Weights[0, 0], weights.GetProperty("first").GetSingle());
    }

    [Fact]
    public async Task TensorFlowJs_loads_and_computes_the_same()
    {
        NeedNode("@tensorflow/tfjs");
        using var folder = new TemporaryFile("");
        var files = Saved(folder, "", Networks.Kinds.Except(["GELU", "Step", "ELU"]), (model, path, _) => model.SaveTensorFlowJs(path),
            Precision.Bits32);
        // TensorFlow.js takes some activations apart in 32 bits, each step rounded.
        await Agree(files, 2e-6, "node", "tfjs_load.mjs");
    }

    private static List<(string Path, Sequential Model, Precision Precision)> Saved(TemporaryFile folder, string end,
        IEnumerable<string> kinds, Action<Sequential, string, Precision> save, params Precision[] precisions) =>
        Saved(folder, end, kinds.ToDictionary(kind => kind, kind => (Func<Sequential>)(() => Networks.With(kind)))
            .Append(new("trained", () => Networks.Trained(elu: 1))), save, precisions);

    private static List<(string Path, Sequential Model, Precision Precision)> Saved(TemporaryFile folder, string end,
        IEnumerable<KeyValuePair<string, Func<Sequential>>> models, Action<Sequential, string, Precision> save,
        params Precision[] precisions)
    {
        Directory.CreateDirectory(folder.Path);
        var files = new List<(string Path, Sequential Model, Precision Precision)>();
        foreach (var (name, make) in models)
        {
            var model = make();
            foreach (var precision in precisions)
            {
                string path = Path.Combine(folder.Path, $"{name}-{precision}{end}");
                save(model, path, precision);
                files.Add((path, model, precision));
            }
        }

        return files;
    }

    /// <summary>One process opens all files and computes with each; in 64 bits it differs by hardly anything.</summary>
    private static async Task Agree(List<(string Path, Sequential Model, Precision Precision)> files, double bound, string program,
        string script, int columns = 5)
    {
        var batch = Networks.Batch(30, columns);
        string rows = JsonSerializer.Serialize(Enumerable.Range(0, batch.Rows)
            .Select(row => Enumerable.Range(0, batch.Columns).Select(column => batch[row, column])));
        string[] lines = (await Ran(program, rows, [script, .. files.Select(file => file.Path)]))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)[^files.Count..];
        Assert.All(files.Zip(lines), pair =>
        {
            double difference =
                Networks.Difference(pair.First.Model.Predict(batch), Rows(JsonSerializer.Deserialize<double[][]>(pair.Second)!));
            Assert.True(difference <= (pair.First.Precision == Precision.Bits64 ? 1e-12 : bound),
                $"{Path.GetFileName(pair.First.Path)} differs by {difference}");
        });
    }

    private static Matrix Rows(double[][] rows) => new(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);

    private static async Task NeedPython(string module, string package) =>
        Assert.SkipUnless(File.Exists(Python) && (await RunAsync(Python, "", "-c", $"import {module}")).ExitCode == 0,
            $"Needs Debian's {package}.");

    private static void NeedNode(string package) =>
        Assert.SkipUnless(Directory.Exists(Path.Combine(project, "node_modules", package)),
            "Needs `npm ci` in this test project's folder.");

    private static Task<string> Ran(string program, params string[] arguments) => Ran(program, "", arguments);

    private static async Task<string> Ran(string program, string input, string[] arguments)
    {
        var (exitCode, output, errors) =
            await RunAsync(program, input, [Path.Combine(project, "OtherHands", arguments[0]), .. arguments[1..]]);
        Assert.True(exitCode == 0, $"{arguments[0]} ended with {exitCode}: {errors}");
        return output;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, string input,
        params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = project })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
