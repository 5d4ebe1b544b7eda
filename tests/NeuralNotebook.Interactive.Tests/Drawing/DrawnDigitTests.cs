namespace NeuralNotebook.Interactive.Tests.Drawing;

public sealed class DrawnDigitTests
{
    private const string One = """
        ........
        ....#...
        ...##...
        ....#...
        ....#...
        ....+
        """;

    [Fact]
    public void A_drawing_of_text_has_ink_where_its_signs_say()
    {
        var ink = DrawnDigit.FromText(One);
        Assert.Equal((6, 8), (ink.Rows, ink.Columns));
        Assert.Equal([0, 0, 0, 1, 1, 0, 0, 0], ink.Row(2).ToArray());
        Assert.Equal([0, 0, 0, 0, 0.5, 0, 0, 0], ink.Row(5).ToArray());
        Assert.Equal(ink.Values.ToArray(), DrawnDigit.FromText(One.ReplaceLineEndings("\r\n").Replace('.', ' ')).Values.ToArray());
    }

    [Theory]
    [InlineData("", "nothing in this drawing")]
    [InlineData("\n\n", "nothing in this drawing")]
    [InlineData(".#.\n.x.", "got 'x' in line 2")]
    public void A_drawing_of_anything_else_is_told(string text, string words) =>
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => DrawnDigit.FromText(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(784, 28)]
    [InlineData(64, 8)]
    public void The_network_is_asked_about_the_picture_in_its_own_form(int inputs, int side)
    {
        var model = new Sequential(3, new Dense(inputs, 12), new ReLU(), new Dense(12, 10), new Softmax());
        var answer = DrawnDigit.Ask(model, One);
        var expected = side == 28 ? DigitPicture.ForMnist(DrawnDigit.FromText(One)) : DigitPicture.ForDigits(DrawnDigit.FromText(One));
        Assert.Equal(expected.Values.ToArray(), answer.Picture.Values.ToArray());
        double[] probabilities = model.Predict(new Matrix(1, inputs, expected.Values)).Row(0).ToArray();
        Assert.Equal(probabilities, answer.Probabilities, (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal(probabilities.Index().MaxBy(each => each.Item).Index, answer.Digit);
    }

    [Fact]
    public void Logits_become_probabilities()
    {
        var logits = new Sequential(3, new Dense(64, 10));
        var whole = new Sequential(new Dense(((Dense)logits.Layers[0]).Weights, ((Dense)logits.Layers[0]).Biases), new Softmax());
        Assert.Equal(DrawnDigit.Ask(whole, One).Probabilities, DrawnDigit.Ask(logits, One).Probabilities);
        Assert.Equal(1, DrawnDigit.Ask(logits, One).Probabilities.Sum(), 12);
    }

    [Fact]
    public void A_network_that_learns_is_not_disturbed_by_a_question()
    {
        var model = new Sequential(3, new Dense(64, 6), new Dropout(0.5), new BatchNormalization(6), new Dense(6, 10), new Softmax());
        var batch = Digits.Load().X[..5];
        var before = model.Predict(batch);
        Assert.Equal(DrawnDigit.Ask(model, One).Probabilities, DrawnDigit.Ask(model, One).Probabilities);
        Assert.Equal(before.Values.ToArray(), model.Predict(batch).Values.ToArray());
    }

    [Fact]
    public void A_network_that_reads_no_digits_is_told_what_one_is_like()
    {
        Assert.Contains("takes 784 inputs (28 × 28 pixels, as MNIST) or 64",
            Assert.Throws<ArgumentException>(() => DrawnDigit.Pad(new Sequential(new Dense(2, 10)))).Message, StringComparison.Ordinal);
        Assert.Contains("gives 10 numbers, one for each digit, got 3",
            Assert.Throws<ArgumentException>(() => DrawnDigit.Ask(new Sequential(new Dense(64, 3)), One)).Message,
            StringComparison.Ordinal);
        Assert.Contains("gives 10 numbers, one for each digit, got 3",
            Assert.Throws<ArgumentException>(() => DrawnDigit.Pad(new Sequential(new Dense(784, 3)))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99, "This looks like a 7 (99 %).")]
    [InlineData(0.93, "This looks like a 7 (93 %); next comes 0 (1 %).")]
    [InlineData(0.4, "This may be a 7 (40 %) or a 0 (7 %).")]
    public void The_answer_says_how_sure_it_is(double sure, string sentence)
    {
        double[] probabilities = [.. Enumerable.Range(0, 10).Select(digit => digit == 7 ? sure : (1 - sure) / 9)];
        var answer = new DigitAnswer(new Matrix(28, 28), probabilities);
        Assert.Equal((7, sentence), (answer.Digit, answer.ToString()));
        var figure = answer.ToFigure();
        Assert.StartsWith(sentence, figure.AlternativeText, StringComparison.Ordinal);
        Assert.Equal(2, figure.Panels.Count);
        Assert.False(figure.Panels[1].Traces.OfType<BarTrace>().Single().ShowValues);
    }

    [Fact]
    public void A_pad_says_in_words_what_to_do_where_it_is_not_shown()
    {
        var pad = DrawnDigit.Pad(new Sequential(new Dense(64, 10)));
        Assert.Contains("DrawnDigit.Ask(model, Photo.ReadInk(", pad.ToString(), StringComparison.Ordinal);
        Assert.Contains("'.' for paper and '#' for ink", pad.ToString(), StringComparison.Ordinal);
    }
}
