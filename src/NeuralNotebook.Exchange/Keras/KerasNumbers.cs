using PureHDF;

namespace NeuralNotebook.Exchange;

/// <summary>The numbers of a Keras model: an HDF5 file in which layers/NAME/vars holds datasets "0", "1", ….</summary>
internal sealed class KerasNumbers : IDisposable
{
    /// <summary>Files from before Keras 3 call the same groups so.</summary>
    private static readonly string[] places = ["layers", "_layer_checkpoint_dependencies"];

    private readonly int length;
    private readonly IDisposable closing;
    private readonly IH5Group root;

    private KerasNumbers(byte[] content)
    {
        length = content.Length;
        var file = H5File.Open(new MemoryStream(content, writable: false), leaveOpen: false);
        (root, closing) = (file, file);
    }

    /// <exception cref="InvalidDataException">It is no HDF5 file.</exception>
    public static KerasNumbers Open(byte[] content) => Guarded("", () => new KerasNumbers(content));

    public static byte[] Write(IEnumerable<(string ClassName, string Name, Layer? Layer)> model, Precision precision)
    {
        var names = new KerasNames();
        var layers = new H5Group();
        foreach (var (className, _, layer) in model)
        {
            // Keras keeps a place for the numbers of each layer, also where it has none.
            var numbers = new H5Group();
            foreach (var (place, value) in layer?.State.Index() ?? [])
                numbers[$"{place}"] = Dataset(value, [.. ShapeOf(layer!, place).Select(size => (ulong)size)], precision);
            layers[names.Next(className)] = new H5Group { ["vars"] = numbers };
        }

        using var stream = new MemoryStream();
        new H5File { ["layers"] = layers, ["vars"] = new H5Group() }.Write(stream);
        return stream.ToArray();
    }

    /// <summary>The sides of a layer's numbers as Keras has them; in what order they follow each other is the same
    /// there and here.</summary>
    public static int[] ShapeOf(Layer layer, int place) => (layer, place) switch
    {
        (Conv2D conv, 0) => [conv.Kernel, conv.Kernel, conv.InputShape.Channels, conv.Filters],
        (Dense dense, 0) => [dense.Inputs, dense.Outputs],
        _ => [layer.State[place].Columns],
    };

    /// <summary>A convolution's weights, kernel × kernel × channels × filters, as (kernel · kernel · channels) × filters.</summary>
    public Matrix Filters(string group, int place, int kernel, int channels, int filters)
    {
        var (shape, values) = Read(group, place);
        return shape is [var height, var width, var depth, var count] && height == (ulong)kernel && width == (ulong)kernel
            && depth == (ulong)channels && count == (ulong)filters
            ? new Matrix(kernel * kernel * channels, filters, values)
            : throw Shaped(group, place, shape, $"{kernel}, {kernel}, {channels}, {filters}");
    }

    /// <summary>Numbers in rows and columns.</summary>
    public Matrix Table(string group, int place)
    {
        var (shape, values) = Read(group, place);
        return shape is [> 0, > 0] ? new Matrix((int)shape[0], (int)shape[1], values) : throw Shaped(group, place, shape, "rows × columns");
    }

    /// <summary>A number for each column.</summary>
    public Matrix Row(string group, int place, int columns)
    {
        var (shape, values) = Read(group, place);
        return shape is [var count] && count == (ulong)columns
            ? new Matrix(1, columns, values) : throw Shaped(group, place, shape, $"{columns}");
    }

    /// <summary>How many numbers stand at a place.</summary>
    public int Length(string group, int place)
    {
        var (shape, values) = Read(group, place);
        return shape is [> 0] ? values.Length : throw Shaped(group, place, shape, "one for each column");
    }

    public void Dispose() => closing.Dispose();

    private static H5Dataset Dataset(Matrix value, ulong[] shape, Precision precision) => precision == Precision.Bits64
        ? new H5Dataset(value.Values.ToArray(), fileDims: shape)
        : new H5Dataset(Array.ConvertAll(value.Values.ToArray(), Numbers.ToSingle), fileDims: shape);

    private (ulong[] Shape, double[] Values) Read(string group, int place)
    {
        string path = places.Select(start => $"{start}/{group}/vars/{place}")
            .FirstOrDefault(candidate => Guarded(candidate, () => root.LinkExists(candidate)))
            ?? throw new InvalidDataException($"lacks the numbers layers/{group}/vars/{place}");
        return Guarded(path, () =>
        {
            var dataset = root.Dataset(path);
            ulong[] shape = dataset.Space.Dimensions;
            int size = dataset.Type is { Class: H5DataTypeClass.FloatingPoint, Size: sizeof(float) or sizeof(double) } ? dataset.Type.Size
                : throw new NotSupportedException($"holds other numbers in {path} than such of 32 or 64 bits");
            // Asked before any memory is taken: a shape alone can claim anything.
            if (shape.Aggregate((UInt128)1, (product, sides) => product * sides) * (UInt128)size > (UInt128)length)
                throw new InvalidDataException(
                    $"claims the shape [{string.Join(", ", shape)}] for {path}, and has {length} bytes in all: it is cut off, or changed");
            double[] values = size == sizeof(float)
                ? Array.ConvertAll(dataset.Read<float[]>(), value => (double)value) : dataset.Read<double[]>();
            int broken = Array.FindIndex(values, value => !double.IsFinite(value));
            return broken < 0 ? (shape, values)
                : throw new InvalidDataException(FormattableString.Invariant($"holds {values[broken]} in {path} (number {broken})"));
        });
    }

    private static InvalidDataException Shaped(string group, int place, ulong[] shape, string expected) =>
        new($"holds numbers of the shape [{string.Join(", ", shape)}] in layers/{group}/vars/{place}; [{expected}] are expected");

    /// <summary>A damaged file takes the reader wherever its bytes point: whatever it stumbles over there means the same.</summary>
    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not (InvalidDataException or NotSupportedException))
        {
            throw new InvalidDataException(
                $"is damaged{(path.Length > 0 ? $", or lacks {path}" : "")}: the HDF5 file of its numbers cannot be read ({error.Message})",
                error);
        }
    }
}
