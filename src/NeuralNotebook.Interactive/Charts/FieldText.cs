namespace NeuralNotebook.Interactive;

/// <summary>Says in words what a heatmap, a contour chart or a surface shows.</summary>
internal static class FieldText
{
    public static string Of(HeatmapTrace heatmap, Panel panel) =>
        $"heatmap of {heatmap.Rows} × {heatmap.Columns} cells" + Extremes(heatmap.Values, i =>
            $"{Name(panel.Y, i / heatmap.Columns, "row")}, {Name(panel.X, i % heatmap.Columns, "column")}");

    public static string Of(ContourTrace contour, Panel panel) =>
        $"contours at {contour.Levels.Count} {(contour.Levels.Count == 1 ? "height" : "heights")}" + Over(contour, panel);

    public static string Of(SurfaceTrace surface, Panel panel) =>
        "surface" + (panel.Z.Title is { } z ? $" of {z}" : "") + Over(surface, panel);

    private static string Over(GridTrace grid, Panel panel) =>
        $" over {panel.X.Title ?? "x"} from {X(grid).Text(grid.X[0])} to {X(grid).Text(grid.X[^1])} and {panel.Y.Title ?? "y"}"
        + $" from {Y(grid).Text(grid.Y[0])} to {Y(grid).Text(grid.Y[^1])}"
        + Extremes(grid.Values, i => $"({X(grid).Text(grid.X[i % grid.X.Count])}, {Y(grid).Text(grid.Y[i / grid.X.Count])})");

    private static SharedDigits X(GridTrace grid) => SharedDigits.Of(grid.X);

    private static SharedDigits Y(GridTrace grid) => SharedDigits.Of(grid.Y);

    private static string Extremes(IReadOnlyList<double> values, Func<int, string> place)
    {
        var seen = Enumerable.Range(0, values.Count).Where(i => Plottable.IsFinite(values[i])).ToList();
        int missing = values.Count - seen.Count;
        string left = missing switch
        {
            0 => "",
            1 => " (1 value is not finite and leaves a gap)",
            _ => $" ({missing} values are not finite and leave gaps)"
        };
        if (seen.Count == 0)
            return " without values" + left;
        var (low, high) = (seen.MinBy(i => values[i]), seen.MaxBy(i => values[i]));
        var digits = SharedDigits.Of(values);
        return values[low] == values[high]
            ? $", {digits.Text(values[low])} everywhere{left}"
            : $", lowest {digits.Text(values[low])} at {place(low)}, highest {digits.Text(values[high])} at {place(high)}{left}";
    }

    private static string Name(Axis axis, int i, string kind) => axis.Categories?.ElementAtOrDefault(i) is { } name
        ? int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out _) ? $"{kind} {name}" : name
        : $"{kind} {i}";
}
