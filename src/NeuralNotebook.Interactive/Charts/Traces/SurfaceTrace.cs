namespace NeuralNotebook.Interactive;

/// <summary>Heights as a surface in space, coloured by height and shaded by a light from the upper left.</summary>
public sealed record SurfaceTrace : GridTrace
{
    /// <summary>The heights z, row by row, over the grid of x and y.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit, or the places do not grow.</exception>
    public SurfaceTrace(double[] x, double[] y, double[] z) : base("A surface", x, y, z) { }
}
