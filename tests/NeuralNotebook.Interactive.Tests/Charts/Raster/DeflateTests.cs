using System.IO.Compression;
using static NeuralNotebook.Interactive.Tests.PngReader;

namespace NeuralNotebook.Interactive.Tests;

public sealed class DeflateTests
{
    [Fact]
    public void Bits_fill_bytes_from_the_lowest_and_words_of_a_code_go_with_their_highest_first()
    {
        var bits = new BitWriter();
        bits.Write(0b101, 3);
        bits.Write(0b11, 2);
        bits.WriteWord(0b110, 3);
        bits.Write(0xABCD, 16);
        bits.Align();
        bits.Write(1, 1);
        bits.Align();
        bits.Align();
        bits.Write(0, 2);
        bits.Write(1, 1);
        bits.Align();

        Assert.Equal([0b011_11_101, 0xCD, 0xAB, 1, 0b100], bits.ToArray());
    }

    [Fact]
    public void The_example_of_RFC_1951_has_its_words()
    {
        // Section 3.2.2: lengths (3, 3, 3, 3, 3, 2, 4, 4) for A to H, which counts of as many sixteenths give.
        var code = new HuffmanCode([2, 2, 2, 2, 2, 4, 1, 1, 0], longest: 15);
        string[] words = ["010", "011", "100", "101", "110", "00", "1110", "1111"];

        Assert.Equal([3, 3, 3, 3, 3, 2, 4, 4, 0], code.Lengths);
        Assert.Equal(8, code.Count);
        for (int symbol = 0; symbol < words.Length; symbol++)
        {
            var bits = new BitWriter();
            code.Write(bits, symbol);
            bits.Align();
            Assert.Equal([(byte)words[symbol].Select((bit, i) => bit - '0' << i).Sum()], bits.ToArray());
        }
    }

    [Fact]
    public void A_code_of_one_symbol_has_a_word_of_one_bit_and_a_rare_symbol_no_shorter_one_than_a_frequent_one()
    {
        Assert.Equal([0, 1, 0], new HuffmanCode([0, 7, 0], longest: 15).Lengths);
        Assert.Equal(2, new HuffmanCode([0, 7, 0], longest: 15).Count);
        Assert.Equal([1, 2, 2], new HuffmanCode([5, 1, 1], longest: 15).Lengths);
        // Within three bits: 1, 1, 2, 3, 5, 8 would take five.
        int[] lengths = new HuffmanCode([1, 1, 2, 3, 5, 8, 0], longest: 3).Lengths;
        Assert.InRange(lengths.Max(), 3, 3);
        Assert.Equal(1, lengths.Where(length => length > 0).Sum(length => Math.Pow(2, -length)));
        Assert.Equal(0, lengths[6]);
    }

    [Fact]
    public void The_longest_repeat_is_found_and_of_two_as_long_the_nearer()
    {
        Assert.Equal((6, 3), Longest("abcabcabc", 3));
        Assert.Equal((4, 3), Longest("abcabcabc", 3, most: 4));
        Assert.Equal((6, 3), Longest("abcabcabc", 3, window: 3));
        Assert.Equal((0, 0), Longest("abcabcabc", 3, window: 2));
        Assert.Equal((0, 0), Longest("abcabcabc", 3, tries: 0));
        Assert.Equal((0, 0), Longest("abcabcab", 6)); // two bytes are left
        Assert.Equal((0, 0), Longest("abxabyabz", 6));
        Assert.Equal((4, 8), Longest("abcdabceabcd", 8)); // the farther one is longer
        Assert.Equal((3, 4), Longest("abcdabceabcd", 8, tries: 1));
        Assert.Equal((3, 4), Longest("abcXabcYabcZ", 8));
        Assert.Equal((3, 6), Longest("abcXYZabc", 6));
    }

    public static TheoryData<string> Kinds => [.. Data.Keys];

    private static readonly Dictionary<string, byte[]> Data = new()
    {
        ["nothing"] = [],
        ["one byte"] = [7],
        ["two bytes"] = [7, 8],
        ["one value"] = new byte[20_000],
        ["rows of a picture"] = [.. Enumerable.Range(0, 200).SelectMany(row => Enumerable.Range(0, 100)
            .Select(x => (byte)(x < row / 2 ? 17 : x % 10 == 0 ? 34 : 0)))],
        ["few values at random"] = Noise(8_000, 4),
        ["all values at random"] = Noise(4_000, 256),
        ["every value once"] = [.. Enumerable.Range(0, 256).Select(i => (byte)i)],
        ["repeats that grow"] = [.. Enumerable.Range(3, 80).SelectMany(length => Noise(100, 256)[..length])],
        ["repeats at every distance"] = [.. Noise(12_000, 200), .. Noise(12_000, 200).Where((_, i) => i % 290 < 25)],
        ["a longer repeat one byte later"] = [.. Enumerable.Range(0, 60).SelectMany(i =>
        {
            byte[] word = Noise(40, 250, i), lone = [251, word[0], word[1], 252];
            return (byte[])[.. word, .. lone, .. Noise(9, 250, 100 + i), 251, .. word[..12]];
        })],
    };

    [Theory, MemberData(nameof(Kinds))]
    public void What_is_compressed_is_read_back_and_takes_about_what_the_platforms_compressor_takes(string kind)
    {
        byte[] packed = Deflate.Zlib(Data[kind]);
        using var platforms = new MemoryStream();
        using (var stream = new ZLibStream(platforms, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(Data[kind]);

        Assert.Equal(Data[kind], Inflate(packed));
        // Data without repeats the platform leaves as they are, and short ones it packs by a code of the format's own.
        Assert.InRange(packed.Length, 1, 1.1 * platforms.Length + 60);
    }

    [Fact]
    public void Data_without_repeats_take_little_more_room_than_they_had() =>
        Assert.InRange(Deflate.Zlib(Noise(4_000, 256)).Length, 3_900, 4_250);

    private static (int Length, int Distance) Longest(string text, int at, int window = 1000, int most = 258, int tries = 96)
    {
        byte[] data = System.Text.Encoding.ASCII.GetBytes(text);
        var chains = new MatchChains(data.Length);
        for (int i = 0; i < at; i++)
            chains.Remember(data, i);
        chains.Remember(data, data.Length - 1); // too near to the end: nothing to remember
        return chains.Longest(data, at, window, most, tries);
    }

    private static byte[] Noise(int count, int values, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(values))];
    }
}
