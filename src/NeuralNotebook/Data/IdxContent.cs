using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace NeuralNotebook;

/// <summary>What an idx file holds. When it is made, the sizes in the header have been compared with what follows,
/// and nothing but one small buffer has been allocated.</summary>
/// <remarks>A gzipped file is unpacked twice for that. Of one that unpacks to more than its header announces, no more is read.
/// Source of the packing: RFC 1952.</remarks>
internal sealed class IdxContent : IDisposable
{
    private const int UnsignedByte = 8;
    private const int TrailerLength = 8;

    private readonly string path;
    private readonly FileStream file;
    private readonly bool zipped;
    private readonly int headerLength;
    private readonly byte[] buffer = new byte[1 << 15];

    /// <param name="path">The file.</param>
    /// <param name="dimensions">How many sizes the header has to give.</param>
    /// <param name="hash">Is shown all bytes, the header's too, as they are when unpacked.</param>
    /// <exception cref="InvalidDataException">The file is of another kind, or its sizes or its checksum do not fit its content.</exception>
    public IdxContent(string path, int dimensions, IncrementalHash? hash)
    {
        this.path = path;
        headerLength = 4 + (4 * dimensions);
        file = OrdinaryFile.Open(path);
        try
        {
            zipped = file.ReadAtLeast(buffer, 2, throwOnEndOfStream: false) >= 2 && buffer is [0x1f, 0x8b, ..];
            Sizes = Check(dimensions, hash);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The sizes that the header gives. The file holds as many bytes as their product.</summary>
    public int[] Sizes { get; }

    /// <summary>Fills a span with all numbers.</summary>
    public void Read<T>(Span<T> numbers, Func<byte, T> convert)
    {
        using var unpacked = Unpack();
        var content = unpacked ?? (Stream)file;
        ReadAll(content, buffer.AsSpan(0, headerLength));
        while (!numbers.IsEmpty)
        {
            var bytes = buffer.AsSpan(0, Math.Min(buffer.Length, numbers.Length));
            if (ReadAll(content, bytes) < bytes.Length)
                throw new InvalidDataException($"{path}: became shorter while it was read");
            for (int i = 0; i < bytes.Length; i++)
                numbers[i] = convert(bytes[i]);
            numbers = numbers[bytes.Length..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>The file from its start, unpacked; null where it is not packed.</summary>
    private GZipStream? Unpack()
    {
        file.Position = 0;
        return zipped ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : null;
    }

    private int[] Check(int dimensions, IncrementalHash? hash)
    {
        using var unpacked = Unpack();
        var content = unpacked ?? (Stream)file;
        var header = buffer.AsSpan(0, headerLength);
        if (ReadAll(content, header) < headerLength || header[..4] is not [0, 0, UnsignedByte, var given] || given != dimensions)
            throw new InvalidDataException(
                $"{path}: is no idx file of {(dimensions == 1 ? "labels" : "images")}: it does not start with 0 0 8 {dimensions}");
        long[] sizes = new long[dimensions];
        UInt128 announced = 1;
        for (int i = 0; i < dimensions; i++)
        {
            sizes[i] = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + (4 * i))..]);
            announced *= (UInt128)sizes[i];
        }

        hash?.AppendData(header);
        uint checksum = Crc32.Add(0, header);
        long following = zipped || hash is not null ? 0 : file.Length - headerLength;
        while ((zipped || hash is not null) && following <= (long)UInt128.Min(announced, long.MaxValue))
        {
            int count = ReadAll(content, buffer);
            following += count;
            hash?.AppendData(buffer.AsSpan(0, count));
            checksum = Crc32.Add(checksum, buffer.AsSpan(0, count));
            if (count < buffer.Length)
                break;
        }

        if ((UInt128)following != announced)
            throw new InvalidDataException($"{path}: says that it holds {string.Join(" × ", sizes)} numbers, but {following}"
                + $" bytes{((UInt128)following > announced && zipped ? " and more" : "")} follow: it is cut off, or more than one file");
        if (sizes.Any(size => size > int.MaxValue) || announced > Matrix.MostNumbers)
            throw new InvalidDataException(
                $"{path}: says that it holds {string.Join(" × ", sizes)} numbers; at most {Matrix.MostNumbers} can be read");
        if (zipped)
            RequireTrailer(checksum, (uint)(headerLength + following));
        return [.. sizes.Select(size => (int)size)];
    }

    /// <summary>A gzip file ends with the checksum and the length of what is packed in it.
    /// Whoever unpacks it does not miss them when they are cut off.</summary>
    private void RequireTrailer(uint checksum, uint length)
    {
        file.Position = Math.Max(0, file.Length - TrailerLength);
        var trailer = buffer.AsSpan(0, TrailerLength);
        if (ReadAll(file, trailer) < TrailerLength || BinaryPrimitives.ReadUInt32LittleEndian(trailer) != checksum
            || BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]) != length)
            throw new InvalidDataException($"{path}: is a gzip file that does not end with the checksum and the length of its content: "
                + "it is cut off or damaged, or something follows it");
    }

    private int ReadAll(Stream content, Span<byte> bytes)
    {
        try
        {
            return content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: is a gzip file that cannot be unpacked", error);
        }
    }
}
