using System.Diagnostics.CodeAnalysis;

namespace NeuralNotebook.Interactive;

/// <summary>How something with an HTML form shows itself. .NET Interactive shows one MIME type;
/// elsewhere the text comes along, which is all that an editor shows of a notebook that it does not trust.</summary>
internal sealed class ShownFormatters<T>
    where T : IShown
{
    [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() => HostKernel.IsDotNetInteractive
        ? [new Formatter<T>("text/html", shown => shown.ToHtml())]
        : [new Formatter<T>("text/html", shown => shown.ToHtml()),
            new Formatter<T>("text/plain", shown => WrappedText.Of(shown.ToString()!))];
}
