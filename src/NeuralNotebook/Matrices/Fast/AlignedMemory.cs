using System.Runtime.CompilerServices;

namespace NeuralNotebook;

/// <summary>Memory that begins with a cache line and never moves, so that no register is read from or written to two lines at once,
/// if its rows are a multiple of a line.</summary>
/// <remarks>For what lives long, and is read and written in every step of a training: the garbage collector frees such memory,
/// but never moves it together.</remarks>
internal static unsafe class AlignedMemory
{
    private const int CacheLine = 64;

    /// <summary>An array of zeros, a little longer than asked for, and where in it the aligned part begins.</summary>
    public static double[] Allocate(int length, out int offset)
    {
        double[] memory = GC.AllocateArray<double>(checked(length + (CacheLine / sizeof(double)) - 1), pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref memory[0]);
        offset = (int)((CacheLine - (start % CacheLine)) % CacheLine) / sizeof(double);
        return memory;
    }
}
