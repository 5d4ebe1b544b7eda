namespace NeuralNotebook.Interactive;

/// <summary>A digit of one's own, drawn or photographed, for a network to read.</summary>
/// <remarks>Any network will do that has learned from 784 pixels as MNIST's or from 64 as those of <see cref="Digits"/>,
/// each from 0 (paper) to 1 (ink), and has an output for each of the ten digits.
/// <see cref="DigitPicture"/> brings what is drawn into that form.</remarks>
public static class DrawnDigit
{
    /// <summary>A pad to draw on with mouse, finger or pen: the network reads along. The course's page shows it;
    /// other readers are told what to do instead.</summary>
    /// <param name="model">The network that is asked.</param>
    /// <exception cref="ArgumentException">The network reads no pictures of these sizes, or gives not ten numbers.</exception>
    public static DrawingPad Pad(Sequential model) => new(new DigitReader(model));

    /// <summary>Asks a network which digit a picture shows.</summary>
    /// <param name="model">The network that is asked.</param>
    /// <param name="ink">The picture, of any size, 0 (paper) to 1 (ink).</param>
    /// <exception cref="ArgumentException">The picture has no ink, a number is not one from 0 to 1,
    /// the network reads no pictures of these sizes, or gives not ten numbers.</exception>
    public static DigitAnswer Ask(Sequential model, Matrix ink) => new DigitReader(model).Read(ink);

    /// <summary>Asks a network which digit a drawing of text shows: <c>.</c> or a space for paper, <c>#</c> for ink,
    /// <c>+</c> for half of each, a line of text for each row.</summary>
    /// <inheritdoc cref="Ask(Sequential, Matrix)"/>
    /// <param name="model">The network that is asked.</param>
    /// <param name="text">The drawing.</param>
    public static DigitAnswer Ask(Sequential model, string text) => Ask(model, FromText(text));

    /// <summary>The ink of a drawing of text: <c>.</c> or a space for paper, <c>#</c> for ink, <c>+</c> for half of each,
    /// a line of text for each row.</summary>
    /// <param name="text">The drawing; a short line has paper at its end.</param>
    /// <exception cref="ArgumentException">Another character is in it, or nothing at all.</exception>
    public static Matrix FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        int columns = lines.Max(line => line.Length);
        if (columns == 0)
            throw new ArgumentException(
                "There is nothing in this drawing: write a line of text for each row, '.' for paper and '#' for ink.", nameof(text));
        var ink = new Matrix(lines.Length, columns);
        for (int row = 0; row < lines.Length; row++)
        {
            for (int column = 0; column < lines[row].Length; column++)
            {
                ink[row, column] = lines[row][column] switch
                {
                    '.' or ' ' => 0,
                    '+' => 0.5,
                    '#' => 1,
                    var other =>
                        throw new ArgumentException("A drawing has '.' or a space for paper, '#' for ink and '+' for half of "
                            + $"each, got '{other}' in line {row + 1}: write one of these.", nameof(text)),
                };
            }
        }

        return ink;
    }
}
