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

    /// <summary>Of a table, how many rows it has.</summary>
    public int Rows;

    public double Rate, Keep, KeepSecond, Correction, Epsilon;

    /// <summary>Runs a loop over as many numbers as there are weights; what it does not look at is empty.</summary>
    public static void Run(
        delegate* unmanaged<HostStep*, void> loop, HostStep step, Span<double> weights, ReadOnlySpan<double> gradients = default,
        ReadOnlySpan<double> first = default, ReadOnlySpan<double> second = default)
    {
        fixed (double* w = weights, g = gradients, f = first, s = second)
        {
            step.Weights = w;
            step.Gradients = g;
            step.First = f;
            step.Second = s;
            step.Count = weights.Length;
            loop(&step);
        }
    }
}
