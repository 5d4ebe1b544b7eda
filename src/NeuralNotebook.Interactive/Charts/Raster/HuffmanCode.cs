namespace NeuralNotebook.Interactive;

/// <summary>A code with short words for frequent symbols: Huffman's, its words in the order of RFC 1951, section 3.2.2,
/// so that their lengths say all.</summary>
internal sealed class HuffmanCode
{
    private readonly int[] words;

    /// <param name="counts">How often each symbol is written; one that never is gets no word.</param>
    /// <param name="longest">Bits of a word at most.</param>
    public HuffmanCode(int[] counts, int longest)
    {
        int[] shares = counts.ToArray();
        // Flatter counts make a flatter tree.
        while ((Lengths = LengthsOf(shares)).Max() > longest)
            shares = [.. shares.Select(count => count == 0 ? 0 : count / 2 + 1)];
        words = new int[counts.Length];
        int word = 0;
        for (int length = 1; length <= longest; length++, word <<= 1)
        {
            for (int symbol = 0; symbol < words.Length; symbol++)
            {
                if (Lengths[symbol] == length)
                    words[symbol] = word++;
            }
        }
    }

    /// <summary>The bits of each symbol's word; 0 for none.</summary>
    public int[] Lengths { get; }

    /// <summary>One more than the last symbol that has a word.</summary>
    public int Count => Array.FindLastIndex(Lengths, length => length > 0) + 1;

    public void Write(BitWriter bits, int symbol) => bits.WriteWord(words[symbol], Lengths[symbol]);

    private static int[] LengthsOf(int[] counts)
    {
        int[] lengths = new int[counts.Length];
        var trees = new PriorityQueue<List<int>, (long Count, int Order)>();
        for (int symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0)
                trees.Enqueue([symbol], (counts[symbol], symbol));
        }
        if (trees.Count == 1)
            lengths[trees.Peek()[0]] = 1;
        for (int order = counts.Length; trees.Count > 1; order++)
        {
            trees.TryDequeue(out var first, out var less);
            trees.TryDequeue(out var second, out var more);
            List<int> both = [.. first!, .. second!];
            foreach (int symbol in both)
                lengths[symbol]++;
            trees.Enqueue(both, (less.Count + more.Count, order));
        }
        return lengths;
    }
}
