using System.Diagnostics.CodeAnalysis;

namespace NeuralNotebook;

/// <summary>How a value shows itself that says in words all there is to see.
/// Without it .NET Interactive draws a tree of its properties.</summary>
internal sealed class TextFormatters<T>
{
    [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() => [new Formatter<T>("text/plain", value => value?.ToString())];
}
