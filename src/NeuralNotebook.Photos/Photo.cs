namespace NeuralNotebook.Photos;

/// <summary>A digit on paper or on a board, photographed with a telephone.</summary>
/// <remarks>Three steps, each of which can be looked at: the file becomes grey values, the grey values become ink,
/// and <see cref="DigitPicture"/> brings the ink into the form that a network has learned from.</remarks>
public static class Photo
{
    /// <summary>The ink of a photographed digit, 0 (paper) to 1 (ink): <see cref="ReadGrey"/>, then <see cref="InkOf"/>.</summary>
    /// <param name="path">A PNG or JPEG file.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no picture that can be read, or too large; the message says what is wrong.</exception>
    /// <exception cref="ArgumentException">There is no digit to be seen.</exception>
    public static Matrix ReadInk(string path) => InkOf(ReadGrey(path));

    /// <summary>The grey values of a picture, 0 (black) to 1 (white), turned the right way up and made at most 600 pixels long.</summary>
    /// <remarks>A telephone stores the picture as its sensor lies, and in the file's EXIF data how it was held;
    /// what is transparent in a PNG counts as white.</remarks>
    /// <param name="path">A PNG or JPEG file.</param>
    /// <exception cref="IOException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no picture that can be read, or too large; the message says what is wrong.</exception>
    public static Matrix ReadGrey(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return PictureFile.Read(path);
    }

    /// <summary>The ink in a grey picture, whether the strokes are darker or lighter than their ground,
    /// and however unevenly the light falls.</summary>
    /// <remarks>Light multiplies what paper and ink send back, so the picture's logarithm is compared with its own mean over a
    /// large window around each pixel. What is little against the largest blot, or goes over the edge, is no part of the digit;
    /// strokes far thinner than MNIST's are thickened, for they would vanish when the picture is made small.</remarks>
    /// <param name="grey">Grey values, 0 (black) to 1 (white).</param>
    /// <returns>A picture of the same size, 0 (paper) to 1 (ink).</returns>
    /// <exception cref="ArgumentException">There is no digit to be seen, or a number is not one from 0 to 1.</exception>
    public static Matrix InkOf(Matrix grey)
    {
        ArgumentNullException.ThrowIfNull(grey);
        foreach (double value in grey.Values)
        {
            if (!(value is >= 0 and <= 1))
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"A grey value is a number from 0 (black) to 1 (white), got {value}: values up to 255 are divided by 255."),
                        nameof(grey));
        }

        var ink = Blots.Clean(LocalLight.Ink(grey));
        Thickness.Raise(ink);
        return ink;
    }
}
