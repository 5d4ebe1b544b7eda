using System.Diagnostics.CodeAnalysis;

namespace NeuralNotebook.Interactive;

/// <summary>How a figure shows itself: the interactive figure, the picture as SVG, inline as HTML in .NET Interactive,
/// the same as a small PNG, and the sentence, of which the reader's page takes the best it can show.
/// An editor that does not trust a notebook shows no more of them than the PNG.</summary>
internal sealed class FigureFormatters
{
    [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
    public IEnumerable<object> CreateTypeFormatters() => Of<Figure>(figure => figure);

    /// <summary>How something shows itself as a figure.</summary>
    public static IEnumerable<object> Of<T>(Func<T, Figure> figureOf) => HostKernel.IsDotNetInteractive
        ? [new Formatter<T>("text/html", shown => figureOf(shown).ToSvg()), new Formatter<T>("image/png", shown => Png(figureOf(shown)))]
        :
        [
            new Formatter<T>("application/vnd.plotly.v1+json", shown => figureOf(shown).ToPlotlyJson()),
            new Formatter<T>("image/svg+xml", shown => figureOf(shown).ToSvg()),
            new Formatter<T>("image/png", shown => Png(figureOf(shown))),
            new Formatter<T>("text/plain", shown => figureOf(shown).AlternativeText),
        ];

    /// <summary>As every kernel takes it: in base64.</summary>
    public static string Png(Figure figure) => Convert.ToBase64String(figure.ToSmallPng());
}
