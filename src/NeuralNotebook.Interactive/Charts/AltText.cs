namespace NeuralNotebook.Interactive;

/// <summary>Says in one sentence what a figure shows, with its key numbers.</summary>
internal static class AltText
{
    private const int MostPanels = 8, MostTraces = 4;

    public static string Of(Figure figure, IReadOnlyList<Panel> drawn)
    {
        if (figure.Panels.All(panel => panel.Traces.Count == 0 && panel.Annotations.Count == 0))
            return Begin(figure) + "an empty chart.";
        var parts = figure.Panels.Take(MostPanels).Select(Of).ToList();
        if (figure.Panels.Count > MostPanels)
            parts.Add($"and {figure.Panels.Count - MostPanels} more {(figure.Panels.Count == MostPanels + 1 ? "panel" : "panels")}");
        return Begin(figure) + string.Join("; ", parts) + Thinning.Describe(figure.Panels, drawn) + ".";
    }

    private static string Begin(Figure figure) => figure.Title is { } title ? $"{title.TrimEnd('.')}: " : "";

    private static string Of(Panel panel)
    {
        string heading = panel.Title is { } title ? $"{title}, " : "";
        string caption = panel.Caption is { } line ? $" ({line})" : "";
        return heading + (panel.Description ?? FromTraces(panel)) + caption;
    }

    private static string FromTraces(Panel panel)
    {
        var told = panel.Traces.Select(trace => (Trace: trace, Text: Of(trace, panel))).Where(told => told.Text is not null).ToList();
        if (panel.InSpace)
            return string.Join(", ", told.Select(told => told.Text));
        string axes = (panel.Y.Title, panel.X.Title) switch
        {
            ({ } y, { } x) => $" of {y} against {x}",
            ({ } y, null) => $" of {y}",
            (null, { } x) => $" against {x}",
            _ => "",
        };
        string kind = told.Count == 0 ? "picture" : told[0].Trace.ChartName;
        var series = told.Take(MostTraces).Select(told => told.Text).ToList();
        if (told.Count > MostTraces)
            series.Add($"and {told.Count - MostTraces} more series");
        return kind + axes + (series.Count > 0 ? ": " + string.Join(", ", series) : "");
    }

    /// <summary>A trace with its name; what is shown by colours, the panel's title names.</summary>
    private static string? Of(Trace trace, Panel panel) =>
        trace.Told(panel) is { } told ? (trace is ColoredTrace || trace.Name is null ? told : $"{trace.Name} {told}") : null;

    public static string Along(IReadOnlyList<double> x, IReadOnlyList<double> y, Panel panel)
    {
        var seen = Seen(x, y, panel);
        if (seen.Count == 0)
            return "has no values" + Missing(x.Count - seen.Count);
        var (across, upwards) = (Digits(seen.Select(i => x[i]), panel.X), Digits(seen.Select(i => y[i]), panel.Y));
        if (seen.Count == 1)
            return $"is {upwards.Text(y[seen[0]])} at {across.Text(x[seen[0]])}" + Missing(x.Count - 1);
        var (first, last, low, high) = (seen[0], seen[^1], seen.MinBy(i => y[i]), seen.MaxBy(i => y[i]));
        string text = $"goes from {Place(first)} to {Place(last)}";
        if (low != first && low != last)
            text += $", lowest {Place(low)}";
        if (high != first && high != last)
            text += $", highest {Place(high)}";
        return text + Missing(x.Count - seen.Count);

        string Place(int i) => $"{upwards.Text(y[i])} at {across.Text(x[i])}";
    }

    public static string Cloud(IReadOnlyList<double> x, IReadOnlyList<double> y, Panel panel)
    {
        var seen = Seen(x, y, panel);
        if (seen.Count == 0)
            return "has no points" + Missing(x.Count);
        double[] placesX = [.. seen.Select(i => x[i])], placesY = [.. seen.Select(i => y[i])];
        return $"{seen.Count} {(seen.Count == 1 ? "point" : "points")} around ({Digits(placesX, panel.X).Text(placesX.Average())}"
            + $", {Digits(placesY, panel.Y).Text(placesY.Average())})" + Missing(x.Count - seen.Count);
    }

    public static string Bars(BarTrace bars, Panel panel)
    {
        var names = (bars.Horizontal ? panel.Y : panel.X).Categories;
        var seen = Enumerable.Range(0, bars.Values.Count).Where(i => Plottable.IsFinite(bars.Values[i])).ToList();
        var (lengths, positions) = (Digits(bars.Values, bars.Horizontal ? panel.X : panel.Y), Digits(bars.Positions, new Axis()));
        string told = seen.Count <= 6
            ? string.Join(", ", seen.Select(Bar))
            : $"{seen.Count} bars, highest {Bar(seen.MaxBy(i => bars.Values[i]))}, lowest {Bar(seen.MinBy(i => bars.Values[i]))}";
        return told + Missing(bars.Values.Count - seen.Count + bars.LeftOut);

        string Bar(int i) =>
            $"{names?.ElementAtOrDefault((int)Math.Round(bars.Positions[i])) ?? positions.Text(bars.Positions[i])}"
                + $" {lengths.Text(bars.Values[i])}";
    }

    private static SharedDigits Digits(IEnumerable<double> values, Axis axis) => SharedDigits.Of(values, axis.Log);

    public static string Off(ErrorBars? errors, IReadOnlyList<double> values)
    {
        if (errors is null)
            return "";
        var seen = Enumerable.Range(0, values.Count)
            .Where(i => Plottable.IsFinite(values[i]) && Plottable.IsFinite(errors.Below[i]) && Plottable.IsFinite(errors.Above[i]))
            .ToList();
        if (seen.Count == 0)
            return ", without error bars that could be drawn";
        string below = Span([.. seen.Select(i => errors.Below[i])]);
        string above = Span([.. seen.Select(i => errors.Above[i])]);
        return seen.All(i => errors.Below[i] == errors.Above[i])
            ? $", with error bars of ±{above}" : $", with error bars of {below} below and {above} above";

        static string Span(double[] sizes) =>
            sizes.Min() == sizes.Max() ? NumberText.Short(sizes[0]) : $"{NumberText.Short(sizes.Min())} to {NumberText.Short(sizes.Max())}";
    }

    private static List<int> Seen(IReadOnlyList<double> x, IReadOnlyList<double> y, Panel panel) =>
        [.. Enumerable.Range(0, x.Count).Where(i => Plottable.IsOn(panel.X, x[i]) && Plottable.IsOn(panel.Y, y[i]))];

    public static string Missing(int count) => count switch
    {
        0 => "",
        1 => " (1 value has no place on the axes and is left out)",
        _ => $" ({count} values have no place on the axes and are left out)",
    };
}
