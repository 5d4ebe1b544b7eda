namespace NeuralNotebook.Interactive;

/// <summary>How far each value of a trace may be off, drawn as a thin bar through its mark.</summary>
public sealed record ErrorBars
{
    /// <summary>A bar from value[i] − below[i] to value[i] + above[i].</summary>
    /// <exception cref="ArgumentException">The lengths differ, or an error is negative.</exception>
    public ErrorBars(double[] below, double[] above)
    {
        if (below.Length != above.Length)
            throw new ArgumentException($"Error bars need as many lower as upper errors, got {below.Length} and {above.Length}.");
        if (below.Concat(above).FirstOrDefault(error => error < 0) is < 0 and var negative)
            throw new ArgumentException($"An error is a distance and never negative, got {NumberText.Short(negative)}"
                + ": give how far the value may be off, not where it may lie.");
        (Below, Above) = (below, above);
    }

    /// <summary>How far below each value its bar starts; one that is not finite leaves the bar out.</summary>
    public IReadOnlyList<double> Below { get; }

    /// <summary>How far above each value its bar ends.</summary>
    public IReadOnlyList<double> Above { get; }

    /// <summary>About how many bytes one takes in both pictures.</summary>
    internal const double Weight = 64;

    internal ErrorBars At(int[] places) => new(Sample.At(Below, places), Sample.At(Above, places));

    internal IEnumerable<double> Ends(IReadOnlyList<double> values) =>
        values.SelectMany((value, i) => Plottable.IsFinite(Below[i]) && Plottable.IsFinite(Above[i])
            ? new[] { value - Below[i], value + Above[i] } : []);
}
