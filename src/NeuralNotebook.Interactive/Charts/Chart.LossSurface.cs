namespace NeuralNotebook.Interactive;

public static partial class Chart
{
    /// <summary>A loss over two weights as a map of heights, with the ways that optimisers took over it:
    /// a ring where each starts, a diamond where it ends.</summary>
    /// <param name="loss">The loss at (w₁, w₂).</param>
    /// <param name="x">From where to where w₁ runs.</param>
    /// <param name="y">From where to where w₂ runs.</param>
    /// <param name="paths">The ways, each with the optimiser's name; those that leave the map are cut at its edge.</param>
    /// <exception cref="ArgumentException">A range is not finite or not in order, or a path has no point.</exception>
    public static Figure LossSurface(
        Func<double, double, double> loss, (double From, double To) x, (double From, double To) y,
        params IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Path)> paths)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(paths);
        var (across, upwards, z) = Sample("A loss surface", loss, x, y, steps: 60);
        var map = new ContourTrace(across, upwards, z) { Levels = LossPaths.Heights(z), ColorBarTitle = "loss" };
        var panel = new Panel
        {
            Traces = [map, .. paths.Select(path => LossPaths.Trace(path.Name, path.Path))],
            X = new Axis { Title = "w₁", Min = x.From, Max = x.To },
            Y = new Axis { Title = "w₂", Min = y.From, Max = y.To },
        };
        string said = string.Concat(paths.Select(path => $"; {LossPaths.Describe(path.Name, path.Path, loss)}"));
        panel = panel with { Description = "the loss as " + map.Told(panel) + said };
        // Where both directions are about as long a unit is as long in both, so that a slope is seen across the lines of equal height.
        double shape = (y.To - y.From) / (x.To - x.From);
        bool square = shape is > 0.5 and < 1.5;
        return new Figure
        {
            Panels = [panel with { EqualUnits = square }],
            Height = square ? (int)(150 + 385 * shape) : 400,
            Title = LossPaths.Title(paths, loss),
            Subtitle = paths.Count > 0 ? LossPaths.Key : null,
        };
    }

    /// <summary>The way of an optimiser over two weights, to lay over a <see cref="LossSurface"/> with <see cref="Combine"/>.</summary>
    /// <param name="points">Where it was after each step, the start first.</param>
    /// <param name="name">The optimiser's name.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static Figure Path(IReadOnlyList<(double X, double Y)> points, string name = "path")
    {
        ArgumentNullException.ThrowIfNull(points);
        var panel = new Panel { Traces = [LossPaths.Trace(name, points)], Description = LossPaths.Describe(name, points, loss: null) };
        return new Figure { Panels = [panel], Subtitle = LossPaths.Key };
    }
}
