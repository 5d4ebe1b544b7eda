namespace NeuralNotebook.Interactive;

/// <summary>A line through points, with an arrowhead at its end if asked for.</summary>
/// <param name="Points">At least two places, in their order.</param>
public sealed record StrokeShape(params IReadOnlyList<(double X, double Y)> Points) : Shape
{
    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public string Color { get; init; } = Palette.AxisLine;

    /// <summary>The width in pixels.</summary>
    public double Width { get; init; } = 1.4;

    /// <summary>How the line is broken.</summary>
    public Dash Dash { get; init; }

    /// <summary>True to end in an arrowhead.</summary>
    public bool Arrow { get; init; }

    /// <summary>The arrowhead: its point and its two corners behind it; nothing for a line without length.</summary>
    internal IReadOnlyList<(double X, double Y)> ArrowHead
    {
        get
        {
            var (tip, before) = (Points[^1], Points[^2]);
            var (x, y) = (tip.X - before.X, tip.Y - before.Y);
            double length = Math.Sqrt(x * x + y * y);
            if (!(length > 0))
                return [];
            double size = 5.5 + Width;
            var (backX, backY) = (tip.X - x / length * size, tip.Y - y / length * size);
            var (sideX, sideY) = (-y / length * size * 0.5, x / length * size * 0.5);
            return [tip, (backX + sideX, backY + sideY), (backX - sideX, backY - sideY)];
        }
    }
}
