namespace NeuralNotebook.Kernel.Tests.Live;

/// <summary>Which texts differ from the one before by nothing but a number's value.</summary>
public sealed class LastRunTextTests
{
    [Theory]
    [InlineData("var x = «5»; // 5", "7", 7)]
    [InlineData("var x = «5»; // 5", "-7", null)]
    [InlineData("var x = «-5»; // 5", "-12", -12)]
    [InlineData("var x = «-5»; // 5", "12", null)]
    [InlineData("var x = «- 5»;", "- 6", null)]
    [InlineData("var x = «5»;", "6 + 1", null)]
    [InlineData("var x = «5»;", "6.", null)]
    [InlineData("var x = «5»;", "", null)]
    [InlineData("var x = «5»;", "five", null)]
    [InlineData("var x = «5»..^1;", "1.5", 1.5)]
    [InlineData("var x = «0x0F»;", "0x1F", 31)]
    [InlineData("var x = «1_000»;", "2_000", 2000)]
    [InlineData("var x = «5»;", "99999999999999999999", null)]
    public void A_new_value_is_read_where_the_number_stands(string marked, string next, object? value)
    {
        string code = LiveKernel.Plain(marked);
        int start = marked.IndexOf('«', StringComparison.Ordinal), length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;
        var text = new LastRunText(code, [(start, length)]);
        object? read = null;
        string changed = code[..start] + next + code[(start + length)..];
        bool isTaken = text.Take(changed, start, (_, found) => (read = found) is not null);
        Assert.Equal((value is not null, value), (isTaken, read));
        Assert.Equal((isTaken, !isTaken), (text.Is(changed), text.Is(code)));
    }

    [Fact]
    public void A_text_that_differs_elsewhere_or_whose_value_does_not_fit_is_not_taken()
    {
        var text = new LastRunText("a = 5; b = 6;", [(4, 1), (11, 1)]);
        Assert.False(text.Take("a = 7; c = 6;", 4, (_, _) => true));
        Assert.False(text.Take("a = 7; b = 8;", 4, (_, _) => true));
        Assert.False(text.Take("a = 7; b = 6;", 5, (_, _) => true));
        Assert.False(text.Take("a = 7; b = 6;", 4, (_, _) => false));
        Assert.True(text.Is("a = 5; b = 6;"));
    }

    [Fact]
    public void The_numbers_behind_one_that_gets_longer_are_found_where_they_are_then()
    {
        var text = new LastRunText("a = 5; b = 6;", [(4, 1), (11, 1)]);
        var taken = new List<(int, object)>();
        bool Take(string next, int place) => text.Take(next, place, (input, value) =>
        {
            taken.Add((input, value));
            return true;
        });

        Assert.True(Take("a = 1000; b = 6;", 4));
        Assert.True(Take("a = 1000; b = 70;", 14));
        Assert.True(Take("a = 1; b = 70;", 4));
        Assert.Equal([(0, (object)1000), (1, 70), (0, 1)], taken);
    }
}
