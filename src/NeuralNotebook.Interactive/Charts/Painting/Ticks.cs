namespace NeuralNotebook.Interactive;

/// <summary>Round numbers along an axis, with their labels.</summary>
internal static class Ticks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten between two values: at most <paramref name="most"/> of them,
    /// and at least two where two are allowed, because a single one gives no scale.</summary>
    public static List<(double Value, string Label)> Linear(double min, double max, int most)
    {
        // Between numbers that differ in their last digits only there is nothing round.
        if (!(max - min > 1e-12 * Math.Max(Math.Abs(min), Math.Abs(max))))
            return most < 2 ? [(min, "+0")] : [(min, "+0"), (max, "+" + NumberText.Short(max - min))];
        double step = Step((max - min) / Math.Max(most, 1));
        double first = Math.Ceiling(min / step - 1e-9);
        double last = Math.Floor(max / step + 1e-9);
        if (last - first + 1 > most)
        {
            step = Step(step * 1.01);
            (first, last) = (Math.Ceiling(min / step - 1e-9), Math.Floor(max / step + 1e-9));
        }
        // A step this near the range may meet it once, or never. A finer one meets it too often where few are allowed:
        // then every second, third … that still ends on the last.
        while (most > 1 && last <= first)
        {
            step = Finer(step);
            (first, last) = (Math.Ceiling(min / step - 1e-9), Math.Floor(max / step + 1e-9));
        }
        double stride = 1.0;
        while (last > first && (last - first) / stride + 1 > most || (last - first) % stride != 0)
            stride++;
        var values = Enumerable.Range(0, (int)Math.Min((last - first) / stride + 1, most)).Select(i => (first + i * stride) * step)
            .Where(Plottable.IsFinite).ToList();
        double from = Offset(min, max);
        return [.. values.Zip(from == 0 ? Labels(values, step) : Relative([.. values.Select(value => value - from)], step))];
    }

    /// <summary>A round number that all labels of a linear axis are counted from, because the range is too narrow for its place to be
    /// written out at each tick; 0 for the usual axis, whose labels say their values.</summary>
    public static double Offset(double min, double max)
    {
        var (large, range) = (Math.Max(Math.Abs(min), Math.Abs(max)), max - min);
        // Up to ten letters the values themselves are read best; those that need a power of ten have less room.
        if (!(range > 1e-12 * large))
            return min;
        if (NumberText.Exponent(large) - NumberText.Exponent(range) is var spare && spare < (large is >= 1e-3 and < 1e9 ? 7 : 4))
            return 0;
        double middle = min + range / 2;
        for (int power = NumberText.Exponent(large); power > NumberText.Exponent(range); power--)
        {
            double round = Times(Math.Round(Times(middle, -power)), power);
            if (Math.Abs(round - middle) <= 10 * range)
                return round;
        }
        return min;
    }

    /// <summary>The axis' title where labels are counted from an offset: what to add to them.</summary>
    public static string? Title(Axis axis, (double Min, double Max) range)
    {
        if (axis.Log || axis.Categories is not null || Offset(range.Min, range.Max) is var from && from == 0)
            return axis.Title;
        string said =
            NumberText.Significant(from, Math.Clamp(NumberText.Exponent(from) - NumberText.Exponent(range.Max - range.Min) + 1, 3, 15));
        return axis.Title is { } title ? $"{title}: {said} + …" : $"{said} + …";
    }

    /// <summary>Powers of ten between two values, with 2 and 5 between them when the axis is short;
    /// values of even steps within one power.</summary>
    public static List<(double Value, string Label)> Log(double min, double max, int most)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(min)), (int)Math.Ceiling(Math.Log10(max)));
        double[][] choices = Math.Log10(max / min) < 2 ? [[1, 2, 5], [1, 5], [1, 3], [1], [2], [5]] : [[1]];
        for (int every = 1; every <= Math.Max(1, last - first); every++)
        {
            foreach (var (parts, start) in choices.SelectMany(parts => Enumerable.Range(0, every).Select(start => (parts, start))))
            {
                var values = Enumerable.Range(first, last - first + 1).Where(power => (power - first) % every == start)
                    .SelectMany(power => parts.Select(part => (Value: Times(part, power), Power: power)))
                    .Where(tick => Plottable.IsOn(Logarithmic, tick.Value)
                        && tick.Value >= min * (1 - 1e-9) && tick.Value <= max * (1 + 1e-9))
                    .ToList();
                if (values.Count > 1 && values.Count <= most || values.Count == 1 && most == 1)
                    return [
                        .. values.Select(tick =>
                            (tick.Value, tick.Power is >= -3 and < 6
                                ? NumberText.Short(tick.Value) : NumberText.Scientific(tick.Value, 0)))];
            }
        }
        return [.. Linear(min, max, most).Where(tick => tick.Value >= Plottable.Smallest)];
    }

    private static readonly Axis Logarithmic = new() { Log = true };

    /// <summary>One form for all labels, each with the digits that its step needs.</summary>
    private static IEnumerable<string> Labels(List<double> values, double step)
    {
        double large = values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        var (place, digits) =
            (NumberText.Exponent(step * (1 + 1e-9)),
                large == 0 ? 1 : NumberText.Exponent(large * (1 + 1e-12)) - NumberText.Exponent(step * (1 + 1e-9)) + 1);
        bool plain = large < 1e6 && place >= -4 || digits > 4 && large is >= 1e-3 and < 1e9;
        return values.Select(value => plain ? NumberText.Fixed(value, Math.Max(0, -place))
            : Math.Abs(value) < step / 2 ? "0"
            : NumberText.Scientific(value, Math.Max(0, NumberText.Exponent(value * (1 + 1e-12)) - place)));
    }

    private static IEnumerable<string> Relative(List<double> values, double step) =>
        Labels(values, step).Select(label => label[0] == '−' ? label : "+" + label);

    /// <summary>A number times a power of ten, as exact as it can be: large negative powers divide.</summary>
    private static double Times(double value, int power) =>
        power >= 0 ? value * Math.Pow(10, power)
            : power >= -300 ? value / Math.Pow(10, -power) : value / 1e300 / Math.Pow(10, -power - 300);

    /// <summary>The step before one that <see cref="Step"/> gives: half of it, or two fifths of a five.</summary>
    private static double Finer(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
        return Math.Round(step / power) switch { 5 => 2 * power, 2 => power, _ => power / 2 };
    }

    private static double Step(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (double factor in new[] { 1.0, 2, 5, 10 })
        {
            if (factor * power >= least * (1 - 1e-9))
                return factor * power;
        }
        return 10 * power;
    }
}
