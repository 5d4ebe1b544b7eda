namespace NeuralNotebook.Interactive;

/// <summary>Compresses bytes in the zlib format with matches and the fixed Huffman codes.</summary>
/// <remarks>The platform's own compressor is another one on another machine, and its bytes with it; a picture in a notebook has to stay
/// the same, byte for byte. After RFC 1950 and RFC 1951.</remarks>
internal static class Deflate
{
    private const int Window = 32 * 1024, ShortestMatch = 3, LongestMatch = 258, Tries = 64;

    private static readonly int[] LengthBase =
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static readonly int[] DistanceBase =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    public static byte[] Zlib(ReadOnlySpan<byte> data)
    {
        var bits = new BitWriter();
        bits.Write(0x78, 8);
        bits.Write(0x01, 8);
        bits.Write(1, 1); // the last block …
        bits.Write(1, 2); // … with the fixed codes
        var latest = new Dictionary<int, int>();
        var previous = new int[data.Length];
        for (var at = 0; at < data.Length;)
        {
            var (length, distance) = Match(data, at, latest, previous);
            if (length >= ShortestMatch)
                WriteMatch(bits, length, distance);
            else
                WriteSymbol(bits, data[at]);
            for (var end = at + Math.Max(length, 1); at < end; at++)
                Remember(data, at, latest, previous);
        }
        WriteSymbol(bits, 256);
        bits.Align();
        var sum = Adler32(data);
        for (var shift = 24; shift >= 0; shift -= 8)
            bits.Write((int)(sum >> shift) & 0xff, 8);
        return bits.ToArray();
    }

    private static (int Length, int Distance) Match(ReadOnlySpan<byte> data, int at, Dictionary<int, int> latest, int[] previous)
    {
        var (best, distance) = (0, 0);
        if (at + ShortestMatch > data.Length || !latest.TryGetValue(Key(data, at), out var candidate))
            return (0, 0);
        for (var tried = 0; tried < Tries && candidate >= 0 && at - candidate <= Window; tried++, candidate = previous[candidate])
        {
            var length = data[at..].CommonPrefixLength(data.Slice(candidate, Math.Min(LongestMatch, data.Length - at)));
            if (length > best)
                (best, distance) = (length, at - candidate);
        }
        return best >= ShortestMatch ? (best, distance) : (0, 0);
    }

    private static void Remember(ReadOnlySpan<byte> data, int at, Dictionary<int, int> latest, int[] previous)
    {
        if (at + ShortestMatch > data.Length)
            return;
        var key = Key(data, at);
        previous[at] = latest.GetValueOrDefault(key, -1);
        latest[key] = at;
    }

    private static int Key(ReadOnlySpan<byte> data, int at) => data[at] << 16 | data[at + 1] << 8 | data[at + 2];

    private static void WriteMatch(BitWriter bits, int length, int distance)
    {
        var code = Largest(LengthBase, length);
        WriteSymbol(bits, 257 + code);
        bits.Write(length - LengthBase[code], code is < 8 or 28 ? 0 : (code - 4) / 4);
        code = Largest(DistanceBase, distance);
        bits.WriteCode(code, 5);
        bits.Write(distance - DistanceBase[code], code < 4 ? 0 : (code - 2) / 2);
    }

    private static int Largest(int[] bases, int value) => Array.FindLastIndex(bases, start => start <= value);

    /// <summary>The fixed literal and length codes of RFC 1951, section 3.2.6.</summary>
    private static void WriteSymbol(BitWriter bits, int symbol)
    {
        var (code, length) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xc0 + symbol - 280, 8),
        };
        bits.WriteCode(code, length);
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        uint a = 1, b = 0;
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }
        return b << 16 | a;
    }

    private sealed class BitWriter
    {
        private readonly List<byte> bytes = [];
        private int pending, count;

        public void Write(int value, int width)
        {
            for (var i = 0; i < width; i++)
            {
                pending |= (value >> i & 1) << count;
                if (++count == 8)
                    Align();
            }
        }

        /// <summary>Huffman codes go with their highest bit first.</summary>
        public void WriteCode(int code, int width)
        {
            for (var i = width - 1; i >= 0; i--)
                Write(code >> i, 1);
        }

        public void Align()
        {
            if (count > 0)
                bytes.Add((byte)pending);
            (pending, count) = (0, 0);
        }

        public byte[] ToArray() => [.. bytes];
    }
}
