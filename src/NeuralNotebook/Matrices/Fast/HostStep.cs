using System.Runtime.InteropServices;

namespace NeuralNotebook;

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
