namespace NeuralNotebook.Photos;

/// <summary>How thick strokes are. MNIST's measure 2 to 3 of the 20 pixels of their box; a ballpoint's, photographed,
/// far less than one.</summary>
internal static class Thickness
{
    private const double Inked = 0.5;
    private const double LeastOfSide = 1.0 / 9;

    /// <summary>Makes strokes that are thinner than a ninth of the digit's longer side as thick as that,
    /// by going along their edges with a round pen.</summary>
    public static void Raise(Matrix ink)
    {
        var edges = new List<(int Row, int Column)>();
        var (area, top, bottom, left, right) = (0, ink.Rows, 0, ink.Columns, 0);
        for (int row = 0; row < ink.Rows; row++)
        {
            for (int column = 0; column < ink.Columns; column++)
            {
                if (ink[row, column] < Inked)
                    continue;
                area++;
                (top, bottom, left, right) = (Math.Min(top, row), row, Math.Min(left, column), Math.Max(right, column));
                // Blots that reach the picture's edge are gone, so that every pixel has four neighbours.
                if (ink[row - 1, column] < Inked || ink[row + 1, column] < Inked || ink[row, column - 1] < Inked
                    || ink[row, column + 1] < Inked)
                    edges.Add((row, column));
            }
        }

        // A stroke has two edges: what is half as many pixels as they have is its length.
        double thickness = edges.Count == 0 ? 0 : 2.0 * area / edges.Count, side = Math.Max(bottom - top, right - left) + 1;
        double radius = ((LeastOfSide * side) - thickness) / 2;
        if (radius <= 0)
            return;
        foreach (var (row, column) in edges)
            Dot(ink, row, column, radius);
    }

    private static void Dot(Matrix ink, int row, int column, double radius)
    {
        int reach = (int)Math.Ceiling(radius + 0.5);
        for (int y = Math.Max(0, row - reach); y <= Math.Min(ink.Rows - 1, row + reach); y++)
        {
            for (int x = Math.Max(0, column - reach); x <= Math.Min(ink.Columns - 1, column + reach); x++)
            {
                double distance = Math.Sqrt(((y - row) * (y - row)) + ((x - column) * (x - column)));
                ink[y, x] = Math.Max(ink[y, x], Math.Clamp(radius + 0.5 - distance, 0, 1));
            }
        }
    }
}
