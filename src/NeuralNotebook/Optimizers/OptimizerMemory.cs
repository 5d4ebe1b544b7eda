namespace NeuralNotebook;

/// <summary>What an optimizer remembers of one parameter: some numbers for each weight.</summary>
internal sealed class OptimizerMemory
{
    /// <summary>Of an optimizer that remembers nothing.</summary>
    public static readonly OptimizerMemory None = new();

    /// <summary>Windows on <see cref="Whole"/>, one list for each thread, so that a step allocates nothing.</summary>
    private Matrix[][] windows = [];

    /// <param name="parameter">The parameter.</param>
    /// <param name="perWeight">How many numbers belong to each of its weights.</param>
    /// <param name="start">What each begins with.</param>
    public OptimizerMemory(Parameter parameter, int perWeight, double start)
    {
        Whole = new Matrix[perWeight];
        for (int i = 0; i < perWeight; i++)
        {
            Whole[i] = Matrix.Aligned(parameter.Value.Rows, parameter.Value.Columns);
            Whole[i].Values.Fill(start);
        }
    }

    private OptimizerMemory() => Whole = [];

    /// <summary>The numbers, a matrix as large as the parameter for each.</summary>
    public Matrix[] Whole { get; }

    /// <summary>Makes windows for so many threads, before they begin.</summary>
    public void Reserve(int threads)
    {
        if (Whole.Length > 0 && windows.Length < threads)
            windows = [.. windows, .. Enumerable.Range(0, threads - windows.Length).Select(_ => Window())];
    }

    /// <summary>Some rows of the numbers: one thread's window, which stays where it is until that thread asks again.</summary>
    public Matrix[] Rows(int thread, int first, int count)
    {
        // Somebody may have allowed more threads since the windows were made.
        var window = Whole.Length == 0 ? Whole : thread < windows.Length ? windows[thread] : Window();
        for (int i = 0; i < window.Length; i++)
            window[i].MoveTo(Whole[i], first, count);
        return window;
    }

    private Matrix[] Window() => Array.ConvertAll(Whole, matrix => matrix.Slice(0, 0));
}
