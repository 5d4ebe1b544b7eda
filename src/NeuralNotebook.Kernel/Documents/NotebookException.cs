namespace NeuralNotebook.Kernel;

/// <summary>A notebook that cannot be read or run. The message is one line that names the file, and the cell where there is one.</summary>
public sealed class NotebookException : Exception
{
    /// <summary>Creates the error with its one-line message.</summary>
    public NotebookException(string message) : base(message) { }

    /// <summary>Creates the error with its one-line message and the error behind it.</summary>
    public NotebookException(string message, Exception innerException) : base(message, innerException) { }
}
