using System.Diagnostics.CodeAnalysis;

namespace NeuralNotebook.Interactive;

/// <summary>How something with an HTML form shows itself. .NET Interactive shows one MIME type; elsewhere the text comes along.</summary>
internal sealed class ShownFormatters<T>
    where T : IShown
{
    [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() => HostKernel.IsDotNetInteractive
        ? [new Formatter<T>("text/html", shown => shown.ToHtml())]
        : [new Formatter<T>("text/html", shown => shown.ToHtml()), new Formatter<T>("text/plain", shown => shown.ToString())];
}
