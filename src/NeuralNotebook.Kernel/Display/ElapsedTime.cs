namespace NeuralNotebook.Kernel;

/// <summary>How long something took, for a reader.</summary>
internal static class ElapsedTime
{
    /// <summary>Three digits and a fitting unit.</summary>
    public static string Text(TimeSpan elapsed) => elapsed.TotalSeconds >= 1
        ? FormattableString.Invariant($"Wall time: {elapsed.TotalSeconds:0.00} s")
        : FormattableString.Invariant($"Wall time: {elapsed.TotalMilliseconds:G3} ms");
}
