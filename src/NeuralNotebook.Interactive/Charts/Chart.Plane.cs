namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>The plane of two inputs, coloured by a function of both: blue where it is positive, orange where it is not, as classes 1
    /// and 0 are, paler towards 0, and a dark line where it changes sign. For the weighted sum of a neuron that line is straight.</summary>
    /// <param name="f">The function of x₁ and x₂.</param>
    /// <param name="from">Where both axes start.</param>
    /// <param name="to">Where both axes end.</param>
    /// <param name="full">The size of a value that gets the full colour; null takes the largest in the picture.
    /// Give the same to panels that are to be compared.</param>
    /// <exception cref="ArgumentException">The bounds are not finite or not in order, <paramref name="full"/> is not above 0,
    /// or the function is not a number somewhere.</exception>
    public static Figure Plane(Func<double, double, double> f, double from = -3, double to = 3, double? full = null)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (!Plottable.IsFinite(from) || !Plottable.IsFinite(to) || from >= to)
            throw new ArgumentException(
                $"Both axes run from a smaller to a larger finite number, got {NumberText.Short(from)} to {NumberText.Short(to)}.");
        if (full is { } size && !(Plottable.IsFinite(size) && size > 0))
            throw new ArgumentException($"The value with the full colour is a number above 0, got {NumberText.Short(size)}"
                + ": leave it out to take the largest in the picture.");
        const int Lattice = 121; // an odd number, so that the middle of the plane is on it
        var grid = BoundaryGrid.Of(places => Halves(places, f, full), new BoundaryFrame(from, to, from, to, Lattice, Lattice));
        var sides = new PlaneSides(grid.Frame, f);
        var panel = grid.Panel(sides) with
        {
            X = grid.Frame.XAxis with { Title = "x₁" },
            Y = grid.Frame.YAxis with { Title = "x₂" },
            EqualUnits = true,
            Description =
                $"the plane from {NumberText.Short(from)} to {NumberText.Short(to)}"
                    + $" on both axes, {NumberText.Percent(sides.PositiveShare())} of it on the positive side",
        };
        return new Figure { Panels = [panel], Width = 460, Height = 460 };
    }

    /// <summary>An arrow from one place to another.</summary>
    /// <param name="fromX">Its tail on the x axis.</param>
    /// <param name="fromY">Its tail on the y axis.</param>
    /// <param name="toX">Its tip on the x axis.</param>
    /// <param name="toY">Its tip on the y axis.</param>
    /// <param name="name">Its name in the legend.</param>
    public static Figure Arrow(double fromX, double fromY, double toX, double toY, string? name = null)
    {
        var (x, y) = (toX - fromX, toY - fromY);
        const double Back = 0.2, Aside = 0.1; // the head, as shares of the length
        double[] places = [fromX, toX, toX - Back * x - Aside * y, toX, toX - Back * x + Aside * y];
        double[] heights = [fromY, toY, toY - Back * y + Aside * x, toY, toY - Back * y - Aside * x];
        return Of(new LineTrace(places, heights) { Name = name, Color = Palette.Of(3), Dash = Dash.Solid, Markers = false });
    }

    /// <summary>Turns values into shares of two halves, 0.5 where the value is 0 and 1 from the full colour on.</summary>
    private static Matrix Halves(Matrix places, Func<double, double, double> f, double? full)
    {
        double[] values = [.. places.ToRows().Select(place => f(place[0], place[1]))];
        if (Array.FindIndex(values, double.IsNaN) is var at and >= 0)
            throw new ArgumentException($"A plane is coloured by numbers, got NaN at ({NumberText.Short(places[at, 0])}"
                + $", {NumberText.Short(places[at, 1])}): choose bounds where the function has a value.");
        double size = full ?? values.Select(Math.Abs).Where(Plottable.IsFinite).DefaultIfEmpty(0).Max();
        return Matrix.FromColumn(values.Select(value => size > 0 ? 0.5 + 0.5 * Math.Clamp(value / size, -1, 1) : 0.5));
    }
}
