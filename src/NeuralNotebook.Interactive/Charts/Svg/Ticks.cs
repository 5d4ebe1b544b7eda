namespace NeuralNotebook.Interactive;

/// <summary>Round numbers along an axis, with their labels.</summary>
internal static class Ticks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten between two values: at most <paramref name="most"/> of them, and at least two where two are allowed,
    /// because a single one gives no scale.</summary>
    public static List<(double Value, string Label)> Linear(double min, double max, int most)
    {
        var step = Step((max - min) / Math.Max(most, 1));
        var first = Math.Ceiling(min / step - 1e-9);
        var last = Math.Floor(max / step + 1e-9);
        if (last - first + 1 > most)
        {
            step = Step(step * 1.01);
            (first, last) = (Math.Ceiling(min / step - 1e-9), Math.Floor(max / step + 1e-9));
        }
        // A step this near the range may meet it once, or never. A finer one meets it too often where few are allowed: then every second, third … that still ends on the last.
        while (most > 1 && last <= first)
        {
            step = Finer(step);
            (first, last) = (Math.Ceiling(min / step - 1e-9), Math.Floor(max / step + 1e-9));
        }
        var stride = 1.0;
        while (last > first && (last - first) / stride + 1 > most || (last - first) % stride != 0)
            stride++;
        var ticks = new List<(double, string)>();
        var large = Math.Max(Math.Abs(min), Math.Abs(max));
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        for (var i = first; i <= last && ticks.Count <= most; i += stride)
        {
            var value = i * step;
            if (!Finite.Is(value))
                continue;
            ticks.Add((value, large >= 1e6 || decimals > 4 ? value == 0 ? "0" : NumberText.Scientific(value, 3) : NumberText.Fixed(value, decimals)));
        }
        return ticks;
    }

    /// <summary>Powers of ten between two values, with 2 and 5 between them when the axis is short.</summary>
    public static List<(double Value, string Label)> Log(double min, double max, int most)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(min)), (int)Math.Ceiling(Math.Log10(max)));
        double[] parts = Math.Log10(max / min) < 2 ? [1, 2, 5] : [1];
        var every = Math.Max(1, (last - first + most - 1) / Math.Max(most, 1));
        var ticks = new List<(double, string)>();
        for (var power = first; power <= last; power++)
        {
            foreach (var part in parts)
            {
                var value = part * Math.Pow(10, power);
                if (Finite.Is(value) && value >= Finite.Smallest && value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9) && (power - first) % every == 0)
                    ticks.Add((value, power is >= -3 and < 6 ? NumberText.Short(value) : NumberText.Scientific(value, 0)));
            }
        }
        return ticks.Count > 1 ? ticks : [.. Linear(min, max, most).Where(tick => tick.Value >= Finite.Smallest)];
    }

    /// <summary>The step before one that <see cref="Step"/> gives: half of it, or two fifths of a five.</summary>
    private static double Finer(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-9));
        return Math.Round(step / power) switch { 5 => 2 * power, 2 => power, _ => power / 2 };
    }

    private static double Step(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in new[] { 1.0, 2, 5, 10 })
        {
            if (factor * power >= least * (1 - 1e-9))
                return factor * power;
        }
        return 10 * power;
    }
}
