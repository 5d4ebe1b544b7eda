namespace NeuralNotebook.Interactive;

/// <summary>Finds places for the numbers on the lines between two columns, so that none covers another.</summary>
internal static class EdgeLabels
{
    private const double Size = 12;

    private static readonly double[] Shares = [0.5, 0.4, 0.6, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8];

    /// <summary>A text on each line, or none at all when they do not all find a place.</summary>
    public static IReadOnlyList<TextShape> Place(
        IReadOnlyList<(double X1, double Y1, double X2, double Y2, string Text, string Color)> lines)
    {
        var placed = new List<TextShape>();
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var choice = Shares
                .Select(share => new TextShape(line.X1 + (line.X2 - line.X1) * share, line.Y1 + (line.Y2 - line.Y1) * share, line.Text)
                { Size = Size, Color = line.Color, Backed = true })
                .Where(text => text.X - text.Width / 2 - 3 > line.X1 && text.X + text.Width / 2 + 3 < line.X2)
                .Where(text => !placed.Any(other => Overlap(text, other)))
                // The fewer other lines it lies on, the easier it is to see whose number it is.
                .OrderBy(text => lines.Where((_, other) => other != i).Count(other => Crosses(text, other)))
                .FirstOrDefault();
            if (choice is null)
                return [];
            placed.Add(choice);
        }
        return placed;
    }

    private static bool Overlap(TextShape a, TextShape b) =>
        Math.Abs(a.X - b.X) < (a.Width + b.Width) / 2 + 4 && Math.Abs(a.Y - b.Y) < Size + 4;

    private static bool Crosses(TextShape text, (double X1, double Y1, double X2, double Y2, string, string) line)
    {
        for (int step = -2; step <= 2; step++)
        {
            double x = text.X + step * text.Width / 4;
            double y = line.Y1 + (line.Y2 - line.Y1) * (x - line.X1) / (line.X2 - line.X1);
            if (Math.Abs(y - text.Y) < Size / 2 + 2)
                return true;
        }
        return false;
    }
}
