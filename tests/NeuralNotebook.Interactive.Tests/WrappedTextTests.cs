namespace NeuralNotebook.Interactive.Tests;

public sealed class WrappedTextTests
{
    [Fact]
    public void A_long_sentence_is_broken_between_words_and_loses_none()
    {
        string sentence = string.Join(" ", Enumerable.Range(1, 80).Select(i => $"word{i}"));
        string[] lines = WrappedText.Of($"Heading\n{sentence}\nend").Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 1, 100));
        Assert.Equal(["Heading", "end"], [lines[0], lines[^1]]);
        Assert.Equal(sentence, string.Join(" ", lines[1..^1]));
    }

    [Fact]
    public void A_row_of_a_table_and_a_word_without_end_stay_whole()
    {
        string row = string.Join("  ", Enumerable.Range(1, 80));
        string word = new string('w', 130);

        Assert.Equal($"{row}\n{word}", WrappedText.Of($"{row}\n{word}"));
    }
}
