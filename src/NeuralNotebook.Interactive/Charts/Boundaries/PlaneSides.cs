namespace NeuralNotebook.Interactive;

/// <summary>Where a function of the plane is above 0 and where it is not. The line between is found by halving,
/// so that it is in its place even where the function jumps.</summary>
internal sealed class PlaneSides
{
    private readonly BoundaryFrame frame;
    private readonly Func<double, double, double> f;
    private readonly bool[] positive;

    public PlaneSides(BoundaryFrame frame, Func<double, double, double> f)
    {
        (this.frame, this.f) = (frame, f);
        // Asked of the function itself: in shares of the largest value one of 1e-17 has become none.
        positive = [.. frame.Places().ToRows().Select(place => f(place[0], place[1]) > 0)];
    }

    /// <summary>The line between, in lattice units.</summary>
    public List<(double X, double Y)> Line() => BoundaryTracer.TraceBy(frame.Columns, frame.Rows, i => positive[i] ? 1 : 0, Crossing);

    /// <summary>The share of the plane where the function is above 0: in each cell the area on that side of the line, and not only a count
    /// of places, of which those at the edge would count as much as those that have a whole cell around them.</summary>
    public double PositiveShare()
    {
        double area = 0.0;
        for (int row = 0; row + 1 < frame.Rows; row++)
        {
            for (int column = 0; column + 1 < frame.Columns; column++)
                area += Area(row * frame.Columns + column);
        }
        return area / ((frame.Columns - 1.0) * (frame.Rows - 1.0));
    }

    /// <summary>The part of a cell, from 0 to 1, in which the function is above 0.</summary>
    private double Area(int corner)
    {
        int[] around = [corner, corner + 1, corner + 1 + frame.Columns, corner + frame.Columns];
        int count = around.Count(i => positive[i]);
        if (count is 0 or 4)
            return count / 4;
        var (twice, first, last) = (0.0, ((double X, double Y)?)null, (X: 0.0, Y: 0.0));
        for (int k = 0; k < 4; k++)
        {
            var (from, to) = (around[k], around[(k + 1) % 4]);
            if (positive[from])
                Go(Place(from, from, 0));
            if (positive[from] != positive[to])
                Go(Place(from, to, Crossing(from, to)));
        }
        Go(first!.Value);
        return Math.Abs(twice) / 2;

        // The shoelace formula.
        void Go((double X, double Y) place)
        {
            if (first is null)
                first = place;
            else
                twice += last.X * place.Y - place.X * last.Y;
            last = place;
        }

        (double X, double Y) Place(int from, int to, double share)
        {
            var (x, y) = (from % frame.Columns - corner % frame.Columns, from / frame.Columns - corner / frame.Columns);
            return (x + share * (to % frame.Columns - from % frame.Columns), y + share * (to / frame.Columns - from / frame.Columns));
        }
    }

    /// <summary>How far on the way from one place to its neighbour the sign changes.</summary>
    private double Crossing(int from, int to)
    {
        var (near, far) = (0.0, 1.0);
        for (int halving = 0; halving < 40; halving++)
        {
            double middle = (near + far) / 2;
            (near, far) = IsPositive(from, to, middle) == positive[from] ? (middle, far) : (near, middle);
        }
        return (near + far) / 2;
    }

    private bool IsPositive(int from, int to, double share)
    {
        var (column, row) = (from % frame.Columns, from / frame.Columns);
        return f(frame.Left + (column + share * (to % frame.Columns - column)) * frame.StepX,
            frame.Bottom + (row + share * (to / frame.Columns - row)) * frame.StepY) > 0;
    }
}
