namespace NeuralNotebook;

/// <summary>How many threads the engine may use. The results do not depend on it, to the last bit: only the time does.</summary>
public static class Parallelism
{
    /// <summary>Threads that a large matrix product is shared out to, at least 1. The default is the number of processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public static int Threads
    {
        get => WorkerPool.Size;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            WorkerPool.Size = value;
        }
    }
}
