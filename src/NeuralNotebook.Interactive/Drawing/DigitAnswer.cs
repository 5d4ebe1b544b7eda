using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NeuralNotebook.Interactive;

/// <summary>What a network says of a picture: how probable it finds each digit, beside the picture that it saw.</summary>
[TypeFormatterSource(typeof(Formatters), PreferredMimeTypes = ["text/html", "image/png"])]
public sealed class DigitAnswer
{
    /// <summary>What is less probable would be written as 0 %.</summary>
    private const double LeastToName = 0.005;

    private readonly Lazy<Figure> figure;

    internal DigitAnswer(Matrix picture, double[] probabilities)
    {
        (Picture, Probabilities) = (picture, probabilities);
        int[] order = [.. Enumerable.Range(0, probabilities.Length).OrderByDescending(digit => probabilities[digit])];
        Digit = order[0];
        Sentence = probabilities[order[1]] < LeastToName ? $"This looks like a {Digit} ({Percent(Digit)})."
            : probabilities[Digit] >= 0.5 ? $"This looks like a {Digit} ({Percent(Digit)}); next comes {order[1]} ({Percent(order[1])})."
            : $"This may be a {Digit} ({Percent(Digit)}) or a {order[1]} ({Percent(order[1])}).";
        figure = new(Draw);
    }

    /// <summary>What the network saw: 28 × 28 or 8 × 8 pixels, 0 (paper) to 1 (ink).</summary>
    public Matrix Picture { get; }

    /// <summary>How probable each digit is, 0 to 9.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>The most probable digit.</summary>
    public int Digit { get; }

    internal string Sentence { get; }

    /// <summary>The answer as a figure: a bar for each digit, and the picture.</summary>
    public Figure ToFigure() => figure.Value;

    /// <summary>The answer in a sentence.</summary>
    public override string ToString() => Sentence;

    private string Percent(int digit) => NumberText.Percent(Math.Round(Probabilities[digit], 2));

    private Figure Draw()
    {
        var names = Enumerable.Range(0, Probabilities.Count).Select(digit => digit.ToString(CultureInfo.InvariantCulture));
        var bars = Chart.Column(names, Probabilities.Select(probability => Math.Round(probability, 2))).WithXAxis("digit")
            .WithYAxis("probability", 0, 1).Panels[0];
        var picture = Chart.Image(Picture).Panels[0];
        // the title says the numbers that matter
        var plain = bars.Traces.Select(trace => trace is BarTrace bar ? bar with { ShowValues = false } : trace);
        return new Figure
        {
            Panels = [picture with { Title = "what the network saw" }, bars with { Title = "what it says", Traces = [.. plain] }],
            Columns = 2,
            Width = 600,
            Height = 300,
            Title = Sentence.TrimEnd('.'),
            AlternativeText =
                $"{Sentence} Beside the bars of all ten digits stands the picture of {Picture.Columns} × {Picture.Rows}"
                    + " pixels that the network saw.",
        };
    }

    private sealed class Formatters
    {
        [SuppressMessage("Performance", "CA1822", Justification = "The convention asks for an instance method.")]
        public IEnumerable<object> CreateTypeFormatters() => FigureFormatters.Of<DigitAnswer>(answer => answer.ToFigure());
    }
}
