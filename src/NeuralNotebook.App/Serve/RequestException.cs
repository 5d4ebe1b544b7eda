namespace NeuralNotebook.App.Serve;

/// <summary>A request that cannot be served: the status to answer with, and a sentence for whoever reads it.</summary>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
