namespace NeuralNotebook;

/// <summary>The checksum that gzip files end with: the remainder of the bytes, as one long polynomial over 0 and 1,
/// divided by x³² + x²⁶ + … + 1.</summary>
/// <remarks>Source: RFC 1952, section 8, whose table this is.</remarks>
internal static class Crc32
{
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(value =>
    {
        uint remainder = (uint)value;
        for (int bit = 0; bit < 8; bit++)
            remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ 0xedb88320;
        return remainder;
    })];

    /// <summary>The checksum of some bytes that follow others, whose checksum is given; 0 for none.</summary>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        checksum = ~checksum;
        foreach (byte value in bytes)
            checksum = Remainders[(byte)(checksum ^ value)] ^ (checksum >> 8);
        return ~checksum;
    }
}
