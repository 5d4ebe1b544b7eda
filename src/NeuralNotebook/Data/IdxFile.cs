using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuralNotebook;

/// <summary>Reads the idx format that MNIST and Fashion-MNIST come in, plain or gzipped.</summary>
/// <remarks>Layout: two bytes 0, the kind of number (8: unsigned byte), the number of dimensions, each dimension as a big-endian 32-bit number, then the bytes.
/// Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits".</remarks>
public static class IdxFile
{
    private const int UnsignedByte = 8;

    /// <summary>Reads images: one row each, pixels from 0 (black) to 1 (white).</summary>
    /// <exception cref="InvalidDataException">The file is not an idx file of images.</exception>
    public static Matrix LoadImages(string path) => ParseImages(ReadUnpacked(path), path);

    /// <summary>Reads labels.</summary>
    /// <exception cref="InvalidDataException">The file is not an idx file of labels.</exception>
    public static int[] LoadLabels(string path) => ParseLabels(ReadUnpacked(path), path);

    /// <summary>The file's bytes, unpacked where it is gzipped.</summary>
    internal static byte[] ReadUnpacked(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        return file is [0x1f, 0x8b, ..] ? Unzip(file, path) : file;
    }

    internal static Matrix ParseImages(byte[] file, string path)
    {
        var (bytes, sizes) = Parse(file, path, dimensions: 3);
        var images = new Matrix(sizes[0], checked(sizes[1] * sizes[2]));
        var values = images.Values;
        for (int i = 0; i < values.Length; i++)
            values[i] = bytes[i] / 255.0;
        return images;
    }

    internal static int[] ParseLabels(byte[] file, string path)
    {
        var (bytes, sizes) = Parse(file, path, dimensions: 1);
        var labels = new int[sizes[0]];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = bytes[i];
        return labels;
    }

    /// <summary>What follows the header, and the sizes that the header gives.</summary>
    private static (ArraySegment<byte> Bytes, int[] Sizes) Parse(byte[] file, string path, int dimensions)
    {
        int headerLength = 4 + (4 * dimensions);
        if (file.Length < headerLength || file[0] != 0 || file[1] != 0 || file[2] != UnsignedByte || file[3] != dimensions)
            throw new InvalidDataException($"{path}: is no idx file of {(dimensions == 1 ? "labels" : "images")}: it does not start with 0 0 8 {dimensions}");
        int[] sizes = [.. Enumerable.Range(0, dimensions).Select(i => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4 + (4 * i))))];
        long expected = sizes.Aggregate(1L, (product, size) => size < 0 || product > int.MaxValue ? long.MaxValue / 2 : product * size);
        if (file.Length - headerLength != expected)
            throw new InvalidDataException($"{path}: says it holds {string.Join(" × ", sizes)} numbers, but {file.Length - headerLength} bytes follow: it is cut off, or more than one file");
        return (new ArraySegment<byte>(file, headerLength, file.Length - headerLength), sizes);
    }

    private static byte[] Unzip(byte[] zipped, string path)
    {
        try
        {
            using var unzipped = new MemoryStream();
            using (var stream = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress))
                stream.CopyTo(unzipped);
            return unzipped.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: is a gzip file that cannot be unpacked", error);
        }
    }
}
