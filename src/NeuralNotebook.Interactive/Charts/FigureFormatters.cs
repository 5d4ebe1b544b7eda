using System.Diagnostics.CodeAnalysis;

namespace NeuralNotebook.Interactive;

/// <summary>How a figure shows itself: the interactive figure, the picture as SVG, inline as HTML in .NET Interactive, the same as a small PNG, and the sentence, of
/// which the reader's page takes the best it can show. An editor that does not trust a notebook shows no more of them than the PNG.</summary>
internal sealed class FigureFormatters
{
    [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() => HostKernel.IsDotNetInteractive
        ? [new Formatter<Figure>("text/html", figure => figure.ToSvg()), new Formatter<Figure>("image/png", Png)]
        :
        [
            new Formatter<Figure>("application/vnd.plotly.v1+json", figure => figure.ToPlotlyJson()),
            new Formatter<Figure>("image/svg+xml", figure => figure.ToSvg()),
            new Formatter<Figure>("image/png", Png),
            new Formatter<Figure>("text/plain", figure => figure.AlternativeText),
        ];

    /// <summary>As every kernel takes it: in base64.</summary>
    public static string Png(Figure figure) => Convert.ToBase64String(figure.ToSmallPng());
}
