namespace NeuralNotebook.Kernel;

/// <summary>A line of a cell begins with <c>#!</c> and is nothing this kernel knows.</summary>
internal sealed class UnknownDirectiveException(string directive, int line)
    : Exception($"'{directive}' is nothing this kernel knows; #!lsmagic lists what it does know")
{
    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;
}
