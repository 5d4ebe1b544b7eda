using System.Diagnostics;

namespace NeuralNotebook.Kernel;

/// <summary>The end of a kernel whose cell does not stop, because the learner asked for it.</summary>
internal static class KernelEnd
{
    /// <summary>What the process ends with: a shell's code for "interrupted".</summary>
    public const int ExitCode = 130;

    /// <summary>How long the door has to say how the cell ended.</summary>
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the process may take to end by itself: a library's own code may not let it.</summary>
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(2);

    /// <summary>Ends the process, after the cell has been said to be over.</summary>
    public static void After(CellRun stuck)
    {
        stuck.Abandon(
            new CellInterruptedException("The cell did not stop, so the kernel was ended, as you asked. What the cells declared is gone: "
                + "run them again from the top."));
        new Thread(() =>
        {
            Thread.Sleep(TimeToAnswer);
            new Thread(() => Environment.Exit(ExitCode)) { IsBackground = true }.UnsafeStart();
            Thread.Sleep(TimeToEnd);
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "end" }.UnsafeStart();
    }
}
