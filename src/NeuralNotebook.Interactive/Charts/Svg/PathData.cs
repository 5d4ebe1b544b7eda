using System.Globalization;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>Builds the <c>d</c> of a path from whole tenths of a pixel, each step relative to the one before: short, and free of rounding drift.</summary>
internal sealed class PathData
{
    private readonly StringBuilder data = new();
    private long x, y;

    public bool IsEmpty => data.Length == 0;

    public PathData MoveTo(double toX, double toY)
    {
        (x, y) = (Tenths(toX), Tenths(toY));
        data.Append('M');
        Append(x, separate: false);
        Append(y, separate: true);
        return this;
    }

    public PathData LineTo(double toX, double toY)
    {
        var (nextX, nextY) = (Tenths(toX), Tenths(toY));
        if (nextX == x && nextY == y)
            return this;
        data.Append('l');
        Append(nextX - x, separate: false);
        Append(nextY - y, separate: true);
        (x, y) = (nextX, nextY);
        return this;
    }

    public PathData Raw(string steps)
    {
        data.Append(steps);
        return this;
    }

    public override string ToString() => data.ToString();

    private static long Tenths(double value) => (long)Math.Round(value * 10, MidpointRounding.AwayFromZero);

    private void Append(long tenths, bool separate)
    {
        if (separate && tenths >= 0)
            data.Append(' ');
        data.Append((tenths / 10.0).ToString("0.#", CultureInfo.InvariantCulture));
    }
}
