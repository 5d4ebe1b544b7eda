using System.Security.Cryptography;

namespace NeuralNotebook;

/// <summary>Reads the idx format that MNIST and Fashion-MNIST come in, plain or gzipped.</summary>
/// <remarks>Layout: two bytes 0, the kind of number (8: unsigned byte), the number of dimensions,
/// each dimension as a big-endian 32-bit number, then the bytes.
/// Source: LeCun, Cortes, Burges, "The MNIST database of handwritten digits".</remarks>
public static class IdxFile
{
    /// <summary>Reads images: one row each, pixels from 0 (black) to 1 (white).</summary>
    /// <exception cref="InvalidDataException">The file is not an idx file of images, or is cut off or damaged;
    /// the message says what is wrong.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static Matrix LoadImages(string path) => LoadImages(path, hash: null);

    /// <summary>Reads labels.</summary>
    /// <exception cref="InvalidDataException">The file is not an idx file of labels, or is cut off or damaged;
    /// the message says what is wrong.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static int[] LoadLabels(string path) => LoadLabels(path, hash: null);

    /// <summary>Reads images, and shows all unpacked bytes to a hash.</summary>
    internal static Matrix LoadImages(string path, IncrementalHash? hash)
    {
        using var content = new IdxContent(path, dimensions: 3, hash);
        int[] sizes = content.Sizes;
        long pixels = (long)sizes[1] * sizes[2];
        if (pixels is 0 or > Matrix.MostNumbers)
            throw new InvalidDataException($"{path}: says that its images are {sizes[1]} × {sizes[2]} pixels large; an image has at "
                + $"least one, and at most {Matrix.MostNumbers}");
        var images = new Matrix(sizes[0], (int)pixels);
        content.Read(images.Values, value => value / 255.0);
        return images;
    }

    /// <summary>Reads labels, and shows all unpacked bytes to a hash.</summary>
    internal static int[] LoadLabels(string path, IncrementalHash? hash)
    {
        using var content = new IdxContent(path, dimensions: 1, hash);
        int[] labels = new int[content.Sizes[0]];
        content.Read(labels.AsSpan(), value => (int)value);
        return labels;
    }
}
