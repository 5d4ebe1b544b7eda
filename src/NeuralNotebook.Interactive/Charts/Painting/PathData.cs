using System.Globalization;
using System.Text;

namespace NeuralNotebook.Interactive;

/// <summary>A path in whole tenths of a pixel. As the <c>d</c> of SVG each step is relative to the one before:
/// short, and free of rounding drift.</summary>
internal sealed class PathData
{
    private readonly List<Piece> pieces = [];

    public bool IsEmpty => pieces.Count == 0;

    /// <summary>The path's pieces in pixels: places in their order, and whether the last one leads back to the first.</summary>
    public IEnumerable<(IReadOnlyList<(double X, double Y)> Points, bool Closed)> Pieces =>
        pieces.Where(piece => piece.Points.Count > 1 || piece.End == "h0")
            .Select(piece =>
                ((IReadOnlyList<(double, double)>)[.. piece.Points.Select(point => (point.X / 10.0, point.Y / 10.0))], piece.End == "z"));

    public PathData MoveTo(double toX, double toY)
    {
        pieces.Add(new Piece([(Tenths(toX), Tenths(toY))]));
        return this;
    }

    public PathData LineTo(double toX, double toY)
    {
        var (points, next) = (pieces[^1].Points, (Tenths(toX), Tenths(toY)));
        if (next != points[^1])
            points.Add(next);
        return this;
    }

    /// <summary>Leads back to where the last move went.</summary>
    public PathData Close() => End("z");

    /// <summary>A line of no length: all that is seen of it are its ends.</summary>
    public PathData Dot() => End("h0");

    public override string ToString()
    {
        var data = new StringBuilder();
        foreach (var piece in pieces)
        {
            var (x, y) = piece.Points[0];
            Append(data.Append('M'), x, y);
            foreach (var (nextX, nextY) in piece.Points.Skip(1))
            {
                Append(data.Append('l'), nextX - x, nextY - y);
                (x, y) = (nextX, nextY);
            }
            data.Append(piece.End);
        }
        return data.ToString();
    }

    private PathData End(string end)
    {
        pieces[^1].End = end;
        return this;
    }

    private static long Tenths(double value) => (long)Math.Round(value * 10, MidpointRounding.AwayFromZero);

    private static void Append(StringBuilder data, long x, long y) =>
        data.Append(Number(x)).Append(y >= 0 ? " " : "").Append(Number(y));

    private static string Number(long tenths) => (tenths / 10.0).ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Piece(List<(long X, long Y)> Points)
    {
        public string End { get; set; } = "";
    }
}
