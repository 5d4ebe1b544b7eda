namespace NeuralNotebook.Interactive;

/// <summary>One thing drawn in a <see cref="Panel"/>: a line, a cloud of points, bars, a picture.</summary>
public abstract record Trace
{
    private protected Trace() { }

    /// <summary>The name in the legend, or null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The colour as <c>#rrggbb</c>, or null to take the next of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>False to keep a named trace out of the legend.</summary>
    public bool InLegend { get; init; } = true;

    /// <summary>Every value that the horizontal axis should reach.</summary>
    internal abstract IEnumerable<double> Across { get; }

    /// <summary>Every value that the vertical axis should reach.</summary>
    internal abstract IEnumerable<double> Upwards { get; }

    /// <summary>Empty space to keep beside the data, as a share of its extent.</summary>
    internal virtual (double X, double Y) Margin => (0, 0.06);

    /// <summary>True when the trace takes its turn in the palette.</summary>
    internal virtual bool TakesColor => Color is null;

    /// <summary>True when the legend names the trace.</summary>
    internal virtual bool Listed => Name is not null && InLegend;

    /// <summary>True when the trace covers its area: axes end where it ends, and no grid shows through.</summary>
    internal virtual bool Fills => false;

    /// <summary>About how many bytes the marks take in both pictures.</summary>
    internal virtual double Weight => 0;

    /// <summary>How many marks there are and what they are called, for a sentence that says how many of them are drawn; 0 where none is ever missed.</summary>
    internal virtual (int Count, string Name) Marks => (0, "");

    /// <summary>The trace with so many of its marks that they take about so many bytes, or the trace itself.</summary>
    internal virtual Trace Thinned(double bytes, Panel panel) => this;

    internal static void SameLength(string what, int x, string other, int y)
    {
        if (x != y)
            throw new ArgumentException($"{what} needs as many {other} values as x values, got {x} x and {y} {other}: is one of them cut short?");
    }
}
