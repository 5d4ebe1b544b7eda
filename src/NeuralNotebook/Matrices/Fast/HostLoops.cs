using System.Runtime.InteropServices;

namespace NeuralNotebook;

/// <summary>Loops that the program around the engine brings along, compiled, for a runtime that interprets ours and computes fused multiply-adds in software: .NET's in a
/// browser. Null everywhere else.</summary>
/// <remarks>They give the same bits. Each takes the address of its arguments, so that a call costs the same whatever is handed over.</remarks>
internal static unsafe class HostLoops
{
    /// <summary>A product with its epilogue.</summary>
    public static delegate* unmanaged<HostProduct*, void> Product;

    /// <summary><see cref="Elementwise.MoveWithMomentum"/>.</summary>
    public static delegate* unmanaged<HostStep*, void> MoveWithMomentum;

    /// <summary><see cref="Elementwise.MoveByMeans"/>.</summary>
    public static delegate* unmanaged<HostStep*, void> MoveByMeans;

    /// <summary><see cref="Elementwise.MultiplyAdd"/>, on a step's weights and gradients.</summary>
    public static delegate* unmanaged<HostStep*, void> MultiplyAdd;

    /// <summary><see cref="Elementwise.AllWithin"/>, of a step's weights, the rate being the limit: not 0, if they are.</summary>
    public static delegate* unmanaged<HostStep*, int> AllWithin;

    /// <summary>Functions of a step's gradients, of a size that is ordinary for them, whose results become its weights.</summary>
    public static delegate* unmanaged<HostStep*, void> Exp, Log, Tanh, Sigmoid;
}

/// <summary>What is done number by number, as a host's loop wants it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HostStep
{
    public double* Weights, Gradients;

    /// <summary>What the optimizer remembers of each weight.</summary>
    public double* First, Second;

    public int Count;

    public double Rate, Keep, KeepSecond, Correction, Epsilon;
}
