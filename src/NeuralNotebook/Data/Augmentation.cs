namespace NeuralNotebook;

/// <summary>More pictures from the ones there are: moved a little, each still shows what it showed.</summary>
/// <remarks>Built in chapter 14, Images. Pictures are kept as in <see cref="Datasets"/>: a row a picture, its pixels row by row.
/// Source: Simard, Steinkraus, Platt (2003), "Best practices for convolutional neural networks applied to visual
/// document analysis".</remarks>
public static class Augmentation
{
    /// <summary>Moves every picture by whole pixels. What leaves the picture is lost; what comes in from outside is 0, the paper.</summary>
    /// <param name="images">The pictures, <c>pictures × pixels</c>.</param>
    /// <param name="width">Pixels in a row of one picture.</param>
    /// <param name="right">By how many pixels to the right; negative: to the left.</param>
    /// <param name="down">By how many pixels down; negative: up.</param>
    /// <returns>New pictures of the same shape.</returns>
    /// <exception cref="ArgumentException">The pictures have no whole rows of that width.</exception>
    public static Matrix Shift(Matrix images, int width, int right, int down)
    {
        ArgumentNullException.ThrowIfNull(images);
        RequireWholeRows(images, width);
        var moved = new Matrix(images.Rows, images.Columns);
        for (int picture = 0; picture < images.Rows; picture++)
            Move(images.Row(picture), moved.Row(picture), width, right, down);
        return moved;
    }

    /// <summary>The data, and behind them four moved copies of each picture: to the right, to the left, down and up.</summary>
    /// <param name="data">Pictures with their classes.</param>
    /// <param name="width">Pixels in a row of one picture.</param>
    /// <param name="by">By how many pixels the copies are moved.</param>
    /// <returns>Five times as many samples.</returns>
    /// <exception cref="ArgumentException">The data have no classes, or the pictures no whole rows of that width.</exception>
    public static Dataset WithShifts(Dataset data, int width, int by = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireClasses(data);
        RequireWholeRows(data.X, width);
        (int Right, int Down)[] moves = [(0, 0), (by, 0), (-by, 0), (0, by), (0, -by)];
        var X = new Matrix(moves.Length * data.Samples, data.X.Columns);
        int[] labels = new int[X.Rows];
        for (int i = 0; i < X.Rows; i++)
        {
            var (move, picture) = (moves[i / data.Samples], i % data.Samples);
            Move(data.X.Row(picture), X.Row(i), width, move.Right, move.Down);
            labels[i] = data.Labels[picture];
        }

        return new Dataset(X, labels, data.Classes, $"{data.Name}, and moved by {by}", data.ClassNames);
    }

    /// <summary>The data with every picture moved at random: by −<paramref name="most"/> to <paramref name="most"/> pixels
    /// each way, all equally likely.
    /// With another seed for every epoch, a network hardly sees the same picture twice, and the memory holds no more of them.</summary>
    /// <param name="data">Pictures with their classes.</param>
    /// <param name="width">Pixels in a row of one picture.</param>
    /// <param name="most">By how many pixels at most.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">The data have no classes, or the pictures no whole rows of that width.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is negative.</exception>
    public static Dataset ShiftAtRandom(Dataset data, int width, int most = 1, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        RequireClasses(data);
        RequireWholeRows(data.X, width);
        var random = new SeededRandom(seed);
        var X = new Matrix(data.Samples, data.X.Columns);
        for (int picture = 0; picture < X.Rows; picture++)
        {
            int right = random.Next((2 * most) + 1) - most, down = random.Next((2 * most) + 1) - most;
            Move(data.X.Row(picture), X.Row(picture), width, right, down);
        }

        return new Dataset(X, data.Labels, data.Classes, data.Name, data.ClassNames);
    }

    private static void Move(ReadOnlySpan<double> from, Span<double> to, int width, int right, int down)
    {
        int height = from.Length / width;
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                // In long, so that a move beyond every border, by int.MaxValue, say, is no other one.
                long fromRow = (long)row - down, fromColumn = (long)column - right;
                bool isInside = fromRow >= 0 && fromRow < height && fromColumn >= 0 && fromColumn < width;
                to[(row * width) + column] = isInside ? from[(int)((fromRow * width) + fromColumn)] : 0;
            }
        }
    }

    private static void RequireWholeRows(Matrix images, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (images.Columns % width != 0)
            throw new ArgumentException($"A picture of {images.Columns} pixels has no whole rows of {width}: how wide are the pictures?",
                nameof(width));
    }

    private static void RequireClasses(Dataset data)
    {
        if (data.Classes == 0)
            throw new ArgumentException($"Pictures that are moved keep their class, so they need one each; got {data}.", nameof(data));
    }
}
