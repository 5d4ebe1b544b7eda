namespace NeuralNotebook.Tests.Persistence;

public sealed class ShortTextTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(40, "")]
    [InlineData(41, "…")]
    [InlineData(1_000_000, "…")]
    public void A_text_of_up_to_forty_characters_stands_whole_and_of_a_longer_one_the_first_forty(int length, string end) =>
        Assert.Equal(new string('n', Math.Min(length, 40)) + end, ShortText.Of(new string('n', length)));

    [Fact]
    public void No_character_is_cut_in_two() =>
        Assert.Equal(new string('n', 39) + "…", ShortText.Of(new string('n', 39) + "🧠" + new string('n', 20)));
}
