namespace NeuralNotebook.Interactive;

/// <summary>The ways of optimisers over a loss, as lines and in words.</summary>
internal static class LossPaths
{
    public const string Key = "ring: start, diamond: end";

    /// <summary>A way of at most so many steps shows each of them.</summary>
    private const int MostMarked = 30;

    public static LineTrace Trace(string name, IReadOnlyList<(double X, double Y)> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Count == 0)
            throw new ArgumentException($"The path of '{name}' has no point: give at least its start.");
        return new LineTrace([.. path.Select(point => point.X)], [.. path.Select(point => point.Y)])
        { Name = name, Markers = path.Count <= MostMarked, MarksEnds = true };
    }

    /// <summary>Heights for the lines of a loss, closer together near its lowest, where optimisers spend their time:
    /// evenly spaced rings on a bowl.</summary>
    public static IReadOnlyList<double> Heights(double[] losses)
    {
        const int Lines = 11;
        double[] finite = losses.Where(Plottable.IsFinite).ToArray();
        if (finite.Length == 0)
            return [];
        var (low, high) = (finite.Min(), finite.Max());
        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))
            return [];
        return [.. Enumerable.Range(1, Lines).Select(i => Round(low + (high - low) * Math.Pow((double)i / (Lines + 1), 2), high - low))
            .Where(height => height > low && height < high).Distinct().Order()];

        // Two digits of the distance to the lowest, so that the numbers beside the colours are short.
        double Round(double height, double range)
        {
            double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(height - low, range * 1e-4))) - 1);
            return Math.Round(height / unit) * unit;
        }
    }

    public static string Describe(string name, IReadOnlyList<(double X, double Y)> path, Func<double, double, double>? loss)
    {
        var seen = path.Where(point => Plottable.IsFinite(point.X) && Plottable.IsFinite(point.Y)).ToList();
        if (seen.Count == 0)
            return $"the path {name} has no place on the map";
        var (across, upwards) = (SharedDigits.Of(seen.Select(point => point.X)), SharedDigits.Of(seen.Select(point => point.Y)));
        int lost = path.Count - seen.Count;
        return $"the path {name} of {path.Count - 1} {(path.Count == 2 ? "step" : "steps")} from {Place(seen[0])} to {Place(seen[^1])}"
            + (lost == 0 ? "" : $" ({lost} {(lost == 1 ? "point is" : "points are")} not finite and left out)");

        string Place((double X, double Y) point) =>
            $"({across.Text(point.X)}, {upwards.Text(point.Y)})"
                + (loss is null ? "" : $" with loss {NumberText.Short(loss(point.X, point.Y))}");
    }

    /// <summary>The finding: how far down the one path leads, or which of several leads lowest.</summary>
    public static string Title(IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Path)> paths,
        Func<double, double, double> loss)
    {
        if (paths.Count == 0)
            return "The loss over two weights";
        var ends = paths.Select(path => (path.Name, Steps: path.Path.Count - 1, First: At(path.Path[0]), Last: At(path.Path[^1]))).ToList();
        if (ends.Count == 1 && !Plottable.IsFinite(ends[0].Last))
            return $"{ends[0].Name}: loss {NumberText.Short(ends[0].First)} at the start, no finite number at the end";
        if (ends.Count == 1)
            return $"{ends[0].Name}: loss {NumberText.Short(ends[0].First)} → {NumberText.Short(ends[0].Last)} in {ends[0].Steps}"
                + $" {(ends[0].Steps == 1 ? "step" : "steps")}";
        var finite = ends.Where(end => Plottable.IsFinite(end.Last)).ToList();
        return finite.Count == 0 ? "No path ends on the map"
            : $"{finite.MinBy(end => end.Last).Name} ends lowest, at a loss of {NumberText.Short(finite.Min(end => end.Last))}";

        double At((double X, double Y) point) => loss(point.X, point.Y);
    }
}
