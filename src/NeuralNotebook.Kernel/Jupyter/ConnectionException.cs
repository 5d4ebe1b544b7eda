namespace NeuralNotebook.Kernel;

/// <summary>A connection file asks for what this kernel cannot do, or what the machine does not allow.</summary>
/// <param name="message">Which file, what it asks for, and what would do; one line.</param>
/// <param name="inner">What the system said.</param>
internal sealed class ConnectionException(string message, Exception? inner = null) : Exception(message, inner);
