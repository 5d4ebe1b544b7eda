namespace NeuralNotebook;

/// <summary>Loops that the program around the engine brings along, compiled, for a runtime that computes fused multiply-adds in software: .NET's in a browser.
/// Null everywhere else.</summary>
/// <remarks>They give the same bits. Each takes the address of its arguments, so that a call costs the same whatever is handed over.</remarks>
internal static unsafe class HostLoops
{
    /// <summary>A product with its epilogue.</summary>
    public static delegate* unmanaged<HostProduct*, void> Product;
}
