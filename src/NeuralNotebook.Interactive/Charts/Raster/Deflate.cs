using System.Runtime.CompilerServices;

namespace NeuralNotebook.Interactive;

/// <summary>Compresses bytes in the zlib format: matches, found lazily, and codes made for the data.</summary>
/// <remarks>The platform's own compressor is another one on another machine, and its bytes with it; a picture in a notebook has to stay
/// the same, byte for byte. After RFC 1950 and RFC 1951.</remarks>
internal static class Deflate
{
    private const int Window = 32 * 1024, ShortestMatch = 3, LongestMatch = 258, Tries = 96, EndOfBlock = 256;

    private static readonly int[] LengthBase =
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static readonly int[] DistanceBase =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193,
            12289, 16385, 24577];

    // In which order the lengths of the code for code lengths are written: RFC 1951, section 3.2.7.
    private static readonly int[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public static byte[] Zlib(ReadOnlySpan<byte> data)
    {
        var bits = new BitWriter();
        bits.Write(0x78, 8);
        bits.Write(0x01, 8);
        WriteBlock(bits, Tokens(data));
        bits.Align();
        uint sum = Adler32(data);
        for (int shift = 24; shift >= 0; shift -= 8)
            bits.Write((int)(sum >> shift) & 0xff, 8);
        return bits.ToArray();
    }

    /// <summary>The data as bytes that stand for themselves, at distance 0, and repeats of what stood some distance before.</summary>
    private static List<(int Value, int Distance)> Tokens(ReadOnlySpan<byte> data)
    {
        var tokens = new List<(int Value, int Distance)>();
        var chains = new MatchChains(data.Length);
        var match = (Length: 0, Distance: 0);
        for (int at = 0; at < data.Length;)
        {
            if (match.Length == 0)
                match = chains.Longest(data, at, Window, LongestMatch, Tries);
            chains.Remember(data, at);
            if (match.Length < ShortestMatch)
            {
                tokens.Add((data[at++], 0));
                match = (0, 0);
                continue;
            }
            // A longer match that begins one byte later is worth that byte.
            var later = match.Length < 64 ? chains.Longest(data, at + 1, Window, LongestMatch, Tries) : (Length: 0, Distance: 0);
            if (later.Length > match.Length)
            {
                tokens.Add((data[at++], 0));
                match = later;
                continue;
            }
            tokens.Add(match);
            for (int end = at + match.Length; ++at < end;)
                chains.Remember(data, at);
            match = (0, 0);
        }
        return tokens;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteBlock(BitWriter bits, List<(int Value, int Distance)> tokens)
    {
        int[] letters = new int[286], distances = new int[30];
        letters[EndOfBlock] = 1;
        foreach (var (value, distance) in tokens)
        {
            letters[distance == 0 ? value : 257 + Largest(LengthBase, value)]++;
            if (distance > 0)
                distances[Largest(DistanceBase, distance)]++;
        }
        if (distances.All(count => count == 0))
            distances[0] = 1; // a code of nothing is not allowed
        var (letterCode, distanceCode) = (new HuffmanCode(letters, longest: 15), new HuffmanCode(distances, longest: 15));
        bits.Write(1, 1); // the last block …
        bits.Write(2, 2); // … with codes of its own
        WriteCodes(bits, letterCode, distanceCode);
        foreach (var (value, distance) in tokens)
        {
            if (distance == 0)
            {
                letterCode.Write(bits, value);
                continue;
            }
            int code = Largest(LengthBase, value);
            letterCode.Write(bits, 257 + code);
            bits.Write(value - LengthBase[code], code is < 8 or 28 ? 0 : (code - 4) / 4);
            code = Largest(DistanceBase, distance);
            distanceCode.Write(bits, code);
            bits.Write(distance - DistanceBase[code], code < 4 ? 0 : (code - 2) / 2);
        }
        letterCode.Write(bits, EndOfBlock);
    }

    /// <summary>The lengths of both codes, themselves in a code, with a short form for many noughts after each other.</summary>
    private static void WriteCodes(BitWriter bits, HuffmanCode letters, HuffmanCode distances)
    {
        var (letterCount, distanceCount) = (Math.Max(257, letters.Count), Math.Max(1, distances.Count));
        int[] lengths = [.. letters.Lengths[..letterCount], .. distances.Lengths[..distanceCount]];
        var runs = new List<(int Symbol, int Extra, int Width)>();
        for (int i = 0; i < lengths.Length;)
        {
            int run = 1;
            while (i + run < lengths.Length && lengths[i + run] == lengths[i])
                run++;
            if (lengths[i] == 0 && run >= 3)
                runs.Add((run = Math.Min(run, 138)) < 11 ? (17, run - 3, 3) : (18, run - 11, 7));
            else if (run >= 4)
            {
                runs.Add((lengths[i], 0, 0));
                runs.Add((16, (run = Math.Min(run, 7)) - 4, 2));
            }
            else
            {
                runs.Add((lengths[i], 0, 0));
                run = 1;
            }
            i += run;
        }
        int[] counts = new int[19];
        foreach (var (symbol, _, _) in runs)
            counts[symbol]++;
        var code = new HuffmanCode(counts, longest: 7);
        int written = LengthOrder.Length;
        while (written > 4 && code.Lengths[LengthOrder[written - 1]] == 0)
            written--;
        bits.Write(letterCount - 257, 5);
        bits.Write(distanceCount - 1, 5);
        bits.Write(written - 4, 4);
        foreach (int symbol in LengthOrder[..written])
            bits.Write(code.Lengths[symbol], 3);
        foreach (var (symbol, extra, width) in runs)
        {
            code.Write(bits, symbol);
            bits.Write(extra, width);
        }
    }

    private static int Largest(int[] bases, int value)
    {
        int at = Array.BinarySearch(bases, value);
        return at >= 0 ? at : ~at - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        uint a = 1, b = 0;
        foreach (byte value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }
        return b << 16 | a;
    }
}
