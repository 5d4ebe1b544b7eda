namespace NeuralNotebook.Kernel;

/// <summary>A package that a cell asks for cannot be had.</summary>
/// <param name="message">Why, and what to try.</param>
internal sealed class PackageException(string message) : Exception(message)
{
    /// <summary>The line that asks for it, where that is known.</summary>
    public PackageDirective? Place { get; init; }
}
