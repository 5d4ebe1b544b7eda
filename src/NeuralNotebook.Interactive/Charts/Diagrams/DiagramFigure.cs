namespace NeuralNotebook.Interactive;

/// <summary>Puts diagrams into figures in which a unit is a pixel.</summary>
internal static class DiagramFigure
{
    /// <summary>The width of a diagram that fills a figure of the usual width.</summary>
    public const double UsualWidth = 490;

    /// <summary>What a figure needs beside its panels: its edges and a title of one line;
    /// a longer title makes the diagram a little smaller.</summary>
    private const double Heading = 50;

    private const double Edges = Figure.DefaultWidth - UsualWidth, Gutter = 16;

    /// <summary>A panel that holds a diagram, perhaps with pictures under it.</summary>
    public static Panel Panel(DiagramTrace diagram, string description, string? title = null, params IEnumerable<Trace> under) => new()
    {
        Title = title,
        Traces = [.. under, diagram],
        X = new Axis { Visible = false, Min = 0, Max = diagram.Width },
        Y = new Axis { Visible = false, Min = 0, Max = diagram.Height, Reversed = true },
        EqualUnits = true,
        Description = description,
    };

    /// <summary>A figure as large as its panels, one under the other.</summary>
    public static Figure Of(params IReadOnlyList<Panel> panels)
    {
        var diagrams = panels.Select(panel => panel.Traces.OfType<DiagramTrace>().Single()).ToList();
        var heights = panels.Zip(diagrams, (panel, diagram) => diagram.Height + (panel.Title is null ? 12 : 32)).ToList();
        return new Figure
        {
            Panels = panels,
            Width = (int)Math.Ceiling(Math.Clamp(diagrams.Max(diagram => diagram.Width) + Edges, 200, 4000)),
            // Panels of a figure are equally tall.
            Height = (int)Math.Ceiling(Math.Clamp(Heading + heights.Max() * panels.Count + Gutter * (panels.Count - 1), 120, 4000)),
        };
    }
}
