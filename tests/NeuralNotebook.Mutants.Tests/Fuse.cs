using System.Runtime.CompilerServices;

namespace NeuralNotebook.Mutants.Tests;

/// <summary>Ends a mutant that would not end by itself. Every loop and every method of a mutant burns a little of it.</summary>
/// <remarks>It counts steps and not time, so that a slow machine decides as a fast one does.</remarks>
public static class Fuse
{
    private const int Length = 200_000;

    [ThreadStatic]
    private static int left;

    /// <summary>A call of a mutant begins.</summary>
    public static void Light() => left = Length;

    /// <summary>One more step.</summary>
    public static void Burn()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (--left < 0)
            throw new BurntException();
    }

    /// <summary>The mutant did not end.</summary>
    public sealed class BurntException() : Exception("It does not end.");
}
