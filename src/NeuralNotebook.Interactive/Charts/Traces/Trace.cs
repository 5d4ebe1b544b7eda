using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>One thing drawn in a <see cref="Panel"/>: a line, a cloud of points, bars, a picture.</summary>
/// <remarks>What is abstract here is what every kind has to say of itself; painters and writers ask it,
/// and keep no list of kinds.</remarks>
public abstract record Trace
{
    private protected Trace() { }

    /// <summary>The name in the legend, or null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The colour as <c>#rrggbb</c>, or null to take the next of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>Every value that the horizontal axis should reach.</summary>
    internal abstract IEnumerable<double> Across { get; }

    /// <summary>Every value that the vertical axis should reach.</summary>
    internal abstract IEnumerable<double> Upwards { get; }

    /// <summary>What a chart is called whose first trace is of this kind: "line chart".</summary>
    internal abstract string ChartName { get; }

    /// <summary>What the trace shows, in words that follow its name; null for a ground of which there is nothing to say.</summary>
    internal abstract string? Told(Panel panel);

    /// <summary>Draws the trace for the SVG and the PNG.</summary>
    internal abstract void Draw(MarksPainter marks, TraceStyle style);

    /// <summary>The trace as plotly.js reads it, without its name and axes; null where all of it went into the place's images.</summary>
    internal abstract JsonObject? ToPlotly(PlotlyPlace place, TraceStyle style);

    /// <summary>Draws what stands beside the trace's name in the legend, about 20 pixels to the right of a place.</summary>
    internal virtual void DrawKey(MarksPainter marks, TraceStyle style, double x, double y) =>
        marks.Canvas.Rectangle(x + 4, y - 6, 16, 12, style.Color);

    /// <summary>Empty space to keep beside the data, as a share of its extent.</summary>
    internal virtual (double X, double Y) Margin => (0, 0.06);

    /// <summary>True when the trace takes its turn in the palette.</summary>
    internal virtual bool TakesColor => Color is null;

    /// <summary>True when the legend names the trace.</summary>
    internal virtual bool Listed => Name is not null;

    /// <summary>True when the trace covers its area: axes end where it ends, and no grid shows through.</summary>
    internal virtual bool Fills => false;

    /// <summary>True when the trace colours the plane, in the blue that is the palette's first colour: what lies over it starts with the
    /// second, and lines have a light edge.</summary>
    internal virtual bool IsField => false;

    /// <summary>True when the marks begin at zero, where an axis then ends.</summary>
    internal virtual bool StandsOnZero => false;

    /// <summary>About how many bytes the marks take in both pictures.</summary>
    internal virtual double Weight => 0;

    /// <summary>How many marks there are and what they are called, for a sentence that says how many of them are drawn;
    /// 0 where none is ever missed.</summary>
    internal virtual (int Count, string Name) Marks => (0, "");

    /// <summary>The trace with so many of its marks that they take about so many bytes, or the trace itself.</summary>
    internal virtual Trace Thinned(double bytes, Panel panel) => this;

    internal static void SameLength(string what, int x, string other, int y)
    {
        if (x != y)
            throw new ArgumentException(
                $"{what} needs as many {other} values as x values, got {x} x and {y} {other}: is one of them cut short?");
    }
}
