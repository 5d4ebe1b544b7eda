namespace NeuralNotebook.Interactive;

/// <summary>Says what a function and its slope do.</summary>
internal static class CurveText
{
    /// <summary>The finding about a slope: where it jumps, or how large it gets.</summary>
    public static string Finding(Curve slope)
    {
        var digits = Digits(slope);
        if (slope.Breaks.FirstOrDefault(found => found.IsJump) is { IsJump: true } jump)
        {
            string taken = Plottable.IsFinite(jump.At) ? $"{digits.Text(jump.At)} is taken there" : "there is none at the place itself";
            return $"At {NumberText.Short(jump.X)} the slope jumps from {digits.Text(jump.Left)} to {digits.Text(jump.Right)}; {taken}";
        }
        var seen = slope.Points.Where(point => Plottable.IsFinite(point.Y)).ToList();
        if (seen.Count == 0)
            return "It has no slope here";
        var (low, high) = (seen.MinBy(point => point.Y), seen.MaxBy(point => point.Y));
        if (high.Y - low.Y < 1e-9)
        {
            string where = slope.Breaks.Count > 0
                ? $"on both sides of {NumberText.Short(slope.Breaks[0].X)}, where it has none" : "everywhere";
            return $"Its slope is {NumberText.Short(Math.Round(high.Y, 9))} {where}";
        }

        return $"From {NumberText.Short(slope.Points[0].X)} to {NumberText.Short(slope.Points[^1].X)}"
            + $" its slope lies between {digits.Text(low.Y)} and {digits.Text(high.Y)}"
            + $", {Steepest(seen.ConvertAll(point => (point.X, Math.Abs(point.Y))))}";
    }

    /// <summary>Where a slope is steepest: at a place, or along a stretch.</summary>
    private static string Steepest(List<(double X, double Size)> slope)
    {
        var top = slope.MaxBy(point => point.Size);
        var (first, last) = (top.X, slope.SkipWhile(point => point.X < top.X).TakeWhile(point => point.Size > top.Size - 1e-9).Last().X);
        string from = NumberText.Short(Math.Round(first, 6)), to = NumberText.Short(Math.Round(last, 6));
        return from == to ? $"steepest at {from}" : $"steepest from {from} to {to}";
    }

    public static string Description(string name, Curve f, Curve slope, double from, double to)
    {
        string text =
            $"the curve of {name} and of its slope from {NumberText.Short(from)} to {NumberText.Short(to)}: the function {Ends(f)}"
                + $", its slope {Ends(slope)}";
        foreach (var jump in f.Breaks.Where(found => found.IsJump))
            text += $"; the function jumps from {Digits(f).Text(jump.Left)} to {Digits(f).Text(jump.Right)} at {NumberText.Short(jump.X)}";
        string finding = Finding(slope);
        return $"{text}; {char.ToLowerInvariant(finding[0])}{finding[1..]}";
    }

    private static string Ends(Curve curve)
    {
        var seen = curve.Points.Where(point => Plottable.IsFinite(point.Y)).ToList();
        return seen.Count == 0 ? "has no values" : $"goes from {Digits(curve).Text(seen[0].Y)} to {Digits(curve).Text(seen[^1].Y)}";
    }

    private static SharedDigits Digits(Curve curve) => SharedDigits.Of(curve.Points.Select(point => point.Y));
}
