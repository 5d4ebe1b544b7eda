namespace NeuralNotebook.Kernel;

/// <summary>The kernel's process ended where it should not have: a cell ended it, or something outside did.</summary>
public sealed class KernelDiedException(string message) : Exception(message);
