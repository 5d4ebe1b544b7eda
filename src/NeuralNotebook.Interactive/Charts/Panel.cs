namespace NeuralNotebook.Interactive;

/// <summary>One plot of a <see cref="Figure"/>: traces over one pair of axes.</summary>
public sealed record Panel
{
    /// <summary>A heading over the panel, when the figure holds several.</summary>
    public string? Title { get; init; }

    /// <summary>A line under the panel.</summary>
    public string? Caption { get; init; }

    /// <summary>What is drawn, from back to front.</summary>
    public IReadOnlyList<Trace> Traces { get; init; } = [];

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>The upright axis of a panel in space.</summary>
    public Axis Z { get; init; } = new();

    /// <summary>From where a panel in space is seen.</summary>
    public Camera Camera { get; init; } = new();

    /// <summary>Texts placed by data coordinates, over the traces.</summary>
    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    /// <summary>Lines across the whole panel.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>True to give one unit the same length on both axes.</summary>
    public bool EqualUnits { get; init; }

    /// <summary>True when the panel shows something in space, over three axes.</summary>
    internal bool InSpace => Traces.Any(trace => trace is SurfaceTrace);

    internal bool HasField => Traces.Any(trace => trace.IsField);

    internal bool Fills => Traces.Any(trace => trace.Fills);

    /// <summary>The trace whose colours a bar explains, or null for no bar.</summary>
    internal ColoredTrace? ColorBarTrace =>
        Traces.OfType<ColoredTrace>().FirstOrDefault(trace => trace.ColorBar && trace is not ContourTrace { Filled: false });

    /// <summary>What the panel shows, in words that complete "This shows …"; null to say it from the traces.</summary>
    public string? Description { get; init; }
}
