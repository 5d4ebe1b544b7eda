using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Exchange;

/// <summary>Networks as Keras' own archive, *.keras: a zip of config.json (the layers),
/// metadata.json and model.weights.h5 (the numbers).</summary>
/// <remarks>Source: Keras 3's keras/src/saving/saving_lib.py: a layer's numbers stand at layers/NAME/vars/0, 1, …,
/// where NAME is the class in snake case, counted from its second appearance.</remarks>
public static class KerasFile
{
    private const string Configuration = "config.json", Metadata = "metadata.json", Weights = "model.weights.h5";

    /// <summary>A network of some ten thousand layers.</summary>
    private const int LongestConfiguration = 16 << 20;

    /// <summary>Writes a network as a Sequential of Keras 3, atomically: <c>keras.models.load_model</c> reads it.</summary>
    /// <remarks>Each layer stays a layer of its own. A network that begins with a layer for pictures takes pictures there,
    /// batch × height × width × channels. The model is not compiled: loss and optimizer are Keras' to choose.</remarks>
    /// <param name="model">The network.</param>
    /// <param name="path">The file, *.keras (Keras insists on that end); its folder must exist.</param>
    /// <param name="precision">The precision of its numbers and of Keras' computing; 32 bits if not given.</param>
    /// <exception cref="ArgumentException">The path does not end in .keras.</exception>
    /// <exception cref="NotSupportedException">Keras has no such layer: one of your own, a Step, a GELU in its tanh form,
    /// or a pooling with a border that Keras cannot name.</exception>
    /// <exception cref="InvalidOperationException">The network holds NaN or ∞, or a number too large for the precision.</exception>
    /// <exception cref="IOException">The file cannot be written, and is as it was.</exception>
    public static void SaveKeras(this Sequential model, string path, Precision precision = Precision.Bits32)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!path.EndsWith(".keras", StringComparison.Ordinal))
            throw new ArgumentException(
                $"Keras reads such files only when their names end in .keras; got '{Path.GetFileName(path)}'.", nameof(path));
        ModelFile.RequireNumbers(model);
        var (configuration, layers) = KerasWriter.Write(model, precision, KerasDialect.Keras3);
        byte[] weights = KerasNumbers.Write(layers, precision);
        var metadata = new JsonObject
        {
            ["keras_version"] = "3.0.0",
            ["date_saved"] = DateTime.Now.ToString("yyyy-MM-dd@HH:mm:ss", CultureInfo.InvariantCulture)
        };
        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            Add(archive, Metadata, JsonSerializer.SerializeToUtf8Bytes(metadata));
            Add(archive, Configuration, JsonSerializer.SerializeToUtf8Bytes(configuration));
            Add(archive, Weights, weights);
        });
    }

    /// <summary>Reads a network that Keras 3 or <see cref="SaveKeras"/> wrote, where its layers are a chain of layers which
    /// this engine has.</summary>
    /// <remarks>Read are Dense and Conv2D (with any activation that there is here), MaxPooling2D, AveragePooling2D,
    /// ZeroPadding2D before one of them, Flatten, Reshape, Activation, ReLU, LeakyReLU, ELU, Softmax, Dropout and BatchNormalization,
    /// in a Sequential or a functional model that is a chain.
    /// Numbers have 32 or 64 bits. Loss, optimizer and penalties on outputs are not read.</remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something else; the message says what, and where.</exception>
    /// <exception cref="NotSupportedException">The network has a layer or a setting that this engine lacks;
    /// the message names it.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static Sequential Load(string path)
    {
        using var stream = OrdinaryFile.Open(path);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            // Numbers hardly get shorter by packing, so a file that unpacks to far more is none that Keras wrote.
            using var numbers = KerasNumbers.Open(Read(archive, Weights, Math.Max(stream.Length * 8, 1 << 16)));
            return KerasReader.Read(Read(archive, Configuration, LongestConfiguration), numbers);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
        catch (NotSupportedException error)
        {
            throw new NotSupportedException($"{path}: {error.Message}", error);
        }
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        // Keras opens the weights where they lie in the archive, so they are stored as they are.
        using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }

    private static byte[] Read(ZipArchive archive, string name, long longest)
    {
        var entry = archive.GetEntry(name) ?? throw new InvalidDataException($"lacks '{name}': it is no archive of Keras 3");
        if (entry.Length > Math.Min(longest, Array.MaxLength))
            throw new InvalidDataException(
                $"says that '{name}' holds {entry.Length} bytes; at most {Math.Min(longest, Array.MaxLength)} are read");
        byte[] content = new byte[(int)entry.Length];
        using var stream = entry.Open();
        int read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return read == content.Length && stream.ReadByte() < 0
            ? content
            : throw new InvalidDataException(
                $"says that '{name}' holds {content.Length} bytes, and it holds {(read < content.Length ? read : "more")}");
    }
}
