using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>One letter as lines for a pen. Places are on a grid of its own: y 0 is where letters stand,
/// <see cref="Lower"/> the height of an x and <see cref="Upper"/> that of an X.</summary>
internal sealed class Glyph
{
    /// <summary>The size of the type in units of the grid.</summary>
    public const double Em = 200;

    public const double Lower = 100, Upper = 140;

    private const int Steps = 6;

    /// <param name="advance">How far the next letter stands to the right; 0 for a mark over the letter before.</param>
    /// <param name="strokes">Steps from place to place: M moves, L draws a straight line, Q a curve towards a place between.
    /// A is a quarter of an ellipse that leaves level and arrives upright, B one that leaves upright and arrives level.</param>
    public Glyph(double advance, string strokes)
    {
        Advance = advance;
        Lines = [.. Read(strokes)];
        var (least, most) =
            (Lines.SelectMany(line => line).Select(point => point.X).DefaultIfEmpty(0).Min(),
                Lines.SelectMany(line => line).Select(point => point.X).DefaultIfEmpty(0).Max());
        Width = most - least;
        if (least != 0)
            Lines = [.. Lines.Select(line => line.Select(point => (point.X - least, point.Y)).ToList())];
    }

    public double Advance { get; }

    /// <summary>From the leftmost place to the rightmost one.</summary>
    public double Width { get; }

    /// <summary>The lines, each from place to place.</summary>
    public IReadOnlyList<List<(double X, double Y)>> Lines { get; }

    private static List<List<(double X, double Y)>> Read(string strokes)
    {
        var (lines, step) = (new List<List<(double X, double Y)>>(), 'M');
        string[] words = strokes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length;)
        {
            if (char.IsAsciiLetter(words[i][0]))
                (step, words[i]) = (words[i][0], words[i][1..]);
            var to = Next();
            if (step == 'M')
            {
                lines.Add([to]);
                continue;
            }
            var line = lines[^1];
            var from = line[^1];
            const double Round = 0.58; // a little squarer than a circle, as letters are
            switch (step)
            {
                case 'L': line.Add(to); break;
                case 'Q': var end = Next(); Curve(line, from, Between(from, to, 2.0 / 3), Between(end, to, 2.0 / 3), end); break;
                case 'A': Curve(line, from, (from.X + Round * (to.X - from.X), from.Y), (to.X, to.Y - Round * (to.Y - from.Y)), to); break;
                default: Curve(line, from, (from.X, from.Y + Round * (to.Y - from.Y)), (to.X - Round * (to.X - from.X), to.Y), to); break;
            }

            (double X, double Y) Next() =>
                (double.Parse(words[i++], CultureInfo.InvariantCulture), double.Parse(words[i++], CultureInfo.InvariantCulture));
        }
        return lines;
    }

    private static (double X, double Y) Between((double X, double Y) from, (double X, double Y) to, double share) =>
        (from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share);

    /// <summary>A cubic curve after Bézier, as short lines.</summary>
    private static void Curve(List<(double X, double Y)> line, (double X, double Y) a, (double X, double Y) b, (double X, double Y) c,
        (double X, double Y) d)
    {
        for (int i = 1; i <= Steps; i++)
        {
            double t = (double)i / Steps;
            var (ab, bc, cd) = (Between(a, b, t), Between(b, c, t), Between(c, d, t));
            line.Add(Between(Between(ab, bc, t), Between(bc, cd, t), t));
        }
    }
}
