namespace NeuralNotebook;

/// <summary>A picture of one handwritten digit, of any size, brought into the form that a network has learned from:
/// cut out, made as large as the others, and put in the middle.</summary>
/// <remarks>A picture is a matrix of ink, its first row at the top: 0 is paper and 1 is ink.
/// A network has seen digits of one size in one place; the same digit elsewhere is to it another picture.
/// Where a picture is made larger or smaller, each new pixel gets the mean of the ink that it covers (antialiasing).</remarks>
public static class DigitPicture
{
    /// <summary>Rows and columns of a picture of MNIST.</summary>
    public const int MnistSide = 28;

    /// <summary>Rows and columns of a picture of <see cref="Digits"/>.</summary>
    public const int DigitsSide = 8;

    /// <summary>What is paler than this is taken for a trace on the paper, and does not make the digit larger.</summary>
    private const double Faintest = 0.1;

    private const int MnistBox = 20;

    // Counted in edges of pixels, so that pixel 14 reaches from 14 to 15.
    private const double MnistMiddle = 14.5;

    private const int BitmapSide = 32;
    private const int BitmapWidth = 24;
    private const int Block = BitmapSide / DigitsSide;

    /// <summary>The digit as MNIST has it: its ink's bounding box fitted into 20 × 20 pixels, its proportions kept,
    /// and its centre of mass put in the middle of 28 × 28.</summary>
    /// <remarks>The middle is that of pixel (14, 14), counted from 0: there lie the centres of mass of MNIST's own pictures,
    /// each within half a pixel, because MNIST moved by whole pixels. Here the place is exact, so that a digit drawn a little
    /// further to the right gives the same picture. What a very lopsided digit has beyond the 28 pixels is cut off. Source:
    /// LeCun, Cortes, Burges (1998), "The MNIST database of handwritten digits".</remarks>
    /// <param name="ink">The picture, 0 (paper) to 1 (ink), of any size.</param>
    /// <returns>28 × 28 pixels, 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no ink, or a number is not one from 0 to 1.</exception>
    public static Matrix ForMnist(Matrix ink)
    {
        var digit = CutOut(ink);
        double step = (double)Math.Max(digit.Rows, digit.Columns) / MnistBox;
        var (row, column) = CentreOfMass(digit);
        return Resample(digit, row - (MnistMiddle * step), column - (MnistMiddle * step), step, MnistSide);
    }

    /// <summary>The digit as <see cref="Digits"/> has it: fitted into a bitmap of 32 × 32 pixels, 24 of them wide at most,
    /// whose ink is then counted in blocks of 4 × 4.</summary>
    /// <remarks>The digits of this set fill the height, and hardly any is wider than six of the eight columns. Source:
    /// Alpaydin and Kaynak (1998), "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository;
    /// the bitmaps by the programs of Garris et al. (1994), "NIST Form-Based Handprint Recognition System".</remarks>
    /// <param name="ink">The picture, 0 (paper) to 1 (ink), of any size.</param>
    /// <returns>8 × 8 pixels, each a whole number of sixteenths from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no ink, or a number is not one from 0 to 1.</exception>
    public static Matrix ForDigits(Matrix ink)
    {
        var digit = CutOut(ink);
        double step = Math.Max((double)digit.Rows / BitmapSide, (double)digit.Columns / BitmapWidth);
        var grey = Resample(digit, (digit.Rows - (BitmapSide * step)) / 2, (digit.Columns - (BitmapSide * step)) / 2, step, BitmapSide);
        double half = Darkest(grey) / 2;
        var counts = new Matrix(DigitsSide, DigitsSide);
        for (int row = 0; row < BitmapSide; row++)
        {
            for (int column = 0; column < BitmapSide; column++)
            {
                if (grey[row, column] >= half)
                    counts[row / Block, column / Block] += 1.0 / (Block * Block);
            }
        }

        return counts;
    }

    /// <summary>The ink's bounding box.</summary>
    private static Matrix CutOut(Matrix ink)
    {
        ArgumentNullException.ThrowIfNull(ink);
        var (top, bottom, left, right) = (ink.Rows, -1, ink.Columns, -1);
        for (int row = 0; row < ink.Rows; row++)
        {
            for (int column = 0; column < ink.Columns; column++)
            {
                double value = ink[row, column];
                if (!(value is >= 0 and <= 1))
                    throw new ArgumentException(
                        string.Create(System.Globalization.CultureInfo.InvariantCulture,
                            $"Ink is a number from 0 (paper) to 1 (ink); row {row}, column {column}"
                                + $" holds {value}. Grey values up to 255 are divided by 255, and those of a photograph, "
                                + $"whose paper is the brightest, are taken from 1."), nameof(ink));
                if (value >= Faintest)
                    (top, bottom, left, right) = (Math.Min(top, row), row, Math.Min(left, column), Math.Max(right, column));
            }
        }

        if (bottom < 0)
            throw new ArgumentException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"There is no ink in this picture of {ink.Shape} pixels: none is {Faintest}"
                        + $" or darker, where 0 is paper and 1 is ink. Draw a digit; is the picture blank?"), nameof(ink));
        int[] columns = [.. Enumerable.Range(left, right - left + 1)];
        return ink[top..(bottom + 1)].SelectColumns(columns);
    }

    /// <summary>Where the ink would balance, counted in edges of pixels.</summary>
    private static (double Row, double Column) CentreOfMass(Matrix ink)
    {
        var (sum, rows, columns) = (0.0, 0.0, 0.0);
        for (int row = 0; row < ink.Rows; row++)
        {
            for (int column = 0; column < ink.Columns; column++)
            {
                sum += ink[row, column];
                rows += ink[row, column] * (row + 0.5);
                columns += ink[row, column] * (column + 0.5);
            }
        }

        return (rows / sum, columns / sum);
    }

    /// <summary>A square picture whose pixels are <paramref name="step"/> of the old ones wide and begin at (<paramref name="top"/>,
    /// <paramref name="left"/>); around the old picture is paper.</summary>
    private static Matrix Resample(Matrix ink, double top, double left, double step, int side) =>
        // (side × rows) · (rows × columns) · (columns × side)
        Shares(top, step, side, ink.Rows) * ink * Shares(left, step, side, ink.Columns).Transpose();

    /// <summary>Which share of each new pixel covers which of the old ones, <c>new × old</c>, along one side.</summary>
    private static Matrix Shares(double start, double step, int pixels, int oldPixels)
    {
        var shares = new Matrix(pixels, oldPixels);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            double from = start + (pixel * step), to = from + step;
            for (int old = Math.Max(0, (int)Math.Floor(from)); old < Math.Min(oldPixels, to); old++)
                shares[pixel, old] = Math.Max(0, Math.Min(to, old + 1) - Math.Max(from, old)) / step;
        }

        return shares;
    }

    private static double Darkest(Matrix ink)
    {
        double darkest = 0;
        foreach (double value in ink.Values)
            darkest = Math.Max(darkest, value);
        return darkest;
    }
}
