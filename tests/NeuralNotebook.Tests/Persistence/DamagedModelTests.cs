using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace NeuralNotebook.Tests.Persistence;

/// <summary>Model files that say one thing and hold another, or say what cannot be.</summary>
public sealed class DamagedModelTests : IDisposable
{
    private const string Place = "\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]";

    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("""{"kind":"Dense","inputs":2000000000,"outputs":2,"weightRegularizer":null,"biasRegularizer":null,"name":""}""",
        "a Dense (2000000000 → 2), which needs 4000000002 numbers, and holds 3 for it")]
    [InlineData("""{"kind":"Dense","inputs":65536,"outputs":65536,"weightRegularizer":null,"biasRegularizer":null,"name":""}""",
        "65536 → 65536")]
    [InlineData("""{"kind":"Dense","inputs":2147483647,"outputs":2147483647,"weightRegularizer":null,"biasRegularizer":null,"name":""}""",
        "4611686016279904256 numbers")]
    [InlineData("""{"kind":"Dense","inputs":2147483648,"outputs":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""",
        "inputs are 2147483648")]
    [InlineData("""{"kind":"Dense","inputs":-1,"outputs":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""", "inputs are -1")]
    [InlineData("""{"kind":"Dense","inputs":0,"outputs":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""", "inputs are 0")]
    [InlineData("""{"kind":"Dense","inputs":1.5,"outputs":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""",
        "inputs are 1.5")]
    [InlineData("""{"kind":"Dense","inputs":1e999,"outputs":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""",
        "no finite number")]
    [InlineData("""{"kind":"Dense","inputs":"2","outputs":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""",
        "'inputs' is neither a number nor a penalty")]
    [InlineData("""{"kind":"Dense","inputs":2,"inputs":2,"outputs":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""",
        "twice")]
    [InlineData("""{"kind":"Dense","inputs":2,"outputs":1,"biasRegularizer":null,"name":""}""", "a Dense without its weightRegularizer")]
    [InlineData("""{"kind":"Dense","inputs":2,"outputs":1,"weightRegularizer":{"l1":0,"l2":-1},"biasRegularizer":null,"name":""}""",
        "0 or larger")]
    [InlineData("""{"kind":"Dense","inputs":2,"outputs":1,"weightRegularizer":{"l2":1},"biasRegularizer":null,"name":""}""",
        "is not an l1 and an l2")]
    [InlineData("""{"kind":"Dense","inputs":2,"outputs":1,"weightRegularizer":null,"biasRegularizer":null,"size":3,"name":""}""",
        "a setting 'size', which it does not have")]
    [InlineData("""{"kind":"BatchNormalization","columns":1000000000,"momentum":0.9,"epsilon":0.001,"name":""}""",
        "needs 4000000000 numbers")]
    [InlineData("""{"kind":"Conv2D","height":9,"width":9,"channels":2147483647,"size":46341,"stride":1,"padding":0,"filters":2147483647,"weightRegularizer":null,"biasRegularizer":null,"name":""}""", "A picture of 9 × 9 × 2147483647 has 173946175407 numbers")]
    [InlineData("""{"kind":"Conv2D","height":9,"width":9,"channels":64,"size":3,"stride":1,"padding":0,"filters":2147483647,"weightRegularizer":null,"biasRegularizer":null,"name":""}""", "which needs 1239098064319 numbers, and holds 3 for it")]
    [InlineData("""{"kind":"Conv2D","height":9,"width":9,"channels":1,"size":1,"stride":1,"padding":-1,"filters":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""", "padding is -1; a whole number from 0 on, or \"same\"")]
    [InlineData("""{"kind":"Conv2D","height":9,"width":9,"channels":1,"size":1,"stride":1,"padding":"some","filters":1,"weightRegularizer":null,"biasRegularizer":null,"name":""}""", "neither true, false nor \"same\"")]
    [InlineData("""{"kind":"MaxPool2D","height":9,"width":9,"channels":1,"size":10,"stride":1,"padding":0,"name":""}""",
        "A window of 10 × 10 is larger than a picture of 9 × 9 × 1")]
    [InlineData("""{"kind":"MaxPool2D","height":65536,"width":65536,"channels":1,"size":2,"stride":1,"padding":0,"name":""}""",
        "4294967296 numbers")]
    [InlineData("""{"kind":"MaxPool2D","height":9,"width":9,"channels":1,"size":2,"stride":1,"padding":0,"countPadding":true,"name":""}""",
        "a setting 'countPadding', which it does not have")]
    [InlineData("""{"kind":"AveragePool2D","height":9,"width":9,"channels":1,"size":2,"stride":1,"padding":0,"name":""}""",
        "AveragePool2D without its countPadding")]
    [InlineData("""{"kind":"Dropout","rate":1,"name":""}""", "layer 0 with a setting that it cannot have: Dropout's rate")]
    [InlineData("""{"kind":"Dropout","name":""}""", "a Dropout without its rate")]
    [InlineData("""{"kind":"ReLU"}""", "without its kind or its name")]
    [InlineData("""{"kind":"Rake","name":""}""", "'Rake', which this engine does not have")]
    [InlineData("""{"kind":null,"name":""}""", "the kind ''")]
    [InlineData("""{"kind":"ReLU","name":"\\ud800"}""", "in a way this engine cannot read")]
    [InlineData("5", "something in the list is no layer")]
    [InlineData("[[[[[[]]]]]]", "something in the list is no layer")]
    [InlineData("", "make no network")]
    public void A_description_that_cannot_be_is_refused_before_memory_is_taken(string layer, string reason)
    {
        string escaped = layer.Replace("\"", "\\\"", StringComparison.Ordinal);
        Assert.Contains(reason, Refusal(Layers($"[{escaped}]"), new byte[24]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]},\"0.biases\":{\"dtype\":\"F64\","
        + "\"shape\":[1,1],\"data_offsets\":[8,16]}}", "lets '0.biases' begin at byte 8, where another tensor still has its numbers")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[8,24]},\"0.biases\":{\"dtype\":\"F64\","
        + "\"shape\":[1,1],\"data_offsets\":[8,16]}}", "has 8 bytes before ")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]},\"0.biases\":{\"dtype\":\"F64\","
        + "\"shape\":[1,1],\"data_offsets\":[16,32]}}", "gives '0.biases' 16 bytes, and 1 × 1 doubles take 8")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]}}", "lacks '0.biases'")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]}}",
        "holds '0.weights' as 1 × 2, where its layers need 2 × 1")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}}", "in a shape that is not two whole numbers")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1,1],\"data_offsets\":[0,16]}}",
        "in a shape that is not two whole numbers")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[-2,-1],\"data_offsets\":[0,16]}}", "as -2 × -1, where")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2147483648,2147483648],\"data_offsets\":[0,16]}}", "36893488147419103232")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[16,0]}}", "at bytes 16 to 0 of 32")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[-16,0]}}", "at bytes -16 to 0 of 32")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[9223372036854775792,9223372036854775807]}}", "of 32")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,99999999999999999999]}}",
        "does not say where '0.weights' begins and ends")]
    [InlineData("{\"0.weights\":{\"dtype\":\"I8\",\"shape\":[2,1],\"data_offsets\":[0,16]}}", "as I8; this engine computes with F64")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]}}",
        "in another way than the format does")]
    [InlineData("{\"0.weights\":{\"shape\":[2,1],\"data_offsets\":[0,16]}}", "without its type")]
    [InlineData("{\"0.weights\":[]}", "in another way than the format does")]
    [InlineData("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]},\"0.weights\":{\"dtype\":\"F64\","
        + "\"shape\":[2,1],\"data_offsets\":[0,16]}}", "holds '0.weights' twice")]
    public void Tensors_that_do_not_fit_are_refused_with_the_reason(string tensors, string reason) =>
        Assert.Contains(reason, Refusal(With(tensors), new byte[32]), StringComparison.Ordinal);

    [Theory]
    [InlineData("[]", "is no JSON object")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{} x", "not valid JSON")]
    [InlineData("{\"__metadata__\":5}", "no JSON object")]
    [InlineData("{\"__metadata__\":{\"a\":5}}", "not all texts")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", "metadata twice")]
    [InlineData("{\"__metadata__\":{\"neural_notebook.layers\":\"[]\",\"neural_notebook.layers\":\"[]\"}}", "twice in its metadata")]
    [InlineData("{\"__metadata__\":{\"neural_notebook.layers\":\"\\ud800\"}}", "lone surrogate")]
    [InlineData("{}", "does not say of which layers")]
    public void A_header_of_another_form_is_refused(string header, string reason) =>
        Assert.Contains(reason, Refusal(header, []), StringComparison.Ordinal);

    [Fact]
    public void Bytes_behind_the_last_tensor_are_refused()
    {
        string tensors =
            "{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]},\"0.biases\":{\"dtype\":\"F64\",\"shape\":[1,1],"
                + "\"data_offsets\":[16,24]}}";
        Write(With(tensors), new byte[24]);
        Assert.Equal("Sequential: Dense (2 → 1)", Sequential.Load(path).ToString());
        Assert.Contains("has 1 bytes at its end that belong to no tensor", Refusal(With(tensors), new byte[25]), StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_may_follow_each_other_in_another_order_than_the_layers_do()
    {
        Write(
            With("{\"0.weights\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[8,24]},\"0.biases\":{\"dtype\":\"F64\","
                + "\"shape\":[1,1],\"data_offsets\":[0,8]}}"), [.. new[] { 7.0, 1, 2 }.SelectMany(BitConverter.GetBytes)]);
        var dense = (Dense)Sequential.Load(path).Layers[0];
        Assert.Equal([1, 2], dense.Weights.Values.ToArray());
        Assert.Equal([7], dense.Biases.Values.ToArray());
    }

    [Fact]
    public void Layers_that_do_not_fit_each_other_are_refused()
    {
        const string First =
            """{\"kind\":\"Dense\",\"inputs\":1,\"outputs\":2,\"weightRegularizer\":null,\"biasRegularizer\":null,\"name\":\"\"}""";
        string second = First.Replace("1,", "3,", StringComparison.Ordinal);
        Assert.Contains("make no network: Dense (3 → 2) expects batches of 3 columns, got 2",
            Refusal(Layers($"[{First},{second}]"), new byte[96]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_that_are_none_are_neither_saved_nor_loaded(double broken, string name)
    {
        var model = new Sequential(1, new Dense(2, 3), new BatchNormalization(3));
        model.Save(path);
        byte[] whole = File.ReadAllBytes(path);
        int data = whole.Length - ((6 + 3 + 12) * sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(whole.AsSpan(data + (4 * sizeof(double))), broken);
        File.WriteAllBytes(path, whole);
        Assert.Equal($"{path}: holds {name} in '0.weights' (row 1, column 1)",
            Assert.Throws<InvalidDataException>(() => Sequential.Load(path)).Message);

        ((Dense)model.Layers[0]).Weights[1, 1] = broken;
        Assert.Contains($"holds {name} in '0.weights' (row 1, column 1)",
            Assert.Throws<InvalidOperationException>(() => model.Save(path)).Message, StringComparison.Ordinal);
        Assert.Equal(whole, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_negative_variance_is_neither_saved_nor_loaded()
    {
        var model = new Sequential(1, new Dense(2, 3), new BatchNormalization(3));
        model.Save(path);
        byte[] whole = File.ReadAllBytes(path);
        BinaryPrimitives.WriteDoubleLittleEndian(whole.AsSpan(whole.Length - 16), -1e-300);
        File.WriteAllBytes(path, whole);
        Assert.Contains("holds a variance of -1E-300 in '1.running_variance' (row 0, column 1)",
            Assert.Throws<InvalidDataException>(() => Sequential.Load(path)).Message, StringComparison.Ordinal);
        ((BatchNormalization)model.Layers[1]).RunningVariance[0, 2] = -2;
        Assert.Contains("a variance of -2", Assert.Throws<InvalidOperationException>(() => model.Save(path)).Message,
            StringComparison.Ordinal);
        // Means and the layer's own factors may well be negative.
        ((BatchNormalization)model.Layers[1]).RunningVariance[0, 2] = 0;
        ((BatchNormalization)model.Layers[1]).RunningMean[0, 2] = -2;
        model.Save(path);
        Assert.Equal(-2, ((BatchNormalization)Sequential.Load(path).Layers[1]).RunningMean[0, 2]);
    }

    [Fact]
    public void A_name_with_half_a_character_is_not_saved_and_one_with_a_whole_one_is()
    {
        Assert.Contains("lone surrogate",
            Assert.Throws<InvalidOperationException>(() => new Sequential(new Dense(1, 1) { Name = "\ud83d" }).Save(path)).Message,
            StringComparison.Ordinal);
        new Sequential(new Dense(1, 1) { Name = "😀 \"größer\"\n" }).Save(path);
        Assert.Equal("😀 \"größer\"\n", Sequential.Load(path).Layers[0].Name);
    }

    [Theory]
    [InlineData("[", "no JSON object")]
    [InlineData("{\"a\":", "nested too deeply")]
    [InlineData("{\"a\":{},", "not valid JSON")]
    [InlineData("\"0\",", "no JSON object")]
    public void A_large_header_takes_no_more_memory_than_three_times_its_file(string repeated, string reason)
    {
        string header = string.Concat(Enumerable.Repeat(repeated, 8_000_000 / repeated.Length));
        Write(header, []);
        Measured(() =>
            Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Sequential.Load(path)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Many_tensors_and_long_names_take_no_more_memory_than_three_times_their_file()
    {
        Write(With("{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"{i}\":{{{Place}}}")) + "}"), new byte[24]);
        Measured(() => Assert.Contains("lacks '0.weights', and holds '0', for which",
            Assert.Throws<InvalidDataException>(() => Sequential.Load(path)).Message, StringComparison.Ordinal));
        Write($"{{\"{new string('n', 8_000_000)}\":{{}},{With("{}")[1..]}", new byte[24]);
        Measured(() => Assert.Contains("8000000 bytes long", Assert.Throws<InvalidDataException>(() => Sequential.Load(path)).Message,
            StringComparison.Ordinal));
        Write(Layers(new string('[', 8_000_000)), []);
        Measured(() => Assert.Throws<InvalidDataException>(() => Sequential.Load(path)));
    }

    [Fact]
    public void A_sound_model_takes_no_more_memory_than_three_times_its_file()
    {
        new Sequential(1, new Dense(300, 1000), new BatchNormalization(1000), new ReLU(), new Dense(1000, 300), new Softmax()).Save(path);
        Measured(() => Assert.Equal(600_000 + 1300 + 4000,
            Sequential.Load(path).Layers.Sum(layer => layer.State.Sum(matrix => matrix.Values.Length))));
    }

    /// <summary>A header with a description of the layers, and no tensors.</summary>
    private static string Layers(string description) => "{\"__metadata__\":{\"neural_notebook.layers\":\"" + description + "\"}}";

    /// <summary>A header with tensors for one Dense of two inputs and one output.</summary>
    private static string With(string tensors) =>
        Layers(
            """[{\"kind\":\"Dense\",\"inputs\":2,\"outputs\":1,\"weightRegularizer\":null,\"biasRegularizer\":null,\"name\":\"\"}]""")[..^1]
            + (tensors == "{}" ? "}" : "," + tensors[1..]);

    private void Measured(Action load)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        load();
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (3 * new FileInfo(path).Length) + (1 << 18));
    }

    private string Refusal(string header, byte[] data)
    {
        Write(header, data);
        string message = "";
        Measured(() => message = Assert.Throws<InvalidDataException>(() => Sequential.Load(path)).Message);
        Assert.StartsWith($"{path}: ", message, StringComparison.Ordinal);
        return message;
    }

    private void Write(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        File.WriteAllBytes(path, [.. length, .. text, .. data]);
    }
}
