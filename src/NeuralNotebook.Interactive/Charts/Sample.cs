namespace NeuralNotebook.Interactive;

/// <summary>Chooses some of many marks that show what all of them would; the same ones every time.</summary>
internal static class Sample
{
    /// <summary>Which points of a cloud suffice: of every stretch of the plane as large a share as of every other, at least one where there
    /// is any, and the outermost. So dense places stay dense, and a single point far from all others is still seen.</summary>
    public static int[] OfCloud(IReadOnlyList<double> x, IReadOnlyList<double> y, Panel panel, int most)
    {
        int[] seen = [.. Enumerable.Range(0, x.Count).Where(i => Plottable.IsOn(panel.X, x[i]) && Plottable.IsOn(panel.Y, y[i]))];
        if (seen.Length <= most)
            return seen;
        var (cells, counts) = (new int[seen.Length], Array.Empty<int>());
        var (across, upwards) = (Shares(seen, x, panel.X), Shares(seen, y, panel.Y));
        // As fine a lattice as leaves most of the points for the dense places.
        for (int side = 64; side >= 2; side /= 2)
        {
            counts = new int[side * side];
            for (int i = 0; i < cells.Length; i++)
                counts[cells[i] = Math.Min(side - 1, (int)(across[i] * side)) + side * Math.Min(side - 1, (int)(upwards[i] * side))]++;
            if (counts.Count(count => count > 0) <= most / 3)
                break;
        }
        double share = Math.Max(0, most - counts.Count(count => count > 0)) / (double)seen.Length;
        var (taken, carried) = (new int[counts.Length], 0.0);
        for (int cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] == 0)
                continue;
            carried += counts[cell] * share;
            taken[cell] = Math.Clamp((int)carried, 1, counts[cell]);
            carried -= (int)carried;
        }
        var kept = new SortedSet<int> { seen.MinBy(i => x[i]), seen.MaxBy(i => x[i]), seen.MinBy(i => y[i]), seen.MaxBy(i => y[i]) };
        int[] passed = new int[counts.Length];
        for (int i = 0; i < seen.Length; i++)
        {
            // Evenly spread over the cell's points in their order.
            var (cell, before) = (cells[i], (long)passed[cells[i]]++);
            if ((before + 1) * taken[cell] / counts[cell] > before * taken[cell] / counts[cell])
                kept.Add(seen[i]);
        }
        return [.. kept];
    }

    /// <summary>Which points of a line suffice: of each stretch the first, the last, the outermost, and one that is missing.</summary>
    public static int[] OfLine(IReadOnlyList<IReadOnlyList<double>> values, int most)
    {
        int count = values[0].Count;
        if (count <= most)
            return [.. Enumerable.Range(0, count)];
        var kept = new SortedSet<int>();
        int stretches = Math.Max(1, most / (2 + 2 * (values.Count - 1)));
        for (int stretch = 0; stretch < stretches; stretch++)
        {
            var (start, end) = ((int)((long)stretch * count / stretches), (int)((long)(stretch + 1) * count / stretches));
            kept.UnionWith([start, end - 1]);
            foreach (var some in values)
            {
                var (low, high, missing) = (-1, -1, -1);
                for (int i = start; i < end; i++)
                {
                    if (!Plottable.IsFinite(some[i]))
                        missing = missing < 0 ? i : missing;
                    else
                        (low, high) = (low < 0 || some[i] < some[low] ? i : low, high < 0 || some[i] > some[high] ? i : high);
                }
                kept.UnionWith(new[] { low, high, missing }.Where(i => i >= 0));
            }
        }
        return [.. kept];
    }

    /// <summary>Some rows of many, evenly spread, with the first, the last and those that must not be missed.</summary>
    public static int[] OfRows(int count, int most, IEnumerable<int> needed)
    {
        int kept = Math.Clamp(most, 2, Math.Max(2, count));
        return [.. Enumerable.Range(0, kept).Select(i => (int)((long)i * (count - 1) / (kept - 1))).Concat(needed).Distinct().Order()];
    }

    public static double[] At(IReadOnlyList<double> values, int[] places) => [.. places.Select(i => values[i])];

    /// <summary>Where each value lies between the smallest and the largest, 0 to 1.</summary>
    private static double[] Shares(int[] seen, IReadOnlyList<double> values, Axis axis)
    {
        double[] places = [.. seen.Select(i => axis.Log ? Math.Log10(values[i]) : values[i])];
        var (min, max) = (places.Min(), places.Max());
        return [.. places.Select(place => max > min ? (place - min) / (max - min) : 0)];
    }
}
