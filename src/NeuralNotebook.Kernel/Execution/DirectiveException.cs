namespace NeuralNotebook.Kernel;

/// <summary>A line of a cell begins with <c>#!</c> and cannot be followed.</summary>
internal sealed class DirectiveException(string message, int line, int start, int end) : Exception(message)
{
    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Where it begins in the cell.</summary>
    public int Start { get; } = start;

    /// <summary>Where it ends.</summary>
    public int End { get; } = end;
}
