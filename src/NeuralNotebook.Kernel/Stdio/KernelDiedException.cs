namespace NeuralNotebook.Kernel;

/// <summary>The kernel's process ended where it should not have: a cell ended it, or something outside did.</summary>
/// <param name="reason">How it ended.</param>
/// <param name="cell">The cell that was running, counted from 1; null where none was.</param>
public sealed class KernelDiedException(string reason, int? cell = null)
    : Exception(cell is null ? reason : $"the kernel died in cell {cell}: {reason}")
{
    /// <summary>How it ended, without the cell.</summary>
    public string Reason { get; } = reason;

    /// <summary>The cell that was running, counted from 1; null where none was.</summary>
    public int? Cell { get; } = cell;
}
