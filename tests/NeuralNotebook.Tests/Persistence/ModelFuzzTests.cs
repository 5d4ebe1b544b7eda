using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Tests.Persistence;

public sealed class ModelFuzzTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_thousand_damaged_model_files_are_refused_or_say_what_the_model_is()
    {
        var mutations = new Mutations(14);
        byte[][] valid = [.. Models().Select(model =>
        {
            model.Save(path);
            return File.ReadAllBytes(path);
        })];
        int read = 0;
        for (int i = 0; i < 1000; i++)
        {
            byte[] file = valid[i % valid.Length];
            File.WriteAllBytes(path,
                (i % 3) switch { 0 => mutations.Bytes(file), 1 => OtherHeader(file, mutations), _ => OtherNumber(file, mutations) });
            if (Fuzzed.Load(path, Sequential.Load, _ => 0) is not { } model)
                continue;
            read++;
            Compare(File.ReadAllBytes(path), model);
        }

        // Otherwise nothing would have been compared, or nothing refused.
        Assert.InRange(read, 50, 950);
    }

    private static Sequential[] Models() =>
    [
        new(3, new Dense(2, 5) { Name = "first", WeightRegularizer = new Regularizer(l2: 0.01) }, new BatchNormalization(5), new ReLU(),
            new Dropout(0.2), new Dense(5, 2), new Softmax()),
        new(4, new Dense(1, 1)),
        new(6, new Conv2D(new ImageShape(5, 4), filters: 2, kernel: 3, padding: Padding.Same),
            new MaxPool2D(new ImageShape(5, 4, 2), size: 2), new AveragePool2D(new ImageShape(2, 2, 2), size: 2, padding: 1), new Flatten(),
            new Dense(8, 2)),
        new(5, new Dense(20, 30), new ELU(0.5), new LeakyReLU(0.1), new GELU(), new Dense(30, 3)),
    ];

    /// <summary>The file with another header, whose length is given rightly.</summary>
    private static byte[] OtherHeader(byte[] file, Mutations mutations)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        byte[] header = Encoding.UTF8.GetBytes(mutations.Text(Encoding.UTF8.GetString(file, 8, length), "\"{}[],:-0123456789. \\"));
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        return [.. prefix, .. header, .. file[(8 + length)..]];
    }

    /// <summary>The file with another number among its weights.</summary>
    private static byte[] OtherNumber(byte[] file, Mutations mutations)
    {
        byte[] other = [.. file];
        int data = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        other[data + mutations.Next(file.Length - data)] ^= (byte)(1 << mutations.Next(8));
        return other;
    }

    /// <summary>Reads the file once more, in another way, and compares all that it says with the model.</summary>
    private static void Compare(byte[] file, Sequential model)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        var header = JsonNode.Parse(file.AsSpan(8, length))!.AsObject();
        var described = JsonNode.Parse((string)header["__metadata__"]!["neural_notebook.layers"]!)!.AsArray();
        Assert.Equal(described.Count, model.Layers.Count);
        Assert.True(JsonNode.DeepEquals(described, JsonNode.Parse(Architecture.Write(model.Layers))),
            $"{described.ToJsonString()} became {Architecture.Write(model.Layers)}");
        Assert.Equal(file.Length - 8 - length, model.Layers.Sum(layer => layer.State.Sum(matrix => matrix.Values.Length * sizeof(double))));
        for (int i = 0; i < model.Layers.Count; i++)
        {
            string[] names = model.Layers[i] is Dense or Conv2D ? ["weights", "biases"]
                : model.Layers[i] is BatchNormalization ? ["gamma", "beta", "running_mean", "running_variance"] : [];
            for (int j = 0; j < names.Length; j++)
            {
                var tensor = header[$"{i}.{names[j]}"]!;
                int start = 8 + length + (int)tensor["data_offsets"]![0]!;
                var matrix = model.Layers[i].State[j];
                Assert.Equal((matrix.Rows, matrix.Columns), ((int)tensor["shape"]![0]!, (int)tensor["shape"]![1]!));
                for (int place = 0; place < matrix.Values.Length; place++)
                    Assert.Equal(BitConverter.ToInt64(file, start + (place * sizeof(double))),
                        BitConverter.DoubleToInt64Bits(matrix.Values[place]));
            }
        }
    }
}
