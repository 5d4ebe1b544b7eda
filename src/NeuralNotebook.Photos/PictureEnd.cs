using System.Buffers.Binary;

namespace NeuralNotebook.Photos;

/// <summary>Whether a file holds its picture to the end: decoders take one that was cut off for one whose rest is grey.</summary>
/// <remarks>Sources: ISO/IEC 15948 (PNG), chunks of a length, a name, data and a sum, the last named IEND;
/// ITU-T T.81 (JPEG), segments behind markers, the last EOI.</remarks>
internal static class PictureEnd
{
    private const byte Marker = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte FirstRestart = 0xD0;
    private const byte LastRestart = 0xD7;

    /// <summary>How a PNG file starts.</summary>
    public static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>How a JPEG file starts.</summary>
    public static ReadOnlySpan<byte> Jpeg => [Marker, StartOfImage, Marker];

    /// <summary>Whether the end of the picture is there; what follows it does not count, for telephones put videos there.</summary>
    public static bool IsReached(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Png) ? IsPngWhole(bytes[Png.Length..]) : IsJpegWhole(bytes[2..]);

    private static bool IsPngWhole(ReadOnlySpan<byte> chunks)
    {
        const int Around = 12;
        while (chunks.Length >= Around)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            if (length > chunks.Length - Around)
                return false;
            if (chunks[4..8].SequenceEqual("IEND"u8))
                return true;
            chunks = chunks[(Around + (int)length)..];
        }

        return false;
    }

    private static bool IsJpegWhole(ReadOnlySpan<byte> segments)
    {
        while (segments.Length >= 2)
        {
            byte name = segments[1];
            if (segments[0] != Marker)
                return false;
            if (name == EndOfImage)
                return true;
            if (name == Marker)
            {
                // Markers may be filled up with such bytes.
                segments = segments[1..];
                continue;
            }

            if (segments.Length < 4)
                return false;
            int length = 2 + BinaryPrimitives.ReadUInt16BigEndian(segments[2..]);
            if (length > segments.Length)
                return false;
            segments = segments[length..];
            if (name == StartOfScan)
                segments = AfterScan(segments);
        }

        return false;
    }

    /// <summary>What follows the compressed pixels of a scan: in them the marker's byte is followed by 0 or by a restart's name.</summary>
    private static ReadOnlySpan<byte> AfterScan(ReadOnlySpan<byte> scan)
    {
        for (int i = 0; i + 1 < scan.Length; i++)
        {
            if (scan[i] == Marker && scan[i + 1] is not (0 or (>= FirstRestart and <= LastRestart)))
                return scan[i..];
        }

        return [];
    }
}
