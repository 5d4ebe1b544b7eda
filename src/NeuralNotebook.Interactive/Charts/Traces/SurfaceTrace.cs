using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NeuralNotebook.Interactive;

/// <summary>Heights as a surface in space, coloured by height and shaded by a light from the upper left.</summary>
public sealed record SurfaceTrace : GridTrace
{
    /// <summary>The heights z, row by row, over the grid of x and y.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit, or the places do not grow.</exception>
    public SurfaceTrace(double[] x, double[] y, double[] z) : base("A surface", x, y, z) { }

    internal override string Told(Panel panel) => FieldText.Of(this, panel);

    internal override void Draw(MarksPainter marks, TraceStyle style) =>
        throw new UnreachableException("A surface stands in space, where SpacePainter draws it.");

    internal override JsonObject ToPlotly(PlotlyPlace place, TraceStyle style) => PlotlyFields.Surface(this);
}
