using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Tests.Persistence;

public sealed class ModelFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_network_that_is_saved_and_loaded_predicts_the_same_bits()
    {
        var model = Build();
        model.Fit(Datasets.Moons(100), new CategoricalCrossEntropy(), new Adam(0.01), epochs: 3);
        model.Save(path);
        var loaded = Sequential.Load(path);
        Assert.Equal(model.ToString(), loaded.ToString());
        Assert.Equal(model.Predict(Datasets.Moons(50).X).Values.ToArray(), loaded.Predict(Datasets.Moons(50).X).Values.ToArray());
        Assert.Equal(model.Evaluate(Datasets.Moons(50), new CategoricalCrossEntropy()),
            loaded.Evaluate(Datasets.Moons(50), new CategoricalCrossEntropy()));
    }

    [Fact]
    public void A_network_for_pictures_is_saved_and_loaded_with_all_its_settings()
    {
        var conv = new Conv2D(new ImageShape(9, 7, 2), filters: 3, kernel: 3, stride: 2, padding: 1)
        { WeightRegularizer = new Regularizer(l1: 0.01) };
        var pool = new MaxPool2D(conv.OutputShape, size: 2, stride: 1, padding: Padding.Same);
        var average = new AveragePool2D(pool.OutputShape, size: 3, stride: 2, padding: 1, countPadding: false);
        var model =
            new Sequential(1, conv, new ReLU(), pool, average, new Flatten(), new Dense(average.OutputShape.Length, 2), new Softmax());
        model.Save(path);
        var loaded = Sequential.Load(path);
        Assert.Equal(model.Summary().ToString(), loaded.Summary().ToString());
        var random = new SeededRandom(3);
        var X = new Matrix(5, 126, [.. Enumerable.Range(0, 5 * 126).Select(_ => random.NextNormal())]);
        Assert.Equal(model.Predict(X).Values.ToArray(), loaded.Predict(X).Values.ToArray());
        Assert.Equal(conv.WeightRegularizer, ((Conv2D)loaded.Layers[0]).WeightRegularizer);
        Assert.False(((AveragePool2D)loaded.Layers[3]).CountPadding);
        Assert.Equal(Padding.Same, ((MaxPool2D)loaded.Layers[2]).Padding);
    }

    [Fact]
    public void Every_activation_of_the_engine_comes_back_from_a_file_as_what_it_was_with_its_settings()
    {
        Layer[] activations =
        [
            .. typeof(Activation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Activation)) && !type.IsAbstract)
                .Select(type => type.GetConstructors().Single())
                .Select(make =>
                    (Layer)make.Invoke([.. make.GetParameters().Select(parameter => (object)((double)parameter.DefaultValue! + 0.25))])),
        ];
        new Sequential([new Dense(2, 2), .. activations]).Save(path);
        Assert.True(activations.Length >= 10);
        Assert.Equal(activations.Select(Told), Sequential.Load(path).Layers.Skip(1).Select(Told));

        static string Told(Layer layer) => layer.GetType() + string.Concat(layer.GetType().GetProperties()
            .Where(property => property.PropertyType == typeof(double))
            .Select(property => $", {property.Name} {property.GetValue(layer)}"));
    }

    [Fact]
    public void The_settings_of_an_activation_stand_in_the_file_under_the_names_of_its_constructor()
    {
        new Sequential(new Dense(2, 2), new LeakyReLU(0.2), new ELU(1.5), new GELU()).Save(path);
        string text = Encoding.UTF8.GetString(File.ReadAllBytes(path)).Replace("\\u0022", "\"", StringComparison.Ordinal);
        Assert.Contains("""{"slope":0.2,"kind":"LeakyReLU","name":""},{"alpha":1.5,"kind":"ELU","name":""},{"kind":"GELU","name":""}""", text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_learners_activation_is_not_saved_as_the_engines_of_that_name() =>
        Assert.Contains("layer of your own", Assert.Throws<NotSupportedException>(() =>
            new Sequential(new Dense(2, 2), new Own.ELU()).Save(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_file_has_the_published_layout()
    {
        Build().Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        var header = JsonNode.Parse(bytes.AsSpan(8, length))!;
        Assert.Equal("F64", (string?)header["0.weights"]!["dtype"]);
        Assert.Equal("[2,5]", header["0.weights"]!["shape"]!.ToJsonString());
        Assert.Equal("[0,80]", header["0.weights"]!["data_offsets"]!.ToJsonString());
        Assert.Equal(bytes.Length - 8 - length,
            header.AsObject().Where(entry => entry.Key != "__metadata__").Max(entry => (long)entry.Value!["data_offsets"]![1]!));
    }

    [Fact]
    public void The_metadata_say_whose_file_it_is()
    {
        Build().Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        var header = JsonNode.Parse(bytes.AsSpan(8, (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes)))!;
        Assert.Equal("neural-notebook", (string?)header["__metadata__"]!["format"]);
    }

    [Fact]
    public void The_longest_description_that_can_be_loaded_is_saved_and_none_that_is_longer()
    {
        var model = new Sequential(new Dense(1, 1) { Name = "" });
        string name = new('n', (1 << 20) - Architecture.Write(model.Layers).Length);
        model.Layers[0].Name = name;
        model.Save(path);
        Assert.Equal(name, Sequential.Load(path).Layers[0].Name);
        byte[] whole = File.ReadAllBytes(path);
        model.Layers[0].Name = name + "n";
        Assert.Contains("takes more than 1048576 bytes, which cannot be loaded again",
            Assert.Throws<NotSupportedException>(() => model.Save(path)).Message, StringComparison.Ordinal);
        Assert.Equal(whole, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_variance_of_zero_is_none_that_is_broken()
    {
        var model = new Sequential(1, new Dense(2, 3), new BatchNormalization(3));
        var variance = ((BatchNormalization)model.Layers[1]).RunningVariance;
        (variance[0, 0], variance[0, 1], variance[0, 2]) = (0, 1, -2);
        Assert.Contains("a variance of -2 in '1.running_variance' (row 0, column 2)",
            Assert.Throws<InvalidOperationException>(() => model.Save(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        Build().Save(path);
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(path, whole[..length]);
            var error = Assert.Throws<InvalidDataException>(() => Sequential.Load(path));
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("\"F64\"", "\"F32\"", "F32")]
    [InlineData("[2,5]", "[5,2]", "5 × 2")]
    [InlineData("[2,5]", "[2,9]", "80 bytes")]
    [InlineData("[0,80]", "[0,99]", "bytes")]
    [InlineData("0.weights", "9.weights", "lacks '0.weights'")]
    [InlineData("\\u0022ReLU\\u0022", "\\u0022Rake\\u0022", "'Rake'")]
    [InlineData("__metadata__", "__mutadata__", "")]
    public void A_header_that_does_not_fit_is_refused_with_the_reason(string from, string to, string reason)
    {
        Build().Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        string header = Encoding.UTF8.GetString(bytes, 8, length);
        Assert.Contains(from, header, StringComparison.Ordinal);
        File.WriteAllBytes(path,
            [.. bytes[..8], .. Encoding.UTF8.GetBytes(header.Replace(from, to, StringComparison.Ordinal)), .. bytes[(8 + length)..]]);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Sequential.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_claims_to_be_huge_is_refused_at_once()
    {
        File.WriteAllBytes(path, [255, 255, 255, 255, 255, 255, 255, 127, 1, 2, 3]);
        Assert.Throws<InvalidDataException>(() => Sequential.Load(path));
    }

    private static Sequential Build() => new(
        3,
        new Dense(2, 5) { Name = "first", WeightRegularizer = new Regularizer(l2: 0.01) },
        new BatchNormalization(5),
        new ReLU(),
        new Dropout(0.2),
        new Dense(5, 4),
        new LeakyReLU(0.1),
        new Dense(4, 2),
        new Softmax());

    private static class Own
    {
        public sealed class ELU : Activation
        {
            protected override void Forward(Matrix inputs, Matrix outputs) => inputs.Values.CopyTo(outputs.Values);

            protected override void BackwardInputs(Matrix inputs, Matrix outputs, Matrix outputGradient, Matrix inputGradient) =>
                outputGradient.Values.CopyTo(inputGradient.Values);
        }
    }
}
