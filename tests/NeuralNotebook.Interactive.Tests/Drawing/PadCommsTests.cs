using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive.Tests.Drawing;

public sealed class PadCommsTests
{
    private static readonly DigitReader Reader = new(new Sequential(3, new Dense(784, 10), new Softmax()));

    [Fact]
    public void Strokes_are_answered_with_what_the_network_says_and_saw()
    {
        var answer = JsonNode.Parse(PadComms.Answer(Reader, """{"turn":7,"strokes":[[[100,100],[200,900]],[[600,100]]]}"""))!;
        var expected = Reader.Read(RoundPen.Draw([[(0.1, 0.1), (0.2, 0.9)], [(0.6, 0.1)]]));
        Assert.Equal(7, (int)answer["turn"]!);
        Assert.Equal(expected.Digit, (int)answer["digit"]!);
        Assert.Equal(expected.ToString(), (string?)answer["sentence"]);
        Assert.Equal(expected.Probabilities, answer["probabilities"]!.AsArray().Select(value => (double)value!));
        Assert.Equal(28, (int)answer["side"]!);
        int[] picture = [.. answer["picture"]!.AsArray().Select(value => (int)value!)];
        Assert.Equal(784, picture.Length);
        Assert.Equal(expected.Picture.Values.ToArray().Select(ink => (int)Math.Round(255 * Math.Clamp(ink, 0, 1))), picture);
        Assert.Null(answer["problem"]);
    }

    [Theory]
    [InlineData("""{"turn":1,"strokes":[]}""", "no stroke")]
    [InlineData("""{"turn":1,"strokes":[[]]}""", "no stroke")]
    public void What_cannot_be_read_is_told_with_the_turn(string message, string words)
    {
        var answer = JsonNode.Parse(PadComms.Answer(Reader, message))!;
        Assert.Contains(words, (string?)answer["problem"], StringComparison.Ordinal);
        Assert.Equal(1, (int)answer["turn"]!);
        Assert.Null(answer["digit"]);
    }

    [Fact]
    public void A_drawing_without_end_is_refused()
    {
        string points = string.Join(',', Enumerable.Repeat("[1,2]", 20_001));
        Assert.Contains("more than 20000 points", PadComms.Answer(Reader, $$"""{"turn":1,"strokes":[[{{points}}]]}"""),
            StringComparison.Ordinal);
    }
}
