namespace NeuralNotebook.Photos;

/// <summary>What hangs together in a picture: the strokes of a digit, and what is none of it.</summary>
internal static class Blots
{
    private const double Inked = 0.5;

    /// <summary>What is smaller than this share of the largest blot is noise, or a crumb.</summary>
    private const double LeastShare = 0.04;

    /// <summary>Takes away what is no part of the digit: small blots, and those that go over the picture's edge,
    /// as the edge of the paper does, or a shadow.</summary>
    public static Matrix Clean(Matrix ink)
    {
        int[,] names = new int[ink.Rows, ink.Columns];
        var blots = new List<(int Size, bool IsAtEdge)>();
        for (int row = 0; row < ink.Rows; row++)
        {
            for (int column = 0; column < ink.Columns; column++)
            {
                if (ink[row, column] >= Inked && names[row, column] == 0)
                    blots.Add(Follow(ink, names, row, column, blots.Count + 1));
            }
        }

        var inside = blots.Where(blot => !blot.IsAtEdge).ToList();
        if (inside.Count == 0)
            throw new ArgumentException("No digit is to be seen in this picture, or it goes over the edge: leave some paper around it.");
        double least = LeastShare * inside.Max(blot => blot.Size);
        var clean = new Matrix(ink.Rows, ink.Columns);
        for (int row = 0; row < ink.Rows; row++)
        {
            for (int column = 0; column < ink.Columns; column++)
            {
                if (NameNear(names, row, column) is > 0 and var name && blots[name - 1] is { IsAtEdge: false } blot && blot.Size >= least)
                    clean[row, column] = ink[row, column];
            }
        }

        return clean;
    }

    /// <summary>Names a blot, from one pixel on; returns how large it is, and whether it reaches the edge.</summary>
    private static (int Size, bool IsAtEdge) Follow(Matrix ink, int[,] names, int row, int column, int name)
    {
        var (size, isAtEdge) = (0, false);
        var open = new Stack<(int Row, int Column)>([(row, column)]);
        names[row, column] = name;
        while (open.TryPop(out var at))
        {
            size++;
            foreach (var (nextRow, nextColumn) in Around(at.Row, at.Column))
            {
                if (nextRow < 0 || nextColumn < 0 || nextRow >= ink.Rows || nextColumn >= ink.Columns)
                {
                    isAtEdge = true;
                }
                else if (names[nextRow, nextColumn] == 0 && ink[nextRow, nextColumn] >= Inked)
                {
                    names[nextRow, nextColumn] = name;
                    open.Push((nextRow, nextColumn));
                }
            }
        }

        return (size, isAtEdge);
    }

    /// <summary>The blot of a pixel or, of a paler one at a stroke's edge, that of its neighbour; 0 for none.</summary>
    private static int NameNear(int[,] names, int row, int column)
    {
        if (names[row, column] > 0)
            return names[row, column];
        foreach (var (nextRow, nextColumn) in Around(row, column))
        {
            if (nextRow >= 0 && nextColumn >= 0 && nextRow < names.GetLength(0) && nextColumn < names.GetLength(1)
                && names[nextRow, nextColumn] > 0)
                return names[nextRow, nextColumn];
        }

        return 0;
    }

    private static IEnumerable<(int Row, int Column)> Around(int row, int column) =>
        [(row - 1, column - 1), (row - 1, column), (row - 1, column + 1), (row, column - 1), (row, column + 1), (row + 1, column - 1),
            (row + 1, column), (row + 1, column + 1)];
}
