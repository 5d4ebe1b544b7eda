using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace NeuralNotebook.Photos;

/// <summary>Reads PNG and JPEG files. A file may come from anywhere: whatever it holds, it is read, or refused in words.</summary>
internal static class PictureFile
{
    private const int LongestSide = 600;
    private const long MostBytes = 64_000_000;

    /// <summary>A telephone's largest pictures have about as many; decoded they take a few hundred megabytes.</summary>
    private const long MostPixels = 64_000_000;

    public static Matrix Read(string path)
    {
        byte[] bytes = Bytes(path);
        IImageDecoder decoder = bytes.AsSpan().StartsWith(PictureEnd.Png) ? new PngDecoder { IgnoreMetadata = true }
            : bytes.AsSpan().StartsWith(PictureEnd.Jpeg) ? new JpegDecoder()
            : throw new InvalidDataException($"{path}: is neither a PNG nor a JPEG file{Kind(bytes)}.");
        if (!PictureEnd.IsReached(bytes))
            throw new InvalidDataException($"{path}: ends in the middle of the picture: copy it once more.");
        try
        {
            using var image = Decode(path, bytes, decoder);
            return Grey(image);
        }
        // A decoder meets what is broken in many ways, most of them its own exceptions, some of them an index out of range.
        catch (Exception error) when (error is not (InvalidDataException or OutOfMemoryException))
        {
            throw new InvalidDataException($"{path}: is damaged and cannot be read ({error.Message})", error);
        }
    }

    private static byte[] Bytes(string path)
    {
        using var stream = OrdinaryFile.Open(path);
        if (stream.Length > MostBytes)
            throw new InvalidDataException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{path}: has {stream.Length:N0} bytes, and a picture may have {MostBytes:N0}: make it smaller, or cut the "
                        + $"digit out."));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Image<La16> Decode(string path, byte[] bytes, IImageDecoder decoder)
    {
        var configuration = new Configuration(new PngConfigurationModule(), new JpegConfigurationModule());
        // The size stands at the start: one that is too large is never unpacked.
        using var start = new MemoryStream(bytes);
        var size = ((IImageInfoDetector)decoder).Identify(configuration, start, CancellationToken.None);
        if ((long)size.Width * size.Height > MostPixels)
            throw new InvalidDataException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{path}: is {size.Width:N0} × {size.Height:N0} pixels large, and a "
                        + $"picture may have {MostPixels:N0} pixels in all: make it smaller, or cut the digit out."));
        using var whole = new MemoryStream(bytes);
        return decoder.Decode<La16>(configuration, whole, CancellationToken.None);
    }

    private static Matrix Grey(Image<La16> image)
    {
        image.Mutate(change =>
        {
            if (Math.Max(image.Width, image.Height) > LongestSide)
                change.Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(LongestSide), Sampler = KnownResamplers.Box });
            change.AutoOrient();
        });
        var grey = new Matrix(image.Height, image.Width);
        image.ProcessPixelRows(pixels =>
        {
            for (int row = 0; row < pixels.Height; row++)
            {
                var from = pixels.GetRowSpan(row);
                var to = grey.Row(row);
                for (int column = 0; column < to.Length; column++)
                {
                    double opacity = from[column].A / 255.0;
                    to[column] = (opacity * from[column].L / 255.0) + 1 - opacity;
                }
            }
        });
        return grey;
    }

    private static string Kind(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8)
            ? ", but perhaps HEIC, as iPhones store photos: share it as JPEG, or choose \"Most Compatible\" among the camera's formats"
        : ": save the picture as one of them";
}
