using System.Diagnostics.CodeAnalysis;

namespace NeuralNotebook.Interactive;

/// <summary>How a figure shows itself: the picture inline in .NET Interactive; elsewhere the interactive figure, the picture and
/// the sentence, of which the reader's page takes the best it can show.</summary>
internal sealed class FigureFormatters
{
    [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() => HostKernel.IsDotNetInteractive
        ? [new Formatter<Figure>("text/html", figure => figure.ToSvg())]
        :
        [
            new Formatter<Figure>("application/vnd.plotly.v1+json", figure => figure.ToPlotlyJson()),
            new Formatter<Figure>("image/svg+xml", figure => figure.ToSvg()),
            new Formatter<Figure>("text/plain", figure => figure.AlternativeText),
        ];
}
