namespace NeuralNotebook.Interactive;

/// <summary>Keeps a figure small however much data it holds: both writers together take less than 300 kB,
/// so that a notebook with some figures still opens quickly. A trace that is too large is drawn by a part of its marks,
/// chosen so that the picture stays what it was.</summary>
internal static class Thinning
{
    /// <summary>Bytes for the marks of all traces, in the SVG and in the JSON.</summary>
    private const double Room = 225_000;

    /// <summary>Bytes that a trace takes beside its marks.</summary>
    private const double Frame = 500;

    /// <summary>The figure as it is drawn; the figure itself when nothing has to be left out.</summary>
    public static Figure Of(Figure figure)
    {
        var panels = Panels(figure);
        return ReferenceEquals(panels, figure.Panels) ? figure : figure with { Panels = panels, AlternativeText = figure.Sentence(panels) };
    }

    /// <summary>The panels as they are drawn.</summary>
    public static IReadOnlyList<Panel> Panels(Figure figure)
    {
        double[] weights = figure.Panels.SelectMany(panel => panel.Traces).Select(trace => trace.Weight).Order().ToArray();
        double most = Share(weights, Math.Max(Room / 4, Room - Frame * weights.Length));
        bool changed = false;
        var panels = figure.Panels.Select(panel =>
        {
            var traces = panel.Traces.Select(trace => trace.Thinned(most, panel)).ToList();
            if (traces.Zip(panel.Traces).All(pair => ReferenceEquals(pair.First, pair.Second)))
                return panel;
            changed = true;
            var (x, y, z) = (AxisRange.X(panel), AxisRange.Y(panel), AxisRange.Z(panel));
            return panel with
            {
                Traces = traces,
                X = panel.X with { Min = x.Min, Max = x.Max },
                Y = panel.Y with { Min = y.Min, Max = y.Max },
                Z = panel.InSpace ? panel.Z with { Min = z.Min, Max = z.Max } : panel.Z,
            };
        }).ToList();
        return changed ? panels : figure.Panels;
    }

    /// <summary>How many of how many marks are drawn, in words; empty when all are.</summary>
    public static string Describe(IReadOnlyList<Panel> panels, IReadOnlyList<Panel> drawn)
    {
        if (ReferenceEquals(drawn, panels))
            return "";
        var counts = panels.SelectMany(panel => panel.Traces).Zip(drawn.SelectMany(panel => panel.Traces))
            .Where(pair => pair.First.Marks.Count > 0 && pair.First.Marks.Count != pair.Second.Marks.Count)
            .GroupBy(pair => pair.First.Marks.Name)
            .Select(kind =>
                $"{NumberText.Whole(kind.Sum(pair => (long)pair.Second.Marks.Count))}"
                    + $" of {NumberText.Whole(kind.Sum(pair => (long)pair.First.Marks.Count))} {kind.Key} are drawn");
        return string.Concat(counts.Select(count => "; " + count));
    }

    /// <summary>The most that each may take so that all together find room: small ones leave what they do not need to the others.</summary>
    private static double Share(double[] sorted, double room)
    {
        for (int i = 0; i < sorted.Length; i++)
        {
            double share = room / (sorted.Length - i);
            if (sorted[i] > share)
                return share;
            room -= sorted[i];
        }
        return double.PositiveInfinity;
    }
}
