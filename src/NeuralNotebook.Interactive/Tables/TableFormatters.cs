using System.Diagnostics.CodeAnalysis;

namespace NeuralNotebook.Interactive;

/// <summary>How a table shows itself.</summary>
internal sealed class TableFormatters
{
    [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() => HostKernel.IsDotNetInteractive
        ? [new Formatter<Table>("text/html", table => table.ToHtml())]
        : [new Formatter<Table>("text/html", table => table.ToHtml()), new Formatter<Table>("text/plain", table => table.ToString())];
}
